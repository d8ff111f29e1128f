import Database
import Polish
import Reference
import Search

/// What the search engine knows of activities and of grants: one schema for both, since both have a title, bodies, places and spheres.
enum DeedSchema {
    enum Field {
        static let title: Slot<SearchSchema.Field> = 0
        /// Who does it or gets it.
        static let body: Slot<SearchSchema.Field> = 1
        /// Who pays, and under which programme.
        static let funder: Slot<SearchSchema.Field> = 2
        static let place: Slot<SearchSchema.Field> = 3
        static let description: Slot<SearchSchema.Field> = 4
    }

    enum Facet {
        /// Where it happens, not where anybody sits.
        static let powiat: Slot<SearchSchema.Facet> = 0
        static let gmina: Slot<SearchSchema.Facet> = 1
        static let seatPowiat: Slot<SearchSchema.Facet> = 2
        static let sphere: Slot<SearchSchema.Facet> = 3
        static let targetGroup: Slot<SearchSchema.Facet> = 4
        static let year: Slot<SearchSchema.Facet> = 5
        static let funder: Slot<SearchSchema.Facet> = 6
        static let mode: Slot<SearchSchema.Facet> = 7
        static let form: Slot<SearchSchema.Facet> = 8
        /// How the body was found in the register.
        static let match: Slot<SearchSchema.Facet> = 9
        static let currency: Slot<SearchSchema.Facet> = 10
        static let source: Slot<SearchSchema.Facet> = 11
        static let sample: Slot<SearchSchema.Facet> = 12
        /// How exactly its place is known.
        static let location: Slot<SearchSchema.Facet> = 13
        /// Numbers of the bodies that do it or get it, as far as they are known for certain.
        static let organisation: Slot<SearchSchema.Facet> = 14
    }

    /// Hundredths of the currency.
    static let amount: Slot<SearchSchema.Number> = 0
    static let day: Slot<SearchSchema.Order> = 0
    static let money: Slot<SearchSchema.Order> = 1

    static func schema(_ territory: Territory, _ version: String) -> SearchSchema {
        let places: @Sendable (String) -> String = { code in Teryt(code).flatMap { territory[$0]?.sortKey } ?? "~" + code }
        return SearchSchema(
            fields: [
                .init("title", weight: 8), .init("body", weight: 6), .init("funder", weight: 3), .init("place", weight: 3),
                .init("description", weight: 1),
            ],
            facets: [
                .init("powiat", .many, sortKey: places), .init("gmina", .many, sortKey: places), .init("seat_powiat", .single, sortKey: places),
                .init("sphere", .many), .init("target_group", .many), .init("year"), .init("funder", .many), .init("mode"), .init("form"),
                .init("match"), .init("currency"), .init("source"), .init("sample"), .init("location"), .init("organisation", .many),
            ], numbers: [.init("amount")], orders: [.init("day"), .init("money")], hasPlaces: true, version: version)
    }
}

/// The vocabularies around activities and grants.
struct DeedSurroundings: Sendable {
    let territory: Territory
    let spheres: [Sphere]
    let targetGroups: [String: String]
    /// Titles by code.
    let sources: [String: String]

    init(_ db: Reading) throws {
        (territory, spheres) = (try Territory.load(db), try Sphere.all(db))
        func words(_ sql: SQL) throws -> [String: String] {
            let pairs = try db.all(sql) { (try $0.text("code"), try $0.text("words")) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        targetGroups = try words("SELECT code, name AS words FROM target_group")
        sources = try words("SELECT code, title AS words FROM source")
    }
}
