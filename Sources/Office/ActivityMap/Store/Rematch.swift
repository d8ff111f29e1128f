import Database
import Registry
import Values

/// Matches every body of every deed with the register anew, after the register changed, and writes only what came out otherwise.
///
/// All of them and not only those the change names: who fits a name depends on all who bear it, and asking costs a second for a quarter of a
/// million, while a position in the feed could be wrong.
package struct Rematch: Sendable {
    private static let atOnce = 20_000

    package init() {}

    /// - Returns: how many bodies of deeds are now matched otherwise.
    package func callAsFunction(in database: Database) async throws -> Int {
        var (changed, last) = (0, (deed: Int64(0), position: -1))
        while true {
            let after = last
            let page = try await database.read { try Page(after: after, in: $0) }
            if !page.changed.isEmpty {
                try await database.write(by: .commandLine) { try page.write(in: $0) }
                changed += page.changed.count
            }
            guard let end = page.end else { return changed }
            last = end
        }
    }

    private struct Page: Sendable {
        var changed: [(party: DeedParty, kind: String, match: BodyMatch)] = []
        /// Where the next one goes on; nil: this is the last.
        var end: (deed: Int64, position: Int)?

        init(after last: (deed: Int64, position: Int), in db: Reading) throws {
            var parties: [DeedParty] = []
            var kinds: [String] = []
            var known: [BodyMatch] = []
            try db.each(
                """
                SELECT p.*, r.kind AS deed_kind, CASE WHEN r.source = \(Source.sample.code) THEN 1 ELSE 0 END AS sample
                FROM deed_party p JOIN deed_record r ON r.id = p.deed_id
                WHERE p.deed_id > \(last.deed) OR (p.deed_id = \(last.deed) AND p.position > \(last.position))
                ORDER BY p.deed_id, p.position LIMIT \(Rematch.atOnce)
                """
            ) { row in
                parties.append(try DeedParty(row))
                kinds.append(try row.text("deed_kind"))
                known.append(
                    BodyMatch(
                        kind: BodyMatch.Kind(rawValue: try row.text("matched")) ?? .none, organisation: try row.int64OrNil("organisation_id"),
                        candidates: IDRanges(try row.text("candidates"))?.ids ?? []))
            }
            let matches = try BodyMatching(parties, in: db).matches
            for place in parties.indices where matches[place] != known[place] { changed.append((parties[place], kinds[place], matches[place])) }
            if parties.count == Rematch.atOnce, let party = parties.last { end = (party.deed, party.position) }
        }

        func write(in db: Writing) throws {
            for (party, _, match) in changed {
                try db.run(
                    """
                    UPDATE deed_party SET organisation_id = \(match.organisation), matched = \(match.kind.rawValue), candidates = \(match.candidatesText)
                    WHERE deed_id = \(party.deed) AND position = \(party.position)
                    """)
            }
            for (kind, deeds) in Dictionary(grouping: changed, by: \.kind).sorted(by: { $0.key < $1.key }) {
                db.note(Change("matched", kind, ids: Set(deeds.map(\.party.deed)).sorted(), reason: "zmiana w rejestrze"))
            }
        }
    }
}
