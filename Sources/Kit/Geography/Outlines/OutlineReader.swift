/// Reads an outline file line by line.
struct OutlineReader {
    private(set) var codes: [String] = []
    private var isKnown = false
    private var step: Int32 = 0
    private var points: [GridPoint] = []
    private var arcs: [Topology.Arc] = []

    /// - Returns: false for a line that is none of the format's.
    mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = line.first, first != UInt8(ascii: "#") else { return true }
        if first == UInt8(ascii: "-") || 0x30...0x39 ~= first { return isKnown && step > 0 && arc(line) }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        switch words.first {
        case "outlines":
            isKnown = words.count == 2 && words[1] == "1"
            return isKnown
        case "step":
            step = words.count == 2 ? Int32(words[1]) ?? 0 : 0
            return 1...1_000_000 ~= step
        case "areas":
            codes = words.dropFirst().map(String.init)
            return Set(codes).count == codes.count
        default:
            return false
        }
    }

    private mutating func arc(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var at = line.startIndex
        let sides = -1..<codes.count
        let start = points.count
        guard let left = OutlineReader.number(line, &at), let right = OutlineReader.number(line, &at) else { return false }
        guard sides ~= left, sides ~= right, left != right else { return false }
        var (x, y) = (0, 0)
        while at < line.endIndex {
            guard let dx = OutlineReader.number(line, &at), let dy = OutlineReader.number(line, &at) else { return false }
            x += dx * Int(step)
            y += dy * Int(step)
            guard abs(x) < 1_000_000_000, abs(y) < 1_000_000_000 else { return false }
            points.append(GridPoint(x: Int32(x), y: Int32(y)))
        }
        guard points.count - start >= 2 else { return false }
        arcs.append(Topology.Arc(points: start..<points.count, left: Int32(left), right: Int32(right)))
        return true
    }

    /// A whole number of at most nine digits and the blank behind it.
    private static func number(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ at: inout Int) -> Int? {
        let isNegative = at < line.endIndex && line[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let start = at
        var value = 0
        while at < line.endIndex, 0x30...0x39 ~= line[at], at - start < 10 {
            value = value * 10 + Int(line[at] - 0x30)
            at += 1
        }
        guard at > start, at - start < 10 else { return nil }
        if at < line.endIndex {
            guard line[at] == UInt8(ascii: " ") else { return nil }
            at += 1
        }
        return isNegative ? -value : value
    }

    /// Nil when the head of the file is missing.
    var topology: Topology? { isKnown && step > 0 ? Topology(points: points, arcs: arcs, count: codes.count) : nil }
}

extension Topology {
    /// From arcs that know their sides; the rings follow from them.
    init(points: [GridPoint], arcs: [Arc], count: Int) {
        var table = VertexTable(capacity: points.count)
        let numbers = points.map { table.number($0) }
        let tolerances = ArcTolerances.measure(points, numbers, arcs, vertexCount: table.vertices.count)
        let loose = Topology(points: points, tolerances: tolerances, arcs: arcs, areas: [AreaRings](repeating: [], count: count))
        self = loose.merged(into: Array(0..<count), count: count)
    }
}
