import Documents
import Foundation
import Geography
import Testing

/// The outlines that come with the program, made from a file of borders that does not.
struct BundledOutlinesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    private static let bundled = root.appending(path: "Sources/Office/Reference/Data/outlines.txt")
    private static let header = [
        "Simplified outlines (granice uproszczone) of the 144 gminas of kujawsko-pomorskie, whole units of 100 m in EPSG:2180.",
        "From jusuff/PolandGeoJson @ d96c034dbd0a (2021-09-16), public domain (Unlicense), made from PRG (GUGiK); state of 2019/2020.",
        "Written by scripts/outlines; the format is that of Kit/Geography/Outlines/OutlineFile.swift.",
    ]

    @Test func `the bundled outlines are small, whole, and have the neighbours of the borders they were made from`() throws {
        let text = try String(contentsOf: Self.bundled, encoding: .utf8)
        #expect(text.utf8.count <= 60_000)
        let file = try OutlineFile(text)
        #expect(file.topology.neighbours(.queen).joined().count == 2 * 373)
        let shapes = file.codes.indices.map { file.topology.shape(of: $0) }
        _ = try Topology(shapes)
        let area = shapes.reduce(0) { $0 + $1.area }
        #expect(abs(area - 17_945e6) < 20e6)
        let units = try String(contentsOf: Self.root.appending(path: "Sources/Office/Reference/Data/units.csv"), encoding: .utf8)
        let codes = units.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) }.filter { $0.utf8.count == 6 }
        #expect(Set(file.codes) == Set(codes))
        #expect(file.codes.count == 144)
    }

    /// With `POZYTEK_WRITE_OUTLINES` the file is written anew instead.
    @Test(.needsBoundaries) func `the bundled outlines are what the borders give`() throws {
        let borders = try Boundaries.file("gminy_04")
        let codes = borders.features.map { String(($0.properties["terc"].text ?? "").prefix(6)) }
        let made = try #require(OutlineFile(codes: codes, topology: try Topology(borders.features.map(\.shape))).text(header: Self.header))
        if ProcessInfo.processInfo.environment["POZYTEK_WRITE_OUTLINES"] != nil {
            try made.write(to: Self.bundled, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.bundled, encoding: .utf8) == made)
    }
}
