import Database
import Listing
import Registry
import TestSupport
import Testing

/// Who is near a place: at every door, with whatever anybody writes there.
@Suite struct NearTests {
    static let wrong: [(query: String, names: [String])] = [
        ("near=53.01", ["near"]), ("near=53.01,18.60,7", ["near"]), ("near=a,b", ["near"]), ("near=NaN,18.6", ["near"]),
        ("near=53.01,inf", ["near"]), ("near=1e400,18.6", ["near"]), ("near=0x35,18.6", ["near"]), ("near=,", ["near"]),
        ("near=99999999999999999999999999,18.6", ["near"]), ("near=18.60,53.01", ["near"]), ("near=40.7,-74", ["near"]), ("near=0,0", ["near"]),
        ("near=-53.01,18.6", ["near"]), ("near=53.01,18.6&near=53,18", ["near"]), ("near=53.01;18.6", ["near"]), ("near=%00", ["near"]),
        ("near=53.01,18.6&radius=0", ["radius"]), ("near=53.01,18.6&radius=101", ["radius"]), ("near=53.01,18.6&radius=-5", ["radius"]),
        ("near=53.01,18.6&radius=2.5", ["radius"]), ("near=53.01,18.6&radius=1e1", ["radius"]), ("near=53.01,18.6&radius=NaN", ["radius"]),
        ("near=53.01,18.6&radius=99999999999999999999", ["radius"]), ("near=x&radius=x", ["near", "radius"]), ("radius=10", ["radius"]),
        ("radius=x", ["radius"]), ("sort=distance", ["sort"]), ("radius=10&sort=distance", ["radius", "sort"]),
    ]

    @Test(arguments: NearTests.wrong)
    func `a place or a distance that means nothing is 422 and named, at the API and for tiles`(_ query: String, _ names: [String]) async throws {
        try await withSite(sample: 3) { site in
            let status = query == "near=%00" ? 400 : 422
            let reply = try await site.ask("organisations?" + query)
            #expect(reply.status == status && (status == 400 || reply.faults == names), "\(reply.faults)")
            if names == ["sort"] || names.contains("sort") { return }
            let tile = await site.browser().get("/tiles/organisations/7/70/41.mvt?" + query)
            #expect(tile.status == status)
            let page = await site.browser().get("/organizacje?" + query.replacing("near", with: "blisko").replacing("radius", with: "promien"))
            // A radius alone is what a form sends where no place was chosen.
            #expect(page.status == (query.hasPrefix("radius") ? 200 : query.contains("&near") ? 400 : status))
        }
    }

    @Test func `swapped numbers are told from a place elsewhere`() {
        #expect(Vicinity.read(place: "18.6,53.01", radius: nil).faults.first?.message.contains("zamienione") == true)
        #expect(Vicinity.read(place: "40.7,18.6", radius: nil).faults.first?.message.contains("poza Polską") == true)
    }

    @Test func `without a radius it is ten kilometres, and pages, API and tiles say the same`() async throws {
        try await withSite(sample: 300) { site in
            let ten = try await site.ask("organisations?near=53.01,18.60&radius=10")
            let (usual, five) = (try await site.ask("organisations?near=53.01,18.6"), try await site.ask("organisations?near=53.01,18.6&radius=5"))
            #expect(ten.total == usual.total && ten.ids == usual.ids && five.total < ten.total && five.total > 0)
            let page = try await site.browser().open("/organizacje?blisko=53.01,18.6&rodzaj=wszystkie")
            #expect(page.text.contains("\(ten.total) organizacj"))
            #expect(page.text.contains("do 10 km od"))
            let without = try await site.browser().follow("do 10 km od", on: page)
            #expect(without.text.contains("300 organizacji"), "the chip takes itself away")
            #expect(try await site.ask("suggest?q=sto&near=53.01,18.6").items.count <= ten.total)
            let gminas = try await site.ask("gminas?near=53.01,18.6")
            #expect(gminas.total == ten.total)
        }
    }

    @Test(arguments: Engines.all) func `a body known only by its gmina counts where the gmina's inside point is, and that is said`(engine: Engine)
        async throws
    {
        try await withSite(on: engine, sample: 60) { site in
            let body = try #require(
                try await site.database.read { db in
                    try db.first(
                        """
                        SELECT o.id, u.inside_lat, u.inside_lon FROM organisation o JOIN unit u ON u.teryt = o.gmina
                        WHERE o.precision = 'address' ORDER BY o.id LIMIT 1
                        """
                    ) { (try $0.int64("id"), try $0.real("inside_lat"), try $0.real("inside_lon")) }
                })
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET home_address = 1 WHERE id = \(body.0)")
                db.note(Change("changed", "organisation", ids: [body.0]))
            }
            let near = try await site.ask("organisations?near=\(body.1),\(body.2)&radius=1&location=gmina")
            #expect(near.ids.contains(Int(body.0)))
            let page = try await site.browser().open("/organizacje?blisko=\(body.1),\(body.2)&promien=1&punkt=gmina&rodzaj=wszystkie")
            #expect(page.text.contains("mniej niż 1 km, położenie przybliżone"), "\(page.text)")
        }
    }

    @Test func `a body without a place is in no circle`() async throws {
        try await withSite(sample: 30) { site in
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET lat = NULL, lon = NULL, precision = 'none' WHERE id <= 10")
                db.note(Change("changed", "organisation", ids: Array(1...10)))
            }
            var seen: Set<Int> = []
            for lat in stride(from: 52.0, through: 54.5, by: 0.5) {
                for lon in stride(from: 17.0, through: 20.5, by: 0.5) {
                    seen.formUnion(try await site.ask("organisations?near=\(lat),\(lon)&radius=100&per_page=200").ids)
                }
            }
            #expect(seen == Set(11...30))
        }
    }

    @Test func `the nearest come first where a place is chosen, in files as well, unless asked otherwise`() async throws {
        try await withSite(sample: 200) { site in
            let browser = site.browser()
            let nearest = try await site.ask("organisations?near=53.01,18.6&radius=30&sort=distance&per_page=200")
            let file = try APIAnswer(await browser.get("/organizacje.json?blisko=53.01,18.6&promien=30&rodzaj=wszystkie"))
            #expect(file.ids == nearest.ids && nearest.ids.count > 10)
            let byName = try APIAnswer(await browser.get("/organizacje.json?blisko=53.01,18.6&promien=30&rodzaj=wszystkie&kolejnosc=nazwa"))
            #expect(byName.ids != nearest.ids && Set(byName.ids) == Set(nearest.ids))
            // Without a place the order says nothing.
            #expect(try await browser.open("/organizacje?kolejnosc=odleglosc").status == 200)
        }
    }

    @Test func `distances are said in words`() {
        #expect(distanceWords(0) == "mniej niż 100 m" && distanceWords(120) == "100 m" && distanceWords(940) == "950 m")
        #expect(distanceWords(950) == "1,0 km" && distanceWords(4_249) == "4,2 km" && distanceWords(12_300) == "12 km")
    }
}
