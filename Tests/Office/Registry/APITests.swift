import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

@Suite struct APITests {
    @Test func `an item has the shape that is promised, unknown is null`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([
                MadeExtract("0000030897", name: "FUNDACJA \"ŁÓDŹ\\\"").with { $0.nip = "5213003700" },
                MadeExtract("2", name: "COŚ DZIWNEGO").with {
                    ($0.form, $0.powiat, $0.gmina, $0.locality, $0.postalCode) = ("NIEZNANA", "X", "X", "X", nil)
                },
            ])
            let reply = try await delivery.site.ask("organisations?sort=-since")
            #expect(reply.status == 200 && reply.headers["content-type"] == "application/json")
            let known = try #require(reply.items.first { $0["krs"] as? String == "0000030897" })
            #expect(
                Set(known.keys) == [
                    "id", "krs", "nip", "regon", "name", "kind", "legal_form", "status", "last_sign_of_life", "opp", "gmina", "location", "spheres",
                    "sample", "url",
                ])
            #expect(known["nip"] as? String == "5213003700" && known["regon"] is NSNull && known["last_sign_of_life"] is NSNull)
            #expect((known["name"] as? String)?.contains("Łódź") == true)
            #expect((known["gmina"] as? [String: String]) == ["teryt": "046301", "name": "Toruń"])
            #expect((known["legal_form"] as? [String: String]) == ["code": "fundacja", "label": "fundacja"])
            #expect((known["status"] as? [String: String]) == ["code": "registered", "since": "2002-03-04"])
            #expect((known["location"] as? [String: any Sendable])?["precision"] as? String == "gmina")
            let other = try #require(reply.items.first { $0["krs"] as? String == "0000000002" })
            #expect(other["gmina"] is NSNull && other["location"] is NSNull)
            #expect((other["legal_form"] as? [String: any Sendable])?["code"] is NSNull)
        }
    }

    @Test func `nothing is hidden: struck off, other kinds and the sample are there unless filtered out`() async throws {
        try await withSite(sample: 60, settings: ["sample": "hide"]) { site in
            try await withFolder { folder in
                let hospital = MadeExtract("101", name: "SZPITAL").with { $0.form = "SAMODZIELNY PUBLICZNY ZAKŁAD OPIEKI ZDROWOTNEJ" }
                _ = try await Delivery(site: site, folder: folder).take([hospital])
                #expect(try await site.ask("organisations").total == 61)
                #expect(try await site.ask("organisations?sample=no").total == 1)
                #expect(try await site.ask("organisations?sample=yes&sample=no").total == 61)
                #expect(try await site.ask("suggest?q=szpital").items.count == 1)
            }
        }
    }

    @Test(arguments: [
        ("foo=1", ["foo"]), ("page=0", ["page"]), ("page=-1", ["page"]), ("page=x", ["page"]), ("page=99999999999999999999", ["page"]),
        ("per_page=0", ["per_page"]), ("per_page=201", ["per_page"]), ("page=10001&per_page=200", ["page"]), ("sort=since", ["sort"]),
        ("page=1&page=2", ["page"]), ("q=a&q=b", ["q"]), ("gmina=0463", ["gmina"]), ("gmina=000000", ["gmina"]), ("powiat=046301", ["powiat"]),
        ("status=w-rejestrze", ["status"]), ("kind=organizacja", ["kind"]), ("opp=tak", ["opp"]), ("sign_of_life=x", ["sign_of_life"]),
        ("year=0", ["year"]), ("year=MMXX", ["year"]), ("contact=1", ["contact"]), ("location=here", ["location"]), ("sample=tak", ["sample"]),
        ("source=%3Cb%3E", ["source"]), ("form=A", ["form"]), ("sphere=tak!", ["sphere"]), ("placing=x", ["placing"]),
        ("stated_sphere=%20", ["stated_sphere"]),
        ("strona=2", ["strona"]), ("rows=powiat", ["rows"]), ("q=" + String(repeating: "a", count: 201), ["q"]),
        ("status=x&gmina=y&foo=1&page=0", ["status", "gmina", "foo", "page"]),
    ])
    func `a bad parameter is 422 and all of them are named`(_ query: String, _ names: [String]) async throws {
        try await withSite(sample: 3) { site in
            let reply = try await site.ask("organisations?" + query)
            #expect(reply.status == 422 && reply.headers["content-type"] == "application/problem+json")
            #expect(reply.faults == names)
        }
    }

    @Test func `a parameter without a value is not given, a code nobody has finds nothing, a page past the end is empty`() async throws {
        try await withSite(sample: 40) { site in
            #expect(try await site.ask("organisations?q=&gmina=&kind=&page=&per_page=&sort=").total == 40)
            let nobody = try await site.ask("organisations?form=nie_ma_takiej")
            #expect(nobody.status == 200 && nobody.total == 0 && nobody.items.isEmpty)
            let past = try await site.ask("organisations?page=10000&per_page=200")
            #expect(past.status == 200 && past.total == 40 && past.items.isEmpty)
        }
    }

    @Test func `a cross table wants both its facets, other addresses want none`() async throws {
        try await withSite(sample: 30) { site in
            let nothing = try await site.ask("organisations/crosstab")
            #expect(nothing.faults == ["rows", "columns"])
            #expect(try await site.ask("organisations/crosstab?rows=powiat&columns=rok").faults == ["columns"])
            #expect(try await site.ask("organisations/crosstab?rows=powiat&columns=form&page=1").faults == ["page"])
            #expect(try await site.ask("organisations/crosstab?rows=powiat&columns=form").total == 30)
            #expect(try await site.ask("organisations/1?q=a").status == 422)
            #expect(try await site.ask("gminas?sort=name").status == 422)
        }
    }

    @Test func `single-valued facets with none sum to the total`() async throws {
        try await withSite(sample: 300) { site in
            for query in ["", "?q=klub", "?sphere=17", "?contact=no&sign_of_life=none"] {
                let reply = try await site.ask("organisations" + query)
                for facet in RegisterFacet.allCases where ![.sphere, .statedSphere, .source].contains(facet) {
                    if query.contains(facet.rawValue + "=") { continue }
                    #expect(reply.counts(facet.rawValue).values.reduce(0, +) == reply.total, "\(facet) of \(query)")
                }
            }
        }
    }

    @Test(arguments: ["", "&q=stowarzyszenie", "&sort=-since", "&sort=gmina", "&sort=relevance"])
    func `paging neither repeats nor loses`(_ query: String) async throws {
        try await withSite(sample: 230) { site in
            var seen: [Int] = []
            let total = try await site.ask("organisations?per_page=1" + query).total
            for page in 1...(total + 6) / 7 { seen += try await site.ask("organisations?per_page=7&page=\(page)" + query).ids }
            #expect(seen.count == total && Set(seen).count == total)
        }
    }

    @Test func `a profile tells the source and day of its values; a withdrawn one is 410, an unknown one 404`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("101", name: "FUNDACJA ALA")])
            let site = delivery.site
            let profile = try await site.ask("organisations/1")
            #expect(profile["official_name"] as? String == "FUNDACJA ALA")
            #expect((profile["provenance"] as? [String: any Sendable])?["name"] as? [String: String] == ["source": "krs", "day": "2026-11-18"])
            #expect(try await site.ask("organisations/krs/0000000101").html == profile.html)
            for path in ["organisations/2", "organisations/0", "organisations/x", "organisations/krs/0000000102", "organisations/krs/x", "nothing"] {
                let reply = try await site.ask(path)
                #expect(reply.status == 404 && reply.headers["content-type"] == "application/problem+json", "\(path)")
            }
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET withdrawn = 1")
                db.note(Change("withdrawn", "organisation", ids: [1]))
            }
            #expect(try await site.ask("organisations/1").status == 410)
        }
    }

    @Test func `a home is shown by its locality only`() async throws {
        try await withSite(sample: 40) { site in
            let body = try #require(
                try await site.database.read { db in
                    try db.first("SELECT id, street, lat FROM organisation WHERE precision = 'address' LIMIT 1") {
                        (try $0.int64("id"), try $0.text("street"), try $0.real("lat"))
                    }
                })
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET home_address = 1, postal_code = '87-999' WHERE id = \(body.0)")
                db.note(Change("changed", "organisation", ids: [body.0]))
            }
            let profile = try await site.ask("organisations/\(body.0)")
            let texts = [profile.html] + [await site.browser().get("/organizacje.json").html, await site.browser().get("/organizacje.csv").html]
            #expect(!profile.html.contains(body.1))
            for text in texts { #expect(!text.contains("87-999")) }
            #expect((profile["location"] as? [String: any Sendable])?["precision"] as? String == "gmina")
            #expect((profile["location"] as? [String: any Sendable])?["lat"] as? Double != body.2)
            let rows = try APIAnswer(await site.browser().get("/organizacje.json")).items
            let row = try #require(rows.first { $0["id"] as? Int == Int(body.0) })
            #expect(row["street"] is NSNull && row["location_precision"] as? String == "gmina" && row["lat"] as? Double != body.2)
        }
    }
}
