import Database
import Polish
import Reference
import Registry

/// A body of a deed on its way into the table, or out of it to be matched anew.
struct DeedParty: Sendable {
    let deed: Int64, position: Int
    let role: PartyFacts.Role
    let isSample: Bool
    let name: String?, identifier: String?, locality: String?
    /// The name as the register folds it, with the blank in front; a blank alone when there is none.
    let folded: String
    let krs: String?, nip: String?, regon: String?
    let record: BodyFacts.RecordKey?
    let gmina: String?, powiat: String?

    init(deed: Int64, position: Int, isSample: Bool, facts: PartyFacts, _ tools: DeedTools) {
        let body = facts.body
        (self.deed, self.position, role, self.isSample) = (deed, position, facts.role, isSample)
        (name, identifier, locality, folded) = (body.name, body.identifier, body.seat?.locality, " " + fold(body.name ?? ""))
        (krs, nip, regon, record) = (body.krs, body.nip, body.regon, body.record)
        let teryt = tools.gmina(body.seat)
        (gmina, powiat) = (teryt?.digits, teryt?.powiat?.digits)
    }

    /// - Parameter row: of `deed_party`, with the column `sample` of its deed.
    init(_ row: Row) throws {
        (deed, position, isSample) = (try row.int64("deed_id"), try row.int("position"), try row.bool("sample"))
        role = PartyFacts.Role(rawValue: try row.text("role")) ?? .partner
        (name, folded, identifier) = (try row.textOrNil("name"), try row.text("folded"), try row.textOrNil("identifier"))
        (krs, nip, regon) = (try row.textOrNil("krs"), try row.textOrNil("nip"), try row.textOrNil("regon"))
        let source = try row.textOrNil("record_source")
        let key = try row.textOrNil("record_key")
        record = source.flatMap { source in key.map { BodyFacts.RecordKey(source: source, key: $0) } }
        (gmina, powiat, locality) = (try row.textOrNil("seat_gmina"), try row.textOrNil("seat_powiat"), try row.textOrNil("locality"))
    }

    /// Matches them with the register and writes them down.
    static func insert(_ parties: [DeedParty], in db: Writing) throws {
        guard !parties.isEmpty else { return }
        let matches = try BodyMatching(parties, in: db).matches
        var rows = Rows(
            into: "deed_party",
            columns: [
                "deed_id", "position", "role", "name", "folded", "identifier", "krs", "nip", "regon", "record_source", "record_key", "seat_gmina",
                "seat_powiat", "locality", "organisation_id", "matched", "candidates",
            ])
        for (party, match) in zip(parties, matches) {
            let names: [SQLValue] = [
                .integer(Int64(party.position)), .text(party.role.rawValue), party.name.sqlValue, .text(party.folded), party.identifier.sqlValue,
            ]
            let numbers: [SQLValue] = [
                party.krs.sqlValue, party.nip.sqlValue, party.regon.sqlValue, (party.record?.source).sqlValue, (party.record?.key).sqlValue,
            ]
            let rest: [SQLValue] = [
                party.gmina.sqlValue, party.powiat.sqlValue, party.locality.sqlValue, match.organisation.sqlValue, .text(match.kind.rawValue),
                .text(match.candidatesText),
            ]
            rows.add(.known(party.deed), values: names + numbers + rest)
        }
        try db.insert(rows)
    }
}
