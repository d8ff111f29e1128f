import Application
import Database
import Foundation
import Registry
import Search
import TestSupport
import Testing
import Values

@Suite struct LiveRegisterTests {
    @Test(arguments: Engines.all) func `what another program writes shows after a look`(engine: Engine) async throws {
        try await withAddress(on: engine) { address in
            let (here, there) = (try await Database.open(address), try await Database.open(address))
            try await TestSite.house.bringUpToDate(here)
            let register = LiveRegister(here, file: nil)
            try await register.catchUp()
            #expect(try register.view.snapshot.documentCount == 0)

            let services = Services(database: there, settings: try await Settings.load(environment: [:]))
            _ = try await AddSample(organisations: 300, seed: 1).run(in: services)
            try await register.catchUp()
            #expect(try register.view.snapshot.documentCount == 300)
            #expect(try register.view.snapshot.position > 0)

            _ = try await there.write(by: .commandLine) { try SampleStore.remove(in: $0) }
            try await register.catchUp()
            #expect(try register.view.snapshot.documentCount == 0)
            await here.close()
            await there.close()
        }
    }

    /// More bodies than are read at once, whose ids lie close together and then far apart.
    @Test(arguments: Engines.all) func `what was followed is what a load would make`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 0) { site in
            let followed = LiveRegister(site.database, file: nil)
            try await followed.catchUp()
            _ = try await AddSample(organisations: 2_600, seed: 3).run(in: site.services)
            try await followed.catchUp()
            #expect(try followed.view.snapshot.documentCount == 2_600)
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET form = NULL WHERE id % 5 = 0")
                try db.run("UPDATE organisation SET withdrawn = 1 WHERE id % 35 = 0")
                db.note(Change("changed", "organisation", ids: (1...2_600).filter { $0 % 5 == 0 }))
            }
            try await followed.catchUp()
            let fresh = LiveRegister(site.database, file: nil)
            try await fresh.catchUp()
            #expect(try fresh.view.snapshot.documentCount == 2_600 - 2_600 / 35)
            #expect(try answers(followed) == answers(fresh))
        }
    }

    @Test func `what is kept in a file is what a load would make, and goes on from there`() async throws {
        try await withFolder { folder in
            try await withSite(sample: 400) { site in
                let file = RegisterFile(path: folder.appending(path: "register").path)
                let first = LiveRegister(site.database, file: file)
                try await first.catchUp()
                try await first.keep()
                #expect(try kept(folder).count == 1)

                let second = LiveRegister(site.database, file: file)
                try await second.catchUp()
                let fromFile = try answers(second)
                #expect(try fromFile == answers(first))

                // Behind the file's back: one body is gone.
                try await site.database.write(by: .system) { db in
                    try db.run("UPDATE organisation SET withdrawn = 1 WHERE id = 7")
                    db.note(Change("withdrawn", "organisation", ids: [7]))
                }
                let third = LiveRegister(site.database, file: file)
                let fresh = LiveRegister(site.database, file: nil)
                try await third.catchUp()
                try await fresh.catchUp()
                let followed = try answers(third)
                #expect(try followed == answers(fresh))
                #expect(followed != fromFile)
                try await third.keep()
                #expect(try kept(folder).count == 1, "the older file is gone")
            }
        }
    }

    @Test func `a file that is torn, or belongs to another database, is not used`() async throws {
        try await withFolder { folder in
            let file = RegisterFile(path: folder.appending(path: "register").path)
            try await withSite(sample: 200) { site in
                let first = LiveRegister(site.database, file: file)
                try await first.catchUp()
                try await first.keep()
                let name = try #require(try kept(folder).first)
                let path = folder.appending(path: name)
                let whole = try Data(contentsOf: path)
                try whole.prefix(whole.count / 2).write(to: path)
                let second = LiveRegister(site.database, file: file)
                try await second.catchUp()
                #expect(try answers(second) == answers(first))
                try await second.keep()
                #expect(try Data(contentsOf: path).count == whole.count, "a whole one has taken its place")
            }
            // Another database whose changes have the same numbers.
            try await withSite(sample: 50, clock: .fixed(Instant(milliseconds: TestSite.noon.milliseconds + 1))) { site in
                let other = LiveRegister(site.database, file: file)
                try await other.catchUp()
                #expect(try other.view.snapshot.documentCount == 50)
            }
        }
    }

    @Test func `without the database lists go on, profiles ask to come again, and a site that never loaded says so`() async throws {
        try await withSite(sample: 100) { site in
            let browser = TestBrowser(site.site)
            let readiness = await browser.get("/readyz").html
            #expect(readiness.hasPrefix("not ready: ") && readiness.contains("rejestr"))
            #expect(await browser.get("/organizacje").status == 503)
            try await site.services.models.catchUp()
            #expect(await browser.get("/readyz").html == "ready\n")
            let list = await browser.get("/organizacje?q=stowarzyszenie")
            #expect(list.status == 200)

            await site.database.close()
            #expect(await browser.get("/readyz").status == 200)
            #expect(await browser.get("/readyz").html == "degraded: database\n")
            #expect(await browser.get("/organizacje?q=stowarzyszenie").html == list.html)
            #expect(await browser.get("/").status == 200)
            #expect(await browser.get("/organizacje/1").status == 503)
        }
    }

    private func kept(_ folder: URL) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    /// What a few questions find, and how it is counted.
    private func answers(_ register: LiveRegister) throws -> [String] {
        let view = try register.view
        return ["", "stowarzyszenie", "osp", "dzieci sport", "torun"].flatMap { words in
            var query = OrganisationSearch().with(\.words, words).query(sample: true, today: TestSite.noon.day)
            query.limit = 1_000
            let result = view.snapshot.find(query)
            let counts = RegisterFacet.allCases.map { facet in
                result.facets?[facet.slot].map { "\($0.value)=\($0.count)" }.sorted().joined(separator: " ") ?? ""
            }
            return ["\(result.total)", result.hits.map { "\(ListedOrganisation($0))" }.joined()] + counts
        }
    }
}
