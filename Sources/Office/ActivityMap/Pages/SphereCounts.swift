import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Bodies, activities and grants by place and sphere.
struct SphereCounts: Sendable {
    struct Line: Sendable {
        let sphere: Sphere
        let organisations: Int, activities: Int, grants: Int
        var isEmpty: Bool { organisations + activities + grants == 0 }
    }

    private let organisations: CrossTable?, activities: CrossTable?, grants: CrossTable?
    /// Those in force, in the order of the act.
    let spheres: [Sphere]

    init(_ level: MapLevel, _ state: RegionState) {
        let shelf = state.shelf
        var query = OrganisationSearch().query(sample: shelf.sample, today: shelf.today)
        query.countsFacets = false
        organisations = shelf.view.snapshot.cross(rows: level.facet.slot, columns: RegisterFacet.sphere.slot, query)
        var deeds = SearchQuery(today: shelf.today)
        (deeds.filters, deeds.countsFacets) = (shelf.sample ? [] : [.init(DeedSchema.Facet.sample, ["no"])], false)
        let place = level == .gmina ? DeedSchema.Facet.gmina : DeedSchema.Facet.powiat
        activities = state.deeds.activities.cross(rows: place, columns: DeedSchema.Facet.sphere, deeds)
        grants = state.deeds.grants.cross(rows: place, columns: DeedSchema.Facet.sphere, deeds)
        spheres = shelf.spheres.filter { ($0.since ?? shelf.today) <= shelf.today && ($0.until.map { $0 > shelf.today } ?? true) }
    }

    func line(_ teryt: Teryt, _ sphere: Sphere) -> Line {
        func count(_ table: CrossTable?) -> Int { table?.count(teryt.digits, sphere.code) ?? 0 }
        return Line(sphere: sphere, organisations: count(organisations), activities: count(activities), grants: count(grants))
    }

    func lines(_ teryt: Teryt) -> [Line] { spheres.map { line(teryt, $0) } }
}
