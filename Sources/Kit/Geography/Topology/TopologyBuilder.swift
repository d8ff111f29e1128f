/// Cuts rings into arcs: at every vertex where not all who pass it come from and go to the same two.
struct TopologyBuilder {
    private let table: VertexTable
    /// The two neighbours of a vertex as the first ring through it has them; -1 before that.
    private var before: [Int32], after: [Int32]
    private var isJunction: [Bool]
    private var points: [GridPoint] = [], numbers: [Int32] = []
    private var arcs: [Topology.Arc] = []
    private var arcByStart: [UInt64: Int32] = [:]
    private var areas: [Topology.AreaRings] = []

    init(_ shapes: [Shape]) {
        let count = shapes.reduce(0) { $0 + $1.vertexCount }
        var table = VertexTable(capacity: count)
        let rings = shapes.map { shape in
            shape.polygons.map { polygon in polygon.rings.map { ring in ring.points.map { table.number($0) } } }
        }
        self.table = table
        let none = [Int32](repeating: -1, count: table.vertices.count)
        (before, after) = (none, none)
        isJunction = [Bool](repeating: false, count: table.vertices.count)
        for ring in rings.joined().joined() { markJunctions(ring) }
        for (area, polygons) in rings.enumerated() {
            areas.append(polygons.map { $0.map { cut($0, Int32(area)) } })
        }
    }

    var topology: Topology {
        let tolerances = ArcTolerances.measure(points, numbers, arcs, vertexCount: table.vertices.count)
        return Topology(points: points, tolerances: tolerances, arcs: arcs, areas: areas)
    }

    private mutating func markJunctions(_ ring: [Int32]) {
        for (index, vertex) in ring.enumerated() {
            let previous = ring[index == 0 ? ring.count - 1 : index - 1]
            let next = ring[index + 1 == ring.count ? 0 : index + 1]
            let at = Int(vertex)
            if before[at] < 0 {
                (before[at], after[at]) = (previous, next)
            } else if (before[at], after[at]) != (previous, next), (after[at], before[at]) != (previous, next) {
                isJunction[at] = true
            }
        }
    }

    private mutating func cut(_ ring: [Int32], _ area: Int32) -> [Int32] {
        guard let start = ring.firstIndex(where: { isJunction[Int($0)] }) else {
            // A border that meets no other: cut where its least vertex is, so that the neighbour cuts it at the same place.
            let least = ring.indices.min { ring[$0] < ring[$1] } ?? 0
            return [arc(Array(ring[least...] + ring[...least]), area)]
        }
        var references: [Int32] = []
        var run = [ring[start]]
        for vertex in ring[(start + 1)...] + ring[...start] {
            run.append(vertex)
            if isJunction[Int(vertex)] {
                references.append(arc(run, area))
                run = [vertex]
            }
        }
        return references
    }

    /// The arc along these vertices with the area on its left, taken from the neighbour when it has been cut already.
    private mutating func arc(_ run: [Int32], _ area: Int32) -> Int32 {
        let last = run.count - 1
        if let known = arcByStart[TopologyBuilder.key(run[last], run[last - 1])] {
            arcs[Int(known)].right = area
            return ~known
        }
        let new = Int32(arcs.count)
        let start = points.count
        for vertex in run {
            points.append(table.vertices[Int(vertex)])
            numbers.append(vertex)
        }
        arcs.append(Topology.Arc(points: start..<points.count, left: area, right: Edge.outside))
        arcByStart[TopologyBuilder.key(run[0], run[1])] = new
        return new
    }

    private static func key(_ from: Int32, _ to: Int32) -> UInt64 { UInt64(UInt32(from)) << 32 | UInt64(UInt32(to)) }
}
