import Database
import Values

/// What the organisations of a scope have several of. Every list is in the order of their ids, and is walked along beside them.
struct RegisterParts {
    struct Number {
        let kind: String, value: String
        let isRecommended: Bool
    }

    /// The parts of one body.
    struct Own {
        let numbers: ArraySlice<Number>
        let formerNames: ArraySlice<String>
        let spheres: ArraySlice<ListedOrganisation.Sphere>
        let entitled: ArraySlice<ListedOrganisation.Entitled>
        /// One may come several times.
        let sources: ArraySlice<String>
        let hasShares: Bool
    }

    private var numbers: Along<Number>
    private var formerNames: Along<String>
    private var spheres: Along<ListedOrganisation.Sphere>
    private var entitled: Along<ListedOrganisation.Entitled>
    private var sources: Along<String>
    private var shares: Along<Void>

    init(_ db: Reading, _ scope: RegisterDocuments.Scope) throws {
        let body = scope.holds("organisation_id")
        func along<Value>(_ sql: SQL, _ value: (Row) throws -> Value) throws -> Along<Value> {
            var along = Along<Value>()
            _ = try db.all(sql) { along.append(try $0.int64("organisation_id"), try value($0)) }
            return along
        }
        numbers = try along("SELECT organisation_id, kind, value, recommended FROM identifier WHERE \(body) ORDER BY organisation_id") { row in
            Number(kind: try row.text("kind"), value: try row.text("value"), isRecommended: try row.bool("recommended"))
        }
        formerNames = try along(
            "SELECT organisation_id, value FROM former_value WHERE kind = 'name' AND \(body) ORDER BY organisation_id, position"
        ) { try $0.text("value") }
        spheres = try along(
            "SELECT organisation_id, kind, code FROM attribute WHERE kind IN ('sphere', 'proposed_sphere') AND \(body) ORDER BY organisation_id, code"
        ) { row in
            let isProposed = try row.text("kind") == "proposed_sphere"
            return ListedOrganisation.Sphere(code: try row.text("code"), isProposed: isProposed)
        }
        entitled = try along(
            "SELECT organisation_id, year, valid_from, valid_until FROM entitlement WHERE \(body) ORDER BY organisation_id, year"
        ) { ListedOrganisation.Entitled(year: try $0.int("year"), from: try $0.day("valid_from"), until: try $0.day("valid_until")) }
        shares = try along("SELECT DISTINCT organisation_id FROM tax_share WHERE \(body) ORDER BY organisation_id") { _ in }
        sources = try along(
            "SELECT organisation_id, source FROM record WHERE current IS NOT NULL AND \(body) ORDER BY organisation_id"
        ) { try $0.text("source") }
    }

    /// - Parameter id: greater than the one before.
    mutating func next(_ id: Int64) -> Own {
        Own(
            numbers: numbers.next(id), formerNames: formerNames.next(id), spheres: spheres.next(id), entitled: entitled.next(id),
            sources: sources.next(id), hasShares: !shares.next(id).isEmpty)
    }
}

/// Values of bodies in the order of their ids.
struct Along<Value> {
    private var bodies: [Int64] = []
    private var values: [Value] = []
    private var at = 0

    mutating func append(_ body: Int64, _ value: Value) {
        bodies.append(body)
        values.append(value)
    }

    /// Those of a body. Bodies are asked for in ascending order.
    mutating func next(_ body: Int64) -> ArraySlice<Value> {
        while at < bodies.count, bodies[at] < body { at += 1 }
        let start = at
        while at < bodies.count, bodies[at] == body { at += 1 }
        return values[start..<at]
    }
}
