import ActivityMap
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// Activities and grants as programs read them.
@Suite struct DeedAPITests {
    static let places = "Lp.;Tytuł;Gmina;Powiat;Szerokość;Długość;Kwota;Waluta"

    @Test func `an activity has the shape that is promised, unknown is null`() async throws {
        try await withDeeds { deeds in
            let rows = "1;Klub <b>;Skępe;lipnowski;52,85;19,38;12500,50;EUR\n2;Nic więcej;;;;;;\n"
            _ = try await deeds.activities(rows, header: DeedAPITests.places)
            let reply = try await deeds.site.ask("activities")
            #expect(reply.status == 200 && reply.total == 2 && reply.headers["content-type"] == "application/json")
            let known = try #require(reply.items.first { $0["title"] as? String == "Klub <b>" })
            #expect(
                Set(known.keys) == [
                    "id", "title", "organisations", "places", "location", "spheres", "from", "until", "target_groups", "people_reached", "volunteers",
                    "amount", "currency", "source", "stated_on", "sample", "url",
                ])
            #expect(known["amount"] as? Double == 12500.5 && known["currency"] as? String == "EUR")
            #expect(known["places"] as? [[String: String]] == [["teryt": "040807", "name": "Skępe"]])
            let location = try #require(known["location"] as? [String: any Sendable])
            #expect(location["lat"] as? Double == 52.85 && location["lon"] as? Double == 19.38 && location["precision"] as? String == "point")
            #expect((known["url"] as? String)?.hasPrefix("/dzialania/") == true)
            let bare = try #require(reply.items.first { $0["title"] as? String == "Nic więcej" })
            for name in ["location", "from", "until", "people_reached", "volunteers", "amount", "currency"] {
                #expect(bare[name] is NSNull, "\(name)")
            }
            #expect((bare["places"] as? [String])?.isEmpty == true)
        }
    }

    @Test func `one activity is told whole, with the bodies, the places as stated, the source and the day`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.register([("101", "Klub Alfa", "Lipno")])
            let row = "U/1;Bieg;1200,05;Klub Alfa;0000000101;;Lipno;Lipno;lipnowski;Skępe;lipnowski\n"
            _ = try await deeds.list(row, day: "2026-11-02")
            let list = try await deeds.site.ask("grants?q=bieg")
            let id = try #require(list.ids.first)
            let listed = try #require((list.items[0]["organisations"] as? [[String: any Sendable]])?.first)
            #expect(listed["role"] as? String == "recipient" && listed["id"] as? Int == 1)
            #expect(list.items[0]["stated_on"] as? String == "2026-11-02" && list.items[0]["match"] as? String == "number")
            let grant = try await deeds.site.ask("grants/\(id)")
            #expect(grant.status == 200 && grant["awarded"] as? Double == 1200.05 && grant["paid"] is NSNull)
            #expect(grant["stated_on"] as? String == "2026-11-02")
            let party = try #require((grant["organisations"] as? [[String: any Sendable]])?.first)
            #expect(party["stated_name"] as? String == "Klub Alfa" && party["url"] as? String == listed["url"] as? String)
            #expect(party["krs"] as? String == "0000000101" && party["match"] as? String == "number")
            let place = try #require((grant["places"] as? [[String: any Sendable]])?.first)
            #expect(place["kind"] as? String == "gmina" && place["teryt"] as? String == "040807" && place["name"] as? String == "Skępe")
            let source = try #require(grant["source"] as? [String: String])
            #expect(source["code"] == "wykaz-umow" && source["title"] == "Wykaz umów o dotacje" && source["licence"]?.isEmpty == false)
        }
    }

    @Test(arguments: Engines.all) func `what was taken back is gone, what never was is not found`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            let outcome = try await deeds.list("U/1;Bieg;100;X;;;;;;;\n")
            let id = try #require(try await deeds.site.ask("grants").ids.first)
            #expect(try await deeds.site.ask("grants/\(id)").status == 200)
            // A number belongs to a grant or to an activity.
            #expect(try await deeds.site.ask("activities/\(id)").status == 404)
            _ = try await UndoRun(try #require(outcome.run))(in: deeds.site.services)
            let gone = try await deeds.site.ask("grants/\(id)")
            #expect(gone.status == 410 && gone.headers["content-type"] == "application/problem+json")
            #expect(try await deeds.site.ask("grants").total == 0)
            for path in ["grants/0", "grants/99", "grants/-1", "grants/+1", "grants/1x", "grants/99999999999999999999", "grants/%31%00"] {
                let status = await deeds.site.browser().get("/api/v1/" + path).status
                #expect(status == 404 || status == 400, "\(path)")
            }
            #expect(try await deeds.site.ask("grants/\(id)?x=1").faults == ["x"])
        }
    }

    @Test func `nothing is hidden: the sample is there unless filtered out`() async throws {
        try await withSite(sample: 200, deeds: true, settings: ["sample": "hide"]) { site in
            for path in ["activities", "grants"] {
                let all = try await site.ask(path)
                #expect(all.total > 0 && all.counts("sample") == ["yes": all.total])
                #expect(try await site.ask(path + "?sample=no").total == 0)
                #expect(try await site.ask(path + "?sample=yes&sample=no").total == all.total)
            }
        }
    }

    @Test(arguments: [
        ("foo=1&mode=dowolny&page=0&per_page=201&sort=date", ["foo", "mode", "page", "per_page", "sort"]), ("tryb=konkurs", ["tryb"]),
        ("gmina=0463&powiat=046301", ["gmina", "powiat"]), ("year=02024", ["year"]), ("q=a&q=b", ["q"]),
        ("sample=none&match=x", ["sample", "match"]),
        ("page=200000&per_page=20", ["page"]), ("location=address", ["location"]),
    ]) func `what means nothing is refused, all of it by name`(query: String, faults: [String]) async throws {
        try await withDeeds { deeds in
            let reply = try await deeds.site.ask("grants?" + query)
            #expect(reply.status == 422 && Set(reply.faults) == Set(faults))
            #expect(reply.headers["content-type"] == "application/problem+json")
        }
    }

    @Test func `a page past the end is empty, a code nothing carries finds nothing, none is a value`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.list("1;A;100;X;;;;;;;\n2;B;200;Y;;;;;;;\n")
            let far = try await deeds.site.ask("grants?page=10000&per_page=200")
            #expect(far.status == 200 && far.total == 2 && far.items.isEmpty && far["page"] as? Int == 10_000)
            #expect(try await deeds.site.ask("grants?source=nie_ma&gmina=046301").total == 0)
            #expect(try await deeds.site.ask("grants?match=none&location=none").total == 2)
            #expect(try await deeds.site.ask("grants?per_page=1&page=2").ids.count == 1)
            for query in ["rows=powiat", "columns=powiat", "rows=q&columns=mode", ""] {
                #expect(try await deeds.site.ask("grants/crosstab?" + query).status == 422, "\(query)")
            }
            #expect(try await deeds.site.ask("activities/crosstab?rows=mode&columns=powiat").faults == ["rows"])
        }
    }

    @Test func `it stands once: at its first exact point, else in its first gmina, else nowhere`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.activities(
                "1;Punkt;Skępe;lipnowski;52,85;19,38;;\n2;Gmina;Skępe;lipnowski;;;;\n3;Powiat;;lipnowski;;;;\n4;Nic;;;;;;\n",
                header: DeedAPITests.places)
            let reply = try await deeds.site.ask("activities?sort=name")
            let precisions = reply.items.map { ($0["location"] as? [String: any Sendable])?["precision"] as? String ?? "–" }
            #expect(
                zip(reply.items.map { $0["title"] as? String ?? "" }, precisions).map { "\($0) \($1)" } == [
                    "Gmina gmina", "Nic –", "Powiat –", "Punkt point",
                ])
            #expect(reply.counts("location") == ["point": 1, "gmina": 1, "none": 2])
        }
    }

    @Test func `near a place: what has its nearest place in the circle, the nearest first if asked`() async throws {
        try await withDeeds { deeds in
            let rows = "1;Blisko;Skępe;lipnowski;52,86;19,35;;\n2;Dalej;Skępe;lipnowski;52,95;19,35;;\n3;Nigdzie;;lipnowski;;;;\n"
            _ = try await deeds.activities(rows, header: DeedAPITests.places)
            func titles(_ query: String) async throws -> [String] {
                try await deeds.site.ask("activities?" + query).items.map { $0["title"] as? String ?? "" }
            }
            #expect(try await titles("near=52.95,19.35&radius=5") == ["Dalej"])
            #expect(try await titles("near=52.95,19.35&radius=20&sort=distance") == ["Dalej", "Blisko"])
            #expect(try await titles("near=52.95,19.35&radius=20") == ["Blisko", "Dalej"])
            for (query, faults) in [
                ("radius=5", ["radius"]), ("sort=distance", ["sort"]), ("near=19.35,52.95", ["near"]), ("near=52.95,19.35&radius=0", ["radius"]),
                ("near=NaN,1&radius=x", ["near", "radius"]), ("near=1&near=2", ["near"]),
            ] {
                let refused = try await deeds.site.ask("activities?" + query)
                #expect(refused.status == 422 && Set(refused.faults) == Set(faults), "\(query)")
                #expect(await deeds.site.browser().get("/tiles/activities/7/70/42.mvt?" + query).status == 422)
            }
            let crossed = try await deeds.site.ask("activities/crosstab?rows=organisation&columns=year")
            #expect(crossed.faults == ["rows"])
        }
    }

    @Test func `amounts are exact decimal numbers, however large`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.list("1;A;0,05;X;;;;;;;\n2;B;1200,50;X;;;;;;;\n3;C;9999999999,99;X;;;;;;;\n4;D;7;X;;;;;;;\n")
            let html = try await deeds.site.ask("grants?sort=name").html
            for text in ["\"amount\":0.05,", "\"amount\":1200.5,", "\"amount\":9999999999.99,", "\"amount\":7,"] {
                #expect(html.contains(text), "\(text)")
            }
        }
    }

    @Test func `who has the newest answer gets 304, until something changes; the limit of requests is one for all addresses`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.list("1;A;100;X;;;;;;;\n")
            let browser = deeds.site.browser()
            for path in ["grants", "activities", "grants/crosstab?rows=mode&columns=year"] {
                let tag = try #require(await browser.get("/api/v1/" + path).headers["etag"])
                let again = await browser.get("/api/v1/" + path, headers: ["if-none-match": tag])
                #expect(again.status == 304 && again.body.isEmpty, "\(path)")
            }
            let tag = try #require(await browser.get("/api/v1/grants").headers["etag"])
            _ = try await deeds.list("2;B;100;X;;;;;;;\n")
            #expect(await browser.get("/api/v1/grants", headers: ["if-none-match": tag]).status == 200)
            #expect(await browser.get("/api/v1/grants", headers: ["origin": "https://example.org"]).headers["access-control-allow-origin"] == "*")
        }
        try await withSite(sample: 3, settings: ["api-rate": "3"]) { site in
            for (path, left) in [("organisations", 2), ("grants", 1), ("activities?foo=1", 0)] {
                let reply = try await site.ask(path)
                #expect(reply.headers["ratelimit-remaining"] == "\(left)", "\(path)")
            }
            let refused = try await site.ask("grants/1")
            #expect(refused.status == 429)
        }
    }

    /// By name, so that a failure does not print ten thousand letters.
    static let hostile: [(name: String, query: String, status: Int)] = [
        ("10 000 letters", "q=" + String(repeating: "a", count: 10_000), 414), ("NUL", "q=%00", 400), ("no UTF-8", "q=%FF", 400),
        ("190 filters", Array(repeating: "source=x", count: 190).joined(separator: "&"), 200), ("page 10⁹", "page=1000000000", 422),
        ("right-to-left and emoji", "q=%22%E2%80%8F%F0%9F%98%80&sample=yes", 200),
        ("a long funder", "source=" + String(repeating: "a", count: 100), 422),
        ("punctuation", "q=!!!...???", 200),
    ]

    @Test(arguments: hostile.map(\.name)) func `whatever is asked is answered in JSON`(_ name: String) async throws {
        let (_, query, status) = try #require(DeedAPITests.hostile.first { $0.name == name })
        try await withSite(sample: 60, deeds: true) { site in
            for path in ["grants?", "activities?", "grants/crosstab?rows=form&columns=mode&"] {
                let reply = try await site.ask(path + query)
                #expect(reply.status == status, "\(path)")
            }
        }
    }

    @Test func `without the database lists go on, single ones are 503`() async throws {
        try await withSite(sample: 100, deeds: true) { site in
            let before = try await site.ask("grants").html
            await site.database.close()
            #expect(try await site.ask("grants").html == before)
            let single = try await site.ask("grants/1")
            #expect(single.status == 503 && single.headers["content-type"] == "application/problem+json")
        }
    }
}
