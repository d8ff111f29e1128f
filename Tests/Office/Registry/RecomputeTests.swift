import Application
import Database
import Registry
import TestSupport
import Testing
import Values

/// A release may bring other rules of kinds and spheres: what was computed by the old ones is computed anew.
@Suite struct RecomputeTests {
    private struct Rules: Equatable {
        let edition: String, next: String?, reached: Int64
    }

    private func rules(_ site: TestSite) async throws -> Rules {
        try await site.database.read { db in
            try db.one("SELECT edition, next_edition, reached FROM profile_rules") {
                Rules(edition: try $0.text("edition"), next: try $0.textOrNil("next_edition"), reached: try $0.int64("reached"))
            }
        }
    }

    /// Of every body its kind and its proposed spheres.
    private func computed(_ site: TestSite) async throws -> [String] {
        try await site.database.read { db in
            try db.all(
                """
                SELECT o.id, o.kind, a.code, a.evidence FROM organisation o
                LEFT JOIN attribute a ON a.organisation_id = o.id AND a.kind = 'proposed_sphere' ORDER BY o.id, a.code
                """
            ) { "\(try $0.int64("id")) \(try $0.text("kind")) \(try $0.textOrNil("code") ?? "") \(try $0.textOrNil("evidence") ?? "")" }
        }
    }

    /// As if an older release had computed them: other rules, by which fire brigades were no organisations and nobody had a sphere.
    private func age(_ site: TestSite) async throws {
        try await site.database.write(by: .system) { db in
            try db.run("UPDATE profile_rules SET edition = 'older'")
            try db.run("UPDATE organisation SET kind = 'other' WHERE form = 'osp'")
            try db.run("DELETE FROM attribute WHERE kind = 'proposed_sphere'")
            db.note(Change("aged", "organisation", ids: []))
        }
    }

    @Test(arguments: Engines.all)
    func `profiles by older rules are computed anew, and only those that differ are written`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 120) { site in
            let (whole, current) = (try await computed(site), try await rules(site))
            #expect(try await RecomputeProfiles()(in: site.database).looked == 0, "nothing to do as long as the rules are the same")
            try await age(site)
            #expect(try await computed(site) != whole)
            let differing = try await site.database.read { db in
                try db.integer("SELECT count(*) FROM organisation o WHERE kind = 'other' AND form = 'osp'")
            }
            let outcome = try await RecomputeProfiles()(in: site.database)
            #expect(outcome.looked == 120 && (differing..<120).contains(outcome.changed) && differing > 0)
            #expect(try await computed(site) == whole)
            #expect(try await rules(site) == current)
            let changes = try await site.database.read { db in
                try db.all("SELECT object_ids, reason FROM change WHERE kind = 'recomputed'") { (try $0.text("object_ids"), try $0.text("reason")) }
            }
            #expect(changes.count == 1 && changes[0].1 == "reguły rodzajów i sfer")
            #expect(IDRanges(changes[0].0)?.ids.count == outcome.changed)
        }
    }

    @Test(arguments: Engines.all) func `what is cut off goes on where it was, in any process`(engine: Engine) async throws {
        struct CutOff: Error {}
        try await withSite(on: engine, sample: 120) { site in
            let whole = try await computed(site)
            try await age(site)
            await #expect(throws: CutOff.self) {
                try await RecomputeProfiles(batchSize: 50)(in: site.database) { _ in throw CutOff() }
            }
            let stopped = try await rules(site)
            #expect(stopped.edition == "older" && stopped.next != nil && stopped.reached > 0)
            let outcome = try await RecomputeProfiles(batchSize: 50)(in: site.database)
            #expect(outcome.looked == 70)
            #expect(try await computed(site) == whole)
        }
    }

    @Test(arguments: Engines.all) func `rules that change in the middle begin from the first body again`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 60) { site in
            let whole = try await computed(site)
            try await age(site)
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE profile_rules SET next_edition = 'old', reached = (SELECT max(id) FROM organisation)")
                db.note(Change("aged", "profile_rules", ids: []))
            }
            #expect(try await RecomputeProfiles()(in: site.database).looked == 60)
            #expect(try await computed(site) == whole)
        }
    }

    @Test(arguments: Engines.all) func `two at once share the work`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 120) { site in
            let whole = try await computed(site)
            try await age(site)
            let database = site.database
            async let one = RecomputeProfiles(batchSize: 10)(in: database)
            async let other = RecomputeProfiles(batchSize: 10)(in: database)
            let looked = try await one.looked + other.looked
            #expect(looked == 120)
            #expect(try await computed(site) == whole)
        }
    }

    @Test(arguments: Engines.all) func `a database of before the rules were noted is computed once`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 20) { site in
            let current = try await rules(site)
            try await site.database.write(by: .system) { db in
                try db.run("DELETE FROM profile_rules")
                db.note(Change("aged", "profile_rules", ids: []))
            }
            try await TestSite.house.bringUpToDate(site.database)
            #expect(try await rules(site).edition == "", "nobody knows by which rules")
            var said: [String] = []
            try await TestSite.house.follow(House.release, site.database) { said.append($0) }
            #expect(said == ["Reguły rodzajów i sfer zmieniły się. Profile obejrzane: 20, zmienione: 0."])
            #expect(try await rules(site) == current)
            try await TestSite.house.follow(House.release, site.database) { said.append($0) }
            #expect(said.count == 1)
        }
    }

    @Test func `a dated rule begins on its day`() async throws {
        try await withSite(sample: 3, clock: .fixed(Instant(try #require(Day("2014-06-01")), hour: 12))) { old in
            let then = try await rules(old).edition
            try await withSite(sample: 3) { now in
                let today = try await rules(now).edition
                #expect(then != today && !then.isEmpty)
            }
        }
    }
}
