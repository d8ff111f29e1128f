import ActivityMap
import Database
import Reference
import Registry
import TestSupport
import Testing
import Values

/// Deeds read back for pages and indexes.
@Suite struct ReadDeedTests {
    @Test(arguments: Engines.all) func `a grant and its activity know each other, whichever came first`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.register([("101", "FUNDACJA ALA", "TORUŃ")])
            let header = "Nr umowy;Tytuł;Kwota dotacji;Organizacja;KRS;Gmina realizacji;Powiat realizacji;Sfera;Data umowy;Działanie"
            _ = try await deeds.list("1;A;100;Ala;101;Kikół;lipnowski;10;01.02.2025;dzialania/7\n", header: header)
            let alone = try await deeds.site.database.read { try Grant.all([1], in: $0) }
            #expect(alone.map(\.activity) == [nil])
            _ = try await deeds.activities("7;Klub;101;2.5.2025;53,0;18,6\n", header: "Lp.;Tytuł;KRS;Od;Szerokość;Długość")
            try await deeds.site.database.read { db in
                let grant = try #require(try Grant.all([1, 99], in: db).first)
                #expect(grant.activity == 2 && grant.year == 2025 && grant.awarded == 10_000 && grant.deed.key == "1")
                #expect(grant.deed.parties.map(\.match.organisation) == [1, nil] && grant.deed.spheres == [Deed.Mark(code: "10", isStated: true)])
                #expect(grant.deed.places.map { $0.teryt?.digits } == ["040805"] && grant.deed.day != nil)
                let activity = try #require(try Activity.all([2], in: db).first)
                #expect(try activity.grants(in: db) == [1] && activity.startsOn == Day("2025-05-02"))
                #expect(activity.deed.places.map(\.kind) == [.point] && activity.deed.places[0].latitude == 53.0)
                #expect(try Deed.ids(of: 1, .grant, in: db) == [1] && Deed.ids(of: 1, .activity, in: db) == [2])
                #expect(try Deed.lastDays(.grant, until: Day("2025-12-31") ?? Day(daysSince1970: 0), in: db) == [1: Day("2025-02-01")])
                #expect(try Deed.lastDays(.grant, until: Day("2025-01-31") ?? Day(daysSince1970: 0), in: db).isEmpty)
            }
        }
    }
}
