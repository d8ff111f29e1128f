import Geography
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Where the bodies of a gmina or powiat have their seats, as far as the public may know.
struct LocalBodies: Sendable {
    /// A place on a drawing with so many bodies.
    struct Place: Sendable {
        let x: Int, y: Int, count: Int
    }

    private let points: [GridPoint]
    /// Bodies whose place is known to the address or the town, and those of whom only the gmina is known.
    var onSpot: Int { points.count }
    let inGmina: Int

    init(_ unit: Teryt, _ shelf: RegistryDesk.Shelf) {
        let search = OrganisationSearch().choosing(unit.level == .gmina ? .gmina : .powiat, [unit.digits])
        var found: [GridPoint] = []
        let placed = search.choosing(.location, ["address", "locality"]).query(sample: shelf.sample, today: shelf.today)
        shelf.view.snapshot.each(placed) { hit in
            guard let place = ListedOrganisation(hit).point else { return }
            if let point = GridPoint(Coordinate(longitude: place.longitude, latitude: place.latitude)) { found.append(point) }
        }
        points = found
        var rough = search.choosing(.location, ["gmina"]).query(sample: shelf.sample, today: shelf.today)
        (rough.countsFacets, rough.limit) = (false, 0)
        inGmina = shelf.view.snapshot.find(rough).total
    }

    /// Bodies that would lie on each other are drawn as one circle: those of one square of the drawing, in their middle. The largest first, so
    /// that small ones stay on top.
    func places(in frame: MapFrame, cell: Int) -> [Place] {
        var cells: [[Int]: (x: Int, y: Int, count: Int)] = [:]
        for point in points {
            let (x, y) = frame.position(point)
            var sum = cells[[x / cell, y / cell]] ?? (0, 0, 0)
            sum = (sum.x + x, sum.y + y, sum.count + 1)
            cells[[x / cell, y / cell]] = sum
        }
        return cells.values.map { Place(x: $0.x / $0.count, y: $0.y / $0.count, count: $0.count) }
            .sorted { ($1.count, $0.x, $0.y) < ($0.count, $1.x, $1.y) }
    }
}
