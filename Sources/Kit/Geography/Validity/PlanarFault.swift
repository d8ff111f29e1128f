/// Where rings do not divide the plane cleanly: a border crosses or ends in the middle of another, or areas overlap.
package struct PlanarFault: Error, Hashable, Sendable {
    package let place: GridPoint
    /// The areas at the place, by their numbers; one when an area is at odds with itself.
    package let areas: [Int]

    /// The edges of the rings, each once, when they keep the rules.
    static func edges(_ rings: some Sequence<(area: Int32, ring: Ring)>) throws(PlanarFault) -> [Edge] {
        let edges: [Edge]
        do throws(DoubleClaim) {
            edges = try EdgeList.make(rings)
        } catch {
            throw PlanarFault(place: error.place, areas: Set([Int(error.first), Int(error.second)]).sorted())
        }
        do throws(PlanarSweep.Fault) {
            try PlanarSweep.check(edges)
        } catch {
            throw PlanarFault(place: error.place, areas: error.areas.map(Int.init))
        }
        return edges
    }
}
