import Database
import Polish
import Reference
import Testing
import Values

struct LabelTests {
    /// Every homonym of voivodeship 04.
    static let homonyms: [(code: String, label: String, slug: String)] = [
        ("040101", "Aleksandrów Kujawski (miasto)", "aleksandrow-kujawski-miasto"),
        ("040104", "Aleksandrów Kujawski (gmina wiejska)", "aleksandrow-kujawski-gmina-wiejska"),
        ("040201", "Brodnica (miasto)", "brodnica-miasto"), ("040203", "Brodnica (gmina wiejska)", "brodnica-gmina-wiejska"),
        ("040401", "Chełmno (miasto)", "chelmno-miasto"), ("040402", "Chełmno (gmina wiejska)", "chelmno-gmina-wiejska"),
        ("040501", "Golub-Dobrzyń (miasto)", "golub-dobrzyn-miasto"), ("040503", "Golub-Dobrzyń (gmina wiejska)", "golub-dobrzyn-gmina-wiejska"),
        ("040601", "Grudziądz (gmina wiejska)", "grudziadz-gmina-wiejska"),
        ("046201", "Grudziądz (miasto na prawach powiatu)", "grudziadz-miasto-na-prawach-powiatu"),
        ("040701", "Inowrocław (miasto)", "inowroclaw-miasto"), ("040704", "Inowrocław (gmina wiejska)", "inowroclaw-gmina-wiejska"),
        ("040801", "Lipno (miasto)", "lipno-miasto"), ("040806", "Lipno (gmina wiejska)", "lipno-gmina-wiejska"),
        ("041101", "Radziejów (miasto)", "radziejow-miasto"), ("041106", "Radziejów (gmina wiejska)", "radziejow-gmina-wiejska"),
        ("041201", "Rypin (miasto)", "rypin-miasto"), ("041204", "Rypin (gmina wiejska)", "rypin-gmina-wiejska"),
        ("041203", "Rogowo (powiat rypiński)", "rogowo-powiat-rypinski"), ("041905", "Rogowo (powiat żniński)", "rogowo-powiat-zninski"),
        ("041501", "Chełmża (miasto)", "chelmza-miasto"), ("041502", "Chełmża (gmina wiejska)", "chelmza-gmina-wiejska"),
        ("041801", "Kowal (miasto)", "kowal-miasto"), ("041809", "Kowal (gmina wiejska)", "kowal-gmina-wiejska"),
        ("041813", "Włocławek (gmina wiejska)", "wloclawek-gmina-wiejska"),
        ("046401", "Włocławek (miasto na prawach powiatu)", "wloclawek-miasto-na-prawach-powiatu"),
    ]

    @Test func `homonyms carry a bracket that tells them apart, in the slug too`() async throws {
        try await withReference { database in
            let territory = try await territory(database)
            #expect(LabelTests.homonyms.count == 26)
            for (code, label, slug) in LabelTests.homonyms {
                let unit = try #require(territory[teryt(code)])
                #expect(unit.label == label)
                #expect(unit.slug == slug)
            }
        }
    }

    @Test func `the other 118 gminas are called by their bare name`() async throws {
        try await withReference { database in
            let homonyms = Set(LabelTests.homonyms.map(\.code))
            let others = try await territory(database).gminas.filter { !homonyms.contains($0.teryt.digits) }
            #expect(others.count == 118)
            for unit in others { #expect(unit.label == unit.name && unit.slug == slug(unit.name)) }
            #expect(Set(others.map(\.slug)).count == 118)
            #expect(others.contains { $0.label == "Toruń" })
        }
    }

    @Test func `a powiat says that it is one`() async throws {
        try await withReference { database in
            let labels = try await territory(database).powiats.map(\.label)
            #expect(
                labels
                    == [
                        "powiat aleksandrowski", "powiat brodnicki", "Bydgoszcz (miasto na prawach powiatu)", "powiat bydgoski", "powiat chełmiński",
                        "powiat golubsko-dobrzyński", "Grudziądz (miasto na prawach powiatu)", "powiat grudziądzki", "powiat inowrocławski",
                        "powiat lipnowski", "powiat mogileński", "powiat nakielski", "powiat radziejowski", "powiat rypiński", "powiat sępoleński",
                        "powiat świecki", "Toruń (miasto na prawach powiatu)", "powiat toruński", "powiat tucholski", "powiat wąbrzeski",
                        "Włocławek (miasto na prawach powiatu)", "powiat włocławski", "powiat żniński",
                    ].sorted { key($0) < key($1) })
            #expect(Set(labels).count == 23)
        }
    }

    private func key(_ label: String) -> String {
        sortKey(label.replacing("powiat ", with: "").replacing(" (miasto na prawach powiatu)", with: ""))
    }

    @Test func `the bracket is the shortest that no other bearer of the name shares`() throws {
        let day = try #require(Day("2026-01-01"))
        func unit(_ code: String, _ name: String, _ kind: GminaKind? = nil) throws -> Unit {
            Unit(teryt: try teryt(code), kind: kind, name: name, stateOn: day, source: "test")
        }
        var gone = try unit("300105", "Brodnica", .rural)
        gone.until = day
        let units = [
            try unit("04", "kujawsko-pomorskie"), try unit("0402", "brodnicki"), try unit("040201", "Brodnica", .urban),
            try unit("040203", "Brodnica", .rural), try unit("30", "wielkopolskie"), try unit("3026", "śremski"),
            try unit("302601", "Brodnica", .rural), gone, try unit("2002", "bielski"), try unit("20", "podlaskie"), try unit("2402", "bielski"),
            try unit("24", "śląskie"), try unit("200203", "Wyszki", .rural), try unit("240205", "Wyszki", .rural),
        ]
        let labels = Dictionary(uniqueKeysWithValues: Unit.labelled(units).map { ($0.teryt.digits, $0.label) })
        #expect(labels["040201"] == "Brodnica (miasto)")
        #expect(labels["040203"] == "Brodnica (gmina wiejska, powiat brodnicki)")
        #expect(labels["302601"] == "Brodnica (powiat śremski)")
        #expect(labels["300105"] == "Brodnica (dawniej)")
        #expect(labels["2002"] == "powiat bielski (podlaskie)")
        #expect(labels["2402"] == "powiat bielski (śląskie)")
        #expect(labels["200203"] == "Wyszki (gmina wiejska, powiat bielski, województwo podlaskie)")
        #expect(labels["0402"] == "powiat brodnicki")
    }

    @Test func `a city's powiat and gmina share one page`() async throws {
        try await withReference { database in
            let territory = try await territory(database)
            #expect(territory.page(of: try teryt("0463")).digits == "046301")
            #expect(territory.page(of: try teryt("046301")).digits == "046301")
            #expect(territory.page(of: try teryt("0415")).digits == "0415")
        }
    }
}
