/// Areas that share their borders: every piece of border, an arc, is kept once and used by the areas on both its sides.
///
/// So simplified borders meet as the exact ones do, and what lies beside what is known without measuring.
///
///     let gminas = try Topology(shapes)                       // 144 shapes
///     gminas.neighbours(.queen)[0]                            // [1, 12, 40]
///     let powiats = gminas.merged(into: powiatOfGmina, count: 23)
///     powiats.simplified(to: 500).shape(of: 0)                // detail under some 500 m is gone
package struct Topology: Sendable {
    package struct Arc: Hashable, Sendable {
        /// Where its points lie in ``Topology/points``, both ends included.
        package let points: Range<Int>
        /// The areas on its sides; -1 is outside of all. Equal when a merger has dissolved it.
        package var left: Int32, right: Int32

        var isBorder: Bool { left != right }
    }

    /// The rings of an area by polygon, outer ring first, each as arcs in order: `n` forward, `~n` backward.
    package typealias AreaRings = [[[Int32]]]

    /// The points of all arcs in a row; an end where several arcs meet stands once for each.
    package let points: [GridPoint]
    /// For each point the tolerance in metres from which on ``simplified(to:)`` leaves it out; infinite where arcs end.
    package let tolerances: [Float]
    package let arcs: [Arc]
    package let areas: [AreaRings]
    package let bounds: [Bounds]

    init(points: [GridPoint], tolerances: [Float], arcs: [Arc], areas: [AreaRings]) {
        (self.points, self.tolerances, self.arcs, self.areas) = (points, tolerances, arcs, areas)
        bounds = areas.map { area in
            var bounds = Bounds.empty
            for ring in area.joined() {
                for reference in ring {
                    for point in points[arcs[Topology.index(reference)].points] { bounds.add(point) }
                }
            }
            return bounds
        }
    }

    /// - Parameter shapes: as ``ShapeCheck`` leaves them; an area without polygons is allowed and has no borders.
    /// - Throws: ``PlanarFault`` with two areas that overlap, or whose common border has different points on its sides.
    package init(_ shapes: [Shape]) throws(PlanarFault) {
        let rings = shapes.enumerated().flatMap { index, shape in shape.rings.map { (area: Int32(index), ring: $0) } }
        _ = try PlanarFault.edges(rings)
        self = TopologyBuilder(shapes).topology
    }

    static func index(_ reference: Int32) -> Int { Int(reference < 0 ? ~reference : reference) }

    package var areaBounds: Bounds { bounds.reduce(into: .empty) { $0.add($1) } }

    /// The points of a ring, the first not repeated.
    package func ring(_ references: [Int32]) -> Ring {
        var result: [GridPoint] = []
        result.reserveCapacity(references.reduce(0) { $0 + arcs[Topology.index($1)].points.count - 1 })
        for reference in references {
            let piece = points[arcs[Topology.index(reference)].points]
            if reference >= 0 { result += piece.dropLast() } else { result += piece.dropFirst().reversed() }
        }
        return Ring(result)
    }

    package func shape(of area: Int) -> Shape {
        Shape(areas[area].map { rings in Polygon(outer: ring(rings[0]), holes: rings.dropFirst().map(ring)) })
    }

    /// The same areas with fewer points: what stands out less than the tolerance is left out, of both neighbours alike.
    ///
    /// Borders never cross, no area vanishes, and a ring keeps at least three points, whatever the tolerance.
    /// - Parameter tolerance: metres; a point goes when the triangle with its neighbours is smaller than half the square of it.
    package func simplified(to tolerance: Double) -> Topology {
        var kept: [GridPoint] = []
        var keptTolerances: [Float] = []
        var shorter: [Arc] = []
        shorter.reserveCapacity(arcs.count)
        let limit = Float(tolerance)
        for arc in arcs {
            let start = kept.count
            for index in arc.points where tolerances[index] > limit {
                kept.append(points[index])
                keptTolerances.append(tolerances[index])
            }
            shorter.append(Arc(points: start..<kept.count, left: arc.left, right: arc.right))
        }
        return Topology(points: kept, tolerances: keptTolerances, arcs: shorter, areas: areas)
    }
}
