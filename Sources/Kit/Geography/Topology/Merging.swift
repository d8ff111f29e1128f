extension Topology {
    /// Larger areas made of these, gminas to powiats: borders between parts of one are dissolved, the others are the same arcs.
    ///
    /// - Parameters:
    ///   - groups: for each area the number of the larger one it belongs to; nil leaves it out.
    ///   - count: how many larger areas there are; one without parts has no borders.
    package func merged(into groups: [Int?], count: Int) -> Topology {
        precondition(groups.count == areas.count)
        func group(_ area: Int32) -> Int32 { area < 0 ? Edge.outside : groups[Int(area)].map(Int32.init) ?? Edge.outside }
        let mergedArcs = arcs.map { Arc(points: $0.points, left: group($0.left), right: group($0.right)) }
        var references = [[Int32]](repeating: [], count: count)
        for (index, arc) in mergedArcs.enumerated() where arc.isBorder {
            if arc.left >= 0 { references[Int(arc.left)].append(Int32(index)) }
            if arc.right >= 0 { references[Int(arc.right)].append(~Int32(index)) }
        }
        return Topology(points: points, tolerances: tolerances, arcs: mergedArcs, areas: references.map(traced))
    }

    /// The rings that directed arcs of one area form.
    private func traced(_ references: [Int32]) -> AreaRings {
        var numbers: [GridPoint: Int32] = [:]
        func number(_ point: GridPoint) -> Int32 {
            let next = Int32(numbers.count)
            return numbers[point]
                ?? {
                    numbers[point] = next
                    return next
                }()
        }
        let pieces = references.map { reference in
            let range = arcs[Topology.index(reference)].points
            let isForward = reference >= 0
            let start = points[isForward ? range.lowerBound : range.upperBound - 1]
            let end = points[isForward ? range.upperBound - 1 : range.lowerBound]
            return RingTracer.Piece(
                start: number(start), end: number(end), startPoint: start,
                second: points[isForward ? range.lowerBound + 1 : range.upperBound - 2],
                penultimate: points[isForward ? range.upperBound - 2 : range.lowerBound + 1])
        }
        let rings = RingTracer.trace(pieces).map { $0.map { references[Int($0)] } }
        return nested(rings)
    }

    private func nested(_ rings: [[Int32]]) -> AreaRings {
        let drawn = rings.map { (references: $0, ring: ring($0)) }.map { (references: $0.references, ring: $0.ring, area: $0.ring.doubledArea) }
        let outers = drawn.filter { $0.area > 0 }.sorted { $0.area < $1.area }
        let boxes = outers.map(\.ring.bounds)
        var polygons = outers.map { [$0.references] }
        for hole in drawn where hole.area < 0 {
            let box = hole.ring.bounds
            if let around = outers.indices.first(where: { boxes[$0].contains(box) && outers[$0].ring.holds(hole.ring) }) {
                polygons[around].append(hole.references)
            }
        }
        return polygons.reversed()
    }
}
