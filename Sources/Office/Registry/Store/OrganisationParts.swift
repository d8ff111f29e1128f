import Database
import Values

/// What a body has several of: numbers, former values, shares of tax, codes.
enum OrganisationParts {
    private static let tables = ["identifier", "former_value", "tax_share", "entitlement", "attribute"]

    static func remove(of id: Int64, in db: Writing) throws {
        for table in tables { try db.run("DELETE FROM \(identifier: table) WHERE organisation_id = \(id)") }
    }

    static func insert(_ profiles: [(Int64, Organisation)], in db: Writing) throws {
        try insert("identifier", ["kind", "value", "source", "day", "recommended"], profiles, in: db) { body in
            body.identifiers.map { [.text($0.kind.rawValue), .text($0.value), .text($0.source.code), $0.day.sqlValue, $0.isRecommended.sqlValue] }
        }
        try insert("former_value", ["kind", "position", "value", "until"], profiles, in: db) {
            former("name", $0.formerNames) + former("seat", $0.formerSeats)
        }
        try insert("tax_share", ["year", "grosze", "source", "day"], profiles, in: db) { body in
            body.taxShares.map { [$0.year.sqlValue, $0.amount.sqlValue, .text($0.source.code), $0.day.sqlValue] }
        }
        try insert("entitlement", ["year", "valid_from", "valid_until"], profiles, in: db) { body in
            body.entitlements.map { [$0.year.sqlValue, $0.from.sqlValue, $0.until.sqlValue] }
        }
        try insert("attribute", ["kind", "code", "evidence"], profiles, in: db) { body in
            body.attributes.map { [.text($0.kind.rawValue), .text($0.code), .text($0.evidence)] }
        }
    }

    private static func insert(
        _ table: String, _ columns: [String], _ profiles: [(Int64, Organisation)], in db: Writing, _ rows: (Organisation) -> [[SQLValue]]
    ) throws {
        var all: [[SQLValue]] = []
        for (id, body) in profiles {
            for row in rows(body) { all.append([.integer(id)] + row) }
        }
        if !all.isEmpty { try db.insert(into: table, columns: ["organisation_id"] + columns, rows: all) }
    }

    private static func former(_ kind: String, _ values: [FormerValue]) -> [[SQLValue]] {
        values.enumerated().map { position, former in [.text(kind), .integer(Int64(position)), .text(former.value), former.until.sqlValue] }
    }
}
