import Geography

/// The outlines of the gminas of the bundled region, simplified: what a map is drawn of until somebody imports borders.
package enum BundledOutlines {
    package static let source = "PRG, stan 2019/2020"
    private static let file = "outlines.txt"

    package struct Gminas: Sendable {
        /// In the order of the topology's areas.
        package let units: [Teryt]
        package let topology: Topology
    }

    /// - Throws: when the program's own file is missing or broken.
    package static func gminas() throws -> Gminas { try read.get() }

    /// Once: the program's own files do not change while it runs.
    private static let read = Result { try load() }

    private static func load() throws -> Gminas {
        let outlines = try OutlineFile(String(decoding: try BundledFiles.bytes(file), as: UTF8.self))
        let units = try outlines.codes.map { code in
            guard let teryt = Teryt(code), teryt.level == .gmina else { throw BundledFiles.Broken(file: file, line: 1, column: code) }
            return teryt
        }
        return Gminas(units: units, topology: outlines.topology)
    }
}
