import Database
import Foundation
import Geography
import Reference
import TestSupport
import Testing
import Values

/// Borders of units: taken in whole, found by code, kept with their days.
@Suite struct BorderImportTests {
    private static let first = Day(year: 2020, month: 1, day: 1)
    private static let later = Day(year: 2024, month: 1, day: 1)

    /// Two squares side by side, in degrees near Toruń.
    private static func squares(_ codes: [String], from west: Double = 18.6, east: Double = 18.7, closes: Bool = true, swapped: Bool = false)
        -> String
    {
        let features = codes.enumerated().map { place, code in
            let (west, end) = place == 0 ? (18.5, 18.6) : (west, east)
            let corners = [[west, 53.0], [end, 53.0], [end, 53.1], [west, 53.1]] + (closes ? [[west, 53.0]] : [])
            let ring = swapped ? corners.map { [$0[1], $0[0]] } : corners
            return """
                {"type":"Feature","properties":{"JPT_KOD_JE":"\(code)","name":"gmina \(place)"},
                 "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    private func taken(_ text: String, _ day: Day?, _ database: Database) async throws -> ImportOutcome {
        let url = FileManager.default.temporaryDirectory.appending(path: "borders-\(UUID().uuidString).geojson")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await BorderImport(url.path, level: .gmina, day: try #require(day)).run(database)
    }

    private func standing(_ database: Database, on day: Day?) async throws -> [Border] {
        let day = try #require(day)
        return try await database.read { try BorderStore.all(.gmina, on: day, in: $0) }
    }

    @Test(arguments: Engines.all) func `a border that changes keeps its past`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let codes = ["0463011", "0415092"]
            let new = try await taken(BorderImportTests.squares(codes), BorderImportTests.first, database)
            #expect(!new.refused && new.read == 2 && new.new == 2)
            #expect(new.warnings.count == 142, "the gminas that are missing are named")
            let before = try await changes(database)
            let again = try await taken(BorderImportTests.squares(codes), BorderImportTests.later, database)
            #expect(again.unchanged == 2 && again.changed == 0)
            #expect(try await changes(database) == before)

            let moved = try await taken(BorderImportTests.squares(codes, east: 18.8), BorderImportTests.later, database)
            #expect(moved.changed == 1 && moved.unchanged == 1)
            let earlier = try await standing(database, on: Day(year: 2023, month: 12, day: 31))
            let after = try await standing(database, on: BorderImportTests.later)
            #expect(earlier.map(\.teryt.digits) == ["041509", "046301"] && after.map(\.teryt.digits) == ["041509", "046301"])
            try #require(earlier.count == 2 && after.count == 2)
            #expect(earlier[0].shape.area < after[0].shape.area && earlier[0].until == BorderImportTests.later)

            let older = try await taken(BorderImportTests.squares(codes, east: 18.9), BorderImportTests.first, database)
            #expect(older.older == 1 && older.changed == 0, "what an earlier day said changes nothing")
        }
    }

    @Test(arguments: [
        (squares(["0463011", "0463012"]), "drugi raz"), (squares(["0463011", "04"]), "kod TERYT gminy"),
        (squares(["0463011"], closes: false), "nie jest zamknięty"), (squares(["", ""]), "Po nazwach nie łączymy"), ("{}", "FeatureCollection"),
        (squares(["0463011"], swapped: true), "zamienione"),
        (String(squares(["0463011"]).dropLast(40)), "JSON"),
        (squares(["0463011", "0415092"], from: 18.55), "nachodzą"),
    ]) func `a file that cannot be used leaves everything as it was`(text: String, reason: String) async throws {
        try await withReference { database in
            let outcome = try await taken(text, BorderImportTests.first, database)
            #expect(outcome.refused && outcome.problems.contains { $0.reason.contains(reason) }, "\(outcome.problems)")
            #expect(try await standing(database, on: BorderImportTests.later).isEmpty)
        }
    }

    @Test(.needsShared) func `the real borders load, also those that have to be mended, and names alone do not`() async throws {
        try await withReference { database in
            func load(_ name: String, _ level: Teryt.Level) async throws -> ImportOutcome {
                try await BorderImport(Shared.path("boundaries/\(name).geojson"), level: level, day: try #require(BorderImportTests.first)).run(
                    database)
            }
            let gminas = try await load("gminy_04", .gmina)
            #expect(gminas.new == 144 && gminas.warnings.isEmpty)
            #expect(try await load("gminy_pl", .gmina).unchanged == 144)
            #expect(try await load("powiaty_04", .powiat).new == 23)
            #expect(try await load("powiaty_pl", .powiat).unchanged == 23)
            #expect(try await load("wojewodztwa_pl", .voivodeship).new == 1)
            let mended = try await load("wojewodztwa_2025_with_invalid_rings", .voivodeship)
            #expect(mended.changed == 1 && mended.warnings.contains { $0.reason.contains("poprawiono") })
            let names = try await load("powiaty_names_only_with_invalid_rings", .powiat)
            #expect(names.refused && names.problems.contains { $0.reason.contains("Po nazwach nie łączymy") })
        }
    }

    /// In metres of EPSG:2180 swapped axes mostly lie in Poland all the same: only the places of the loaded gminas tell.
    @Test func `metres with swapped axes and outlines far from their gmina are refused`() async throws {
        func metres(_ code: String, _ east: Int, _ north: Int) -> String {
            let ring = [[east, north], [east + 4_000, north], [east + 4_000, north + 4_000], [east, north + 4_000], [east, north]]
            return """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2180"}},"features":[
                {"type":"Feature","properties":{"terc":"\(code)"},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}]}
                """
        }
        try await withReference { database in
            for (text, reason) in [
                (metres("0463011", 570_000, 474_000), "osie są zamienione"), (metres("0463011", 400_000, 520_000), "daleko od jednostki"),
                (metres("1863011", 474_000, 570_000), "daleko od jednostki"), (metres("0463011", 474_000, 20_000), "poza Polską"),
            ] {
                let outcome = try await taken(text, BorderImportTests.first, database)
                #expect(outcome.refused && outcome.problems.contains { $0.reason.contains(reason) }, "\(reason): \(outcome.problems)")
            }
            #expect(try await taken(metres("0463011", 474_000, 570_000), BorderImportTests.first, database).new == 1)
        }
    }

    @Test func `what is known stays when a later file is spoilt or lacks a gmina`() async throws {
        try await withReference { database in
            let codes = ["0463011", "0415092"]
            _ = try await taken(BorderImportTests.squares(codes), BorderImportTests.first, database)
            let before = try await standing(database, on: BorderImportTests.later)
            for text in [
                BorderImportTests.squares(codes, closes: false), BorderImportTests.squares(["0463011", "0463011"]),
                BorderImportTests.squares(codes, swapped: true),
                BorderImportTests.squares(codes).replacing("\"Polygon\"", with: "\"LineString\"", maxReplacements: 1),
                BorderImportTests.squares(codes).replacing("53.1]", with: "NaN]", maxReplacements: 1),
                BorderImportTests.squares(codes).replacing(
                    "\"type\":\"FeatureCollection\"",
                    with: """
                        "type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}}
                        """),
            ] {
                #expect(try await taken(text, BorderImportTests.later, database).refused, "\(text.prefix(200))")
                #expect(try await standing(database, on: BorderImportTests.later).map(\.shape) == before.map(\.shape))
            }
            let one = try await taken(BorderImportTests.squares(["0415092"], from: 18.5), BorderImportTests.later, database)
            #expect(!one.refused && one.warnings.contains { $0.reason.contains("046301") && $0.reason.contains("zostaje dotychczasowy") })
            #expect(try await standing(database, on: BorderImportTests.later).count == 2)
        }
    }

    @Test func `a unit without an inside point gets one, another keeps its own`() async throws {
        try await withReference { database in
            let terc = OtherRegion.terc
            _ = try await withFile(terc) { try await TerytImport($0).run(database) }
            let before = try await territory(database)
            let (known, unknown) = (try teryt("140101"), try teryt(OtherRegion.placeless))
            #expect(before[known]?.inside != nil && before[unknown]?.inside == nil)
            let outcome = try await taken(OtherRegion.strips(["1401013", "1401992"]), BorderImportTests.first, database)
            #expect(outcome.new == 2, "\(outcome.problems)")
            let after = try await territory(database)
            let inside = try #require(after[unknown]?.inside)
            #expect(abs(inside.longitude - 20.975) < 0.05 && abs(inside.latitude - 51.66) < 0.05)
            #expect(after[known]?.inside == before[known]?.inside)
        }
    }

    @Test func `a format of somebody else's needs a program, and says so`() async throws {
        try await withReference { database in
            let missing = BorderImport("/nie/ma/takiego.gpkg", level: .gmina, day: try #require(BorderImportTests.first))
            await #expect(throws: (any Error).self) { try await missing.run(database) }
        }
    }
}
