import Database
import Reference
import TestSupport
import Testing
import Values

struct BundledUnitsTests {
    @Test func `the voivodeship has 23 powiats and 144 gminas, 17 urban, 39 urban-rural, 88 rural`() async throws {
        try await withReference { database in
            let territory = try await territory(database)
            #expect(territory.voivodeships.map(\.label) == ["województwo kujawsko-pomorskie"])
            #expect(territory.powiats.count == 23)
            #expect(territory.powiats.filter { territory.isCity($0.teryt) }.count == 4)
            #expect(territory.gminas.count == 144)
            #expect(territory.gminas.count { $0.kind == .urban } == 17)
            #expect(territory.gminas.count { $0.kind == .urbanRural } == 39)
            #expect(territory.gminas.count { $0.kind == .rural } == 88)
        }
    }

    @Test(arguments: ["041408", "040802", "040805", "041902"]) func `villages that became towns are urban-rural by now`(code: String) async throws {
        try await withReference { database in
            let territory = try await territory(database)
            #expect(try territory[teryt(code)]?.kind == .urbanRural)
        }
    }

    @Test func `population and area carry their days, and powiats and the voivodeship are the sums`() async throws {
        try await withReference { database in
            let territory = try await territory(database)
            let whole = try #require(territory.voivodeships.first)
            #expect(whole.population == Figure(1_984_479, on: try #require(Day("2024-12-31"))))
            #expect(whole.areaHectares == Figure(1_797_141, on: try #require(Day("2025-01-01"))))
            #expect(territory.gminas.compactMap(\.population?.value).reduce(0, +) == 1_984_479)
            #expect(territory.gminas.compactMap(\.areaHectares?.value).reduce(0, +) == 1_797_141)
            for powiat in territory.powiats {
                let gminas = territory.gminas(of: powiat.teryt)
                #expect(powiat.population?.value == gminas.compactMap(\.population?.value).reduce(0, +))
                #expect(powiat.areaHectares?.value == gminas.compactMap(\.areaHectares?.value).reduce(0, +))
            }
            let torun = try #require(territory[teryt("046301")])
            #expect((1_600...1_800).contains(torun.density ?? 0))
        }
    }

    @Test func `each gmina has two points inside the voivodeship, of four decimals`() async throws {
        try await withReference { database in
            for gmina in try await territory(database).gminas {
                for point in [try #require(gmina.office), try #require(gmina.inside)] {
                    #expect((52.33...53.79).contains(point.latitude), "\(gmina.label)")
                    #expect((17.24...19.77).contains(point.longitude), "\(gmina.label)")
                    #expect(abs((point.latitude * 10_000).rounded() - point.latitude * 10_000) < 1e-6, "\(gmina.label)")
                }
            }
        }
    }

    @Test func `13 rural gminas have their office where a town has its own`() async throws {
        try await withReference { database in
            let gminas = try await territory(database).gminas
            let towns = Dictionary(grouping: gminas.filter { $0.kind == .urban }, by: \.office)
            let guests = gminas.filter { $0.kind == .rural && towns[$0.office] != nil }
            #expect(guests.count == 13)
            #expect(guests.contains { $0.name == "Ryńsk" })
            for guest in guests { #expect(towns[guest.office]?.first?.inside != guest.inside) }
        }
    }

    @Test(arguments: Engines.all) func `loading again changes nothing and notes nothing`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let before = (try await territory(database).gminas, try await changes(database))
            try await BundledLoad.run(database)
            let after = (try await territory(database).gminas, try await changes(database))
            #expect(before == after)
            #expect(before.1 == 2)
        }
    }

    @Test func `both engines hold the same facts`() async throws {
        var digests: Set<String> = []
        for engine in Engines.all {
            let digest = try await withReference(on: engine) { try await $0.digest(ReferenceMigrations.tables).total }
            digests.insert(digest)
        }
        #expect(digests.count == 1)
    }

    @Test func `a bundle that differs from the loaded one goes in, but not over what a later register told`() async throws {
        try await withReference { database in
            let later = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n04;08;09;3;Wielgie;gmina miejsko-wiejska;2027-01-01\n"
            try await withFile(later) { _ = try await TerytImport($0).run(database) }
            try await database.write(by: .commandLine) { db in
                try db.run("UPDATE reference_load SET digest = 'another'")
                try db.run("UPDATE unit SET name = 'X', label = 'X' WHERE teryt = '040801'")
                db.note(Change("changed", "unit", ids: []))
            }
            try await BundledLoad.run(database)
            let territory = try await territory(database)
            #expect(territory[try teryt("040809")]?.kind == .urbanRural)
            #expect(territory[try teryt("040801")]?.label == "Lipno (miasto)")
        }
    }
}
