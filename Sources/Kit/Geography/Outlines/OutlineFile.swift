/// Simplified borders as a small text file that can stand in a repository and be read without any library.
///
///     # any number of lines that say where the borders come from
///     outlines 1
///     step 10000                     a unit in centimetres of EPSG:2180
///     areas 0401011 0401022 …        their codes; areas are counted from 0 in this order
///     12 -1 4402 5611 3 -2 0 5       an arc: area on its left, on its right (-1 outside), its first point, then steps from point to point
///
/// Each border is written once, whoever shares it. With a step of 1 nothing is lost: the same text keeps imported borders in a database.
package struct OutlineFile: Sendable {
    package let codes: [String]
    package let topology: Topology

    package init(codes: [String], topology: Topology) {
        precondition(codes.count == topology.areas.count)
        self.codes = codes
        self.topology = topology
    }

    package struct Fault: Error, Hashable, CustomStringConvertible {
        /// 1-based.
        package let line: Int
        package var description: String { "plik zarysów ma błąd w wierszu \(line)" }
    }

    /// - Parameters:
    ///   - step: centimetres a unit; points are rounded to whole units, as ``Topology/rounded(to:)`` does.
    ///   - header: lines without their `#`.
    /// - Returns: nil when the step is too coarse for these borders.
    package func text(step: Int32 = 10_000, header: [String]) -> String? {
        guard let rounded = topology.rounded(to: step) else { return nil }
        var lines = header.map { "# \($0)" }
        lines += ["outlines 1", "step \(step)", "areas " + codes.joined(separator: " ")]
        for arc in rounded.arcs {
            var numbers = [arc.left, arc.right]
            var last = GridPoint(x: 0, y: 0)
            for point in rounded.points[arc.points] {
                numbers += [(point.x - last.x) / step, (point.y - last.y) / step]
                last = point
            }
            lines.append(numbers.map(String.init).joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package init(_ text: String) throws(Fault) { try self.init(Array(text.utf8)) }

    package init(_ bytes: [UInt8]) throws(Fault) {
        var reader = OutlineReader()
        let wrong = bytes.withUnsafeBufferPointer { buffer in
            for (index, line) in buffer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
                if !reader.read(line) { return index + 1 }
            }
            return 0
        }
        if wrong > 0 { throw Fault(line: wrong) }
        guard let topology = reader.topology else { throw Fault(line: 1) }
        self.init(codes: reader.codes, topology: topology)
    }
}
