/// Reads an outline file line by line.
struct OutlineReader {
    private(set) var codes: [String] = []
    private var isKnown = false
    private var step: Int32 = 0
    private var points: [GridPoint] = []
    private var arcs: [Topology.Arc] = []

    /// - Returns: false for a line that is none of the format's.
    mutating func read(_ line: Substring) -> Bool {
        if line.isEmpty || line.hasPrefix("#") { return true }
        let words = line.split(separator: " ")
        switch words.first {
        case "outlines":
            isKnown = words.dropFirst().first == "1"
            return isKnown
        case "step":
            step = words.count == 2 ? Int32(words[1]) ?? 0 : 0
            return 1...1_000_000 ~= step
        case "areas":
            codes = words.dropFirst().map(String.init)
            return Set(codes).count == codes.count
        default:
            return isKnown && step > 0 && arc(words.map { Int32($0) })
        }
    }

    private mutating func arc(_ numbers: [Int32?]) -> Bool {
        let known = numbers.compactMap { $0 }
        guard known.count == numbers.count, known.count >= 6, known.count % 2 == 0 else { return false }
        let sides = -1..<Int32(codes.count)
        guard sides ~= known[0], sides ~= known[1], known[0] != known[1] else { return false }
        let start = points.count
        var (x, y): (Int64, Int64) = (0, 0)
        for index in stride(from: 2, to: known.count, by: 2) {
            x += Int64(known[index]) * Int64(step)
            y += Int64(known[index + 1]) * Int64(step)
            guard abs(x) < 1_000_000_000, abs(y) < 1_000_000_000 else { return false }
            points.append(GridPoint(x: Int32(x), y: Int32(y)))
        }
        arcs.append(Topology.Arc(points: start..<points.count, left: known[0], right: known[1]))
        return true
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
