import Database
import Foundation
import Geography
import Reference
import TestSupport
import Testing
import Values

/// What lies beside what, and how that is known.
@Suite struct NeighbourhoodTests {
    private static let today = Day(year: 2026, month: 11, day: 24)

    private func neighbourhood(_ database: Database) async throws -> (Neighbourhood, Territory) {
        let day = try #require(NeighbourhoodTests.today)
        return try await database.read { db in
            let territory = try Territory.load(db)
            return (try Neighbourhood.load(territory, on: day, in: db), territory)
        }
    }

    @Test func `the bundled outlines tell the neighbours of the bundled region, and that they are simplified`() async throws {
        try await withReference { database in
            let (neighbourhood, territory) = try await neighbourhood(database)
            let pairs = territory.gminas.flatMap { unit in neighbourhood.neighbours(of: unit.teryt).map { (unit.teryt, $0) } }
            #expect(pairs.count == 2 * 373)
            #expect(pairs.allSatisfy { neighbourhood.neighbours(of: $1).contains($0) })
            let torun = try teryt("046301")
            #expect(neighbourhood.sourceWords(of: torun) == "sąsiedzi według granic: PRG, stan 2019/2020, granice uproszczone")
            #expect(neighbourhood.sourceWords == neighbourhood.sourceWords(of: torun))
            let around = Set(neighbourhood.neighbours(of: torun).compactMap(\.powiat))
            let powiat = try teryt("0463")
            #expect(Set(neighbourhood.neighbours(of: powiat)) == around && !around.contains(powiat))
        }
    }

    @Test(arguments: Engines.all) func `where no border is known the six nearest stand in, and it says so`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let read = try await withFile(OtherRegion.terc) { try await TerytImport($0).run(database) }
            #expect(!read.refused)
            let (neighbourhood, territory) = try await neighbourhood(database)
            for code in OtherRegion.gminas {
                let unit = try teryt(code)
                let own = try #require(territory[unit]?.inside)
                // A degree of latitude is 111.3 km, one of longitude less: enough to tell near from far in these gminas.
                let naive = territory.gminas.filter { $0.teryt != unit && $0.inside != nil }.sorted { a, b in
                    distance(own, a.inside) < distance(own, b.inside)
                }.prefix(6).map(\.teryt)
                #expect(Set(neighbourhood.neighbours(of: unit)) == Set(naive), "\(code)")
                #expect(neighbourhood.basis(of: unit) == .nearest)
                #expect(neighbourhood.sourceWords(of: unit).contains("granice nieznane"))
            }
            let nowhere = try teryt(OtherRegion.placeless)
            #expect(neighbourhood.neighbours(of: nowhere).isEmpty && neighbourhood.basis(of: nowhere) == .unknown)
            #expect(neighbourhood.sourceWords.contains("granice uproszczone") && neighbourhood.sourceWords.contains("sześć gmin"))
            #expect(neighbourhood.neighbours(of: try teryt("046301")).count > 1, "the bundled region keeps its own")
        }
    }

    private func distance(_ a: Point, _ b: Point?) -> Double {
        guard let b else { return .infinity }
        let (one, other) = (plane(a), plane(b))
        return (one.east - other.east) * (one.east - other.east) + (one.north - other.north) * (one.north - other.north)
    }

    private func plane(_ point: Point) -> PlanePoint { PUWG1992.project(Coordinate(longitude: point.longitude, latitude: point.latitude)) }

    @Test(arguments: Engines.all) func `imported borders take over where they are, and only there`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            _ = try await withFile(OtherRegion.terc) { try await TerytImport($0).run(database) }
            let day = try #require(NeighbourhoodTests.today)
            let outcome = try await withBorders(OtherRegion.borders) { try await BorderImport($0, level: .gmina, day: day).run(database) }
            #expect(outcome.new == 2, "\(outcome.problems)")
            let (neighbourhood, _) = try await neighbourhood(database)
            let (first, second) = (try teryt("140101"), try teryt("140102"))
            #expect(neighbourhood.neighbours(of: first) == [second] && neighbourhood.neighbours(of: second) == [first])
            #expect(neighbourhood.sourceWords(of: first).contains(".geojson, stan na 24 listopada 2026"))
            #expect(neighbourhood.basis(of: try teryt("140103")) == .nearest, "beside known borders there are unknown ones")
            #expect(neighbourhood.sourceWords(of: try teryt("046301")).contains("uproszczone"))
        }
    }
}

/// Borders as a file of the ending they have.
func withBorders<T>(_ text: String, _ body: (String) async throws -> T) async throws -> T {
    try await withFolder { folder in
        let file = folder.appending(path: "granice.geojson")
        try Data(text.utf8).write(to: file)
        return try await body(file.path)
    }
}
