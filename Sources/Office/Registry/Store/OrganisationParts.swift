import Database
import Values

/// What a body has several of, as rows: numbers, former values, shares of tax, codes.
struct OrganisationParts: Sendable {
    private var identifiers = rows("identifier", ["kind", "value", "source", "day", "recommended"])
    private var formerValues = rows("former_value", ["kind", "position", "value", "until"])
    private var taxShares = rows("tax_share", ["year", "grosze", "source", "day"])
    private var entitlements = rows("entitlement", ["year", "valid_from", "valid_until"])
    private var attributes = rows("attribute", ["kind", "code", "evidence"])

    private var all: [Rows] { [identifiers, formerValues, taxShares, entitlements, attributes] }

    private static func rows(_ table: String, _ columns: [String]) -> Rows { Rows(into: table, columns: ["organisation_id"] + columns) }

    mutating func add(_ id: Rows.Key, _ body: Organisation) {
        for number in body.identifiers {
            identifiers.add(
                id,
                values: [
                    .text(number.kind.rawValue), .text(number.value), .text(number.source.code), number.day.sqlValue, number.isRecommended.sqlValue,
                ])
        }
        for (kind, values) in [("name", body.formerNames), ("seat", body.formerSeats)] {
            for (position, former) in values.enumerated() {
                formerValues.add(id, values: [.text(kind), .integer(Int64(position)), .text(former.value), former.until.sqlValue])
            }
        }
        for share in body.taxShares {
            taxShares.add(id, values: [share.year.sqlValue, share.amount.sqlValue, .text(share.source.code), share.day.sqlValue])
        }
        for entitlement in body.entitlements {
            entitlements.add(id, values: [entitlement.year.sqlValue, entitlement.from.sqlValue, entitlement.until.sqlValue])
        }
        for attribute in body.attributes {
            attributes.add(id, values: [.text(attribute.kind.rawValue), .text(attribute.code), .text(attribute.evidence)])
        }
    }

    func write(_ ids: [[Int64]] = [], in db: Writing) throws {
        for rows in all { try db.insert(rows, ids: ids) }
    }

    static func remove(of id: Int64, in db: Writing) throws {
        for rows in OrganisationParts().all { try db.run("DELETE FROM \(identifier: rows.table) WHERE organisation_id = \(id)") }
    }
}
