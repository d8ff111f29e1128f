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
            identifiers.add { row in
                row.put(id)
                row.put(number.kind.rawValue)
                row.put(number.value)
                row.put(number.source.code)
                row.put(number.day)
                row.put(number.isRecommended)
            }
        }
        add(id, "name", body.formerNames)
        add(id, "seat", body.formerSeats)
        for share in body.taxShares {
            taxShares.add { row in
                row.put(id)
                row.put(Int64(share.year))
                row.put(share.amount.grosze)
                row.put(share.source.code)
                row.put(share.day)
            }
        }
        for entitlement in body.entitlements {
            entitlements.add { row in
                row.put(id)
                row.put(Int64(entitlement.year))
                row.put(entitlement.from)
                row.put(entitlement.until)
            }
        }
        for attribute in body.attributes {
            attributes.add { row in
                row.put(id)
                row.put(attribute.kind.rawValue)
                row.put(attribute.code)
                row.put(attribute.evidence)
            }
        }
    }

    private mutating func add(_ id: Rows.Key, _ kind: String, _ values: [FormerValue]) {
        for (position, former) in values.enumerated() {
            formerValues.add { row in
                row.put(id)
                row.put(kind)
                row.put(Int64(position))
                row.put(former.value)
                row.put(former.until)
            }
        }
    }

    func write(_ ids: [[Int64]] = [], in db: Writing) throws {
        for rows in all { try db.insert(rows, ids: ids) }
    }

    static func remove(of id: Int64, in db: Writing) throws {
        for rows in OrganisationParts().all { try db.run("DELETE FROM \(identifier: rows.table) WHERE organisation_id = \(id)") }
    }
}
