import Database
import Polish
import Registry

/// Matches bodies of deeds with the register: by the entry they name, by number, else by folded name and seat when exactly one body fits. Never
/// makes a body. Sample bodies match sample deeds only.
///
/// Funders are matched by number only: an office's name says nothing of its seat, and a list of doubtful offices helps nobody.
struct BodyMatching {
    /// A body of the register with the name asked for.
    private struct Namesake {
        let id: Int64
        let gmina: String?, locality: String?
        var numbers: [String: Set<String>] = [:]
    }

    private struct Number: Hashable {
        let kind: String, value: String
    }

    /// For each of the parties, in their order.
    private(set) var matches: [BodyMatch] = []

    /// - Parameter parties: 20 000 at most, since each asks for some bound values.
    init(_ parties: [DeedParty], in db: Reading) throws {
        matches = Array(repeating: .none, count: parties.count)
        for isSample in [false, true] {
            let places = parties.indices.filter { parties[$0].isSample == isSample }
            if places.isEmpty { continue }
            let found = try BodyMatching.match(places.map { parties[$0] }, isSample, in: db)
            for (place, match) in zip(places, found) { matches[place] = match }
        }
    }

    private static func match(_ parties: [DeedParty], _ isSample: Bool, in db: Reading) throws -> [BodyMatch] {
        let (records, owners) = (try entries(parties, in: db), try owners(parties, isSample, in: db))
        var matches: [BodyMatch?] = parties.map { party in
            if let record = party.record, let body = records[record] { return BodyMatch(kind: .number, organisation: body) }
            let bodies = Set(numbers(party).flatMap { owners[$0] ?? [] }).sorted()
            if bodies.count == 1 { return BodyMatch(kind: .number, organisation: bodies[0]) }
            if bodies.count > 1 { return BodyMatch(kind: .doubtful, candidates: bodies) }
            return party.role == .funder || party.folded == " " ? BodyMatch.none : nil
        }
        let open = parties.indices.filter { matches[$0] == nil }
        let namesakes = try namesakes(Set(open.map { parties[$0].folded }).sorted(), isSample, in: db)
        for place in open { matches[place] = decide(parties[place], namesakes[parties[place].folded] ?? []) }
        return matches.map { $0 ?? .none }
    }

    /// By name and seat.
    private static func decide(_ party: DeedParty, _ namesakes: [Namesake]) -> BodyMatch {
        guard !namesakes.isEmpty else { return .none }
        let fitting = namesakes.filter { body in
            if let gmina = party.gmina { return body.gmina == gmina }
            guard let locality = party.locality, let other = body.locality else { return false }
            return fold(locality) == fold(other)
        }
        // A body whose own numbers are others is another body, or one of the two is wrong.
        if fitting.count == 1, !contradicts(party, fitting[0]) { return BodyMatch(kind: .name, organisation: fitting[0].id) }
        return BodyMatch(kind: .doubtful, candidates: (fitting.isEmpty ? namesakes : fitting).map(\.id).sorted())
    }

    private static func contradicts(_ party: DeedParty, _ body: Namesake) -> Bool {
        numbers(party).contains { number in body.numbers[number.kind].map { !$0.contains(number.value) } ?? false }
    }

    private static func numbers(_ party: DeedParty) -> [Number] {
        [("krs", party.krs), ("nip", party.nip), ("regon", party.regon)].compactMap { kind, value in value.map { Number(kind: kind, value: $0) } }
    }

    private static func entries(_ parties: [DeedParty], in db: Reading) throws -> [BodyFacts.RecordKey: Int64] {
        var found: [BodyFacts.RecordKey: Int64] = [:]
        for (source, keys) in Dictionary(grouping: parties.compactMap(\.record), by: \.source).sorted(by: { $0.key < $1.key }) {
            try db.each(
                """
                SELECT r.key, r.organisation_id FROM record r JOIN organisation o ON o.id = r.organisation_id
                WHERE r.source = \(source) AND r.key IN (\(list: Set(keys.map(\.key)).sorted())) AND o.withdrawn = 0
                """
            ) { found[BodyFacts.RecordKey(source: source, key: try $0.text("key"))] = try $0.int64("organisation_id") }
        }
        return found
    }

    private static func owners(_ parties: [DeedParty], _ isSample: Bool, in db: Reading) throws -> [Number: [Int64]] {
        var found: [Number: [Int64]] = [:]
        for (kind, numbers) in Dictionary(grouping: parties.flatMap(numbers), by: \.kind).sorted(by: { $0.key < $1.key }) {
            try db.each(
                """
                SELECT i.value, i.organisation_id FROM identifier i JOIN organisation o ON o.id = i.organisation_id
                WHERE i.kind = \(kind) AND i.value IN (\(list: Set(numbers.map(\.value)).sorted())) AND o.withdrawn = 0 AND o.sample = \(isSample)
                """
            ) { found[Number(kind: kind, value: try $0.text("value")), default: []].append(try $0.int64("organisation_id")) }
        }
        return found
    }

    private static func namesakes(_ names: [String], _ isSample: Bool, in db: Reading) throws -> [String: [Namesake]] {
        guard !names.isEmpty else { return [:] }
        var found: [String: [Namesake]] = [:]
        try db.each(
            """
            SELECT id, folded, gmina, locality FROM organisation
            WHERE folded IN (\(list: names)) AND withdrawn = 0 AND sample = \(isSample) ORDER BY id
            """
        ) { row in
            let (id, folded) = (try row.int64("id"), try row.text("folded"))
            found[folded, default: []].append(Namesake(id: id, gmina: try row.textOrNil("gmina"), locality: try row.textOrNil("locality")))
        }
        let ids = found.values.flatMap { $0.map(\.id) }
        var numbers: [Int64: [String: Set<String>]] = [:]
        for start in stride(from: 0, to: ids.count, by: 10_000) {
            let part = Array(ids[start..<min(start + 10_000, ids.count)])
            try db.each("SELECT organisation_id, kind, value FROM identifier WHERE organisation_id IN (\(list: part))") { row in
                numbers[try row.int64("organisation_id"), default: [:]][try row.text("kind"), default: []].insert(try row.text("value"))
            }
        }
        return found.mapValues { bodies in
            bodies.map { body in
                var body = body
                body.numbers = numbers[body.id] ?? [:]
                return body
            }
        }
    }
}
