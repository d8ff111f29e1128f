import Database
import Values

/// Which records speak of the same body. The answer depends on the records alone, never on the order in which they came.
///
/// 1. Records with the same KRS number speak of one body.
/// 2. A record without one belongs to the body whose recommended NIP it states, else whose recommended REGON.
/// 3. Of the others those with the same NIP, else the same REGON, speak of one body.
/// 4. A name alone joins nothing. Sample records join among themselves by the same rules, never with real ones.
///
/// Only recommended numbers attract: a list that swaps the numbers of two bodies moves nothing, its NIP is outranked by the court's.
enum Grouping {
    /// A record and the body it is kept with.
    struct Member {
        let organisation: Int64
        let record: CurrentRecord
    }

    static func groups(_ members: [Member]) -> [[Member]] {
        let sample = members.filter(\.record.source.isSample)
        return sample.isEmpty ? joined(members) : joined(members.filter { !$0.record.source.isSample }) + joined(sample)
    }

    private static func joined(_ members: [Member]) -> [[Member]] {
        var groups: [[Member]] = []
        var byKRS = Dictionary(grouping: members.filter { $0.record.facts.krs != nil }) { $0.record.facts.krs ?? "" }
        var rest = members.filter { $0.record.facts.krs == nil }
        // A body's recommended numbers are those of its records with a KRS number.
        let owners = byKRS.sorted { $0.key < $1.key }
        for field in [\StatedFacts.nip, \StatedFacts.regon] {
            var owner: [String: String] = [:]
            for (krs, members) in owners {
                if let number = recommended(field, members), owner[number] == nil { owner[number] = krs }
            }
            rest = rest.filter { member in
                guard let krs = member.record.facts[keyPath: field].flatMap({ owner[$0] }) else { return true }
                byKRS[krs, default: []].append(member)
                return false
            }
        }
        groups += byKRS.sorted { $0.key < $1.key }.map(\.value)
        var byNIP = Dictionary(grouping: rest.filter { $0.record.facts.nip != nil }) { $0.record.facts.nip ?? "" }
        rest = rest.filter { $0.record.facts.nip == nil }
        var owner: [String: String] = [:]
        for (nip, members) in byNIP.sorted(by: { $0.key < $1.key }) {
            if let regon = recommended(\.regon, members), owner[regon] == nil { owner[regon] = nip }
        }
        var byREGON: [String: [Member]] = [:]
        for member in rest {
            guard let regon = member.record.facts.regon else {
                groups.append([member])
                continue
            }
            if let nip = owner[regon] { byNIP[nip, default: []].append(member) } else { byREGON[regon, default: []].append(member) }
        }
        return groups + byNIP.sorted { $0.key < $1.key }.map(\.value) + byREGON.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func recommended(_ field: KeyPath<StatedFacts, String?>, _ members: [Member]) -> String? {
        Profile.ordered(members.map(\.record)).lazy.compactMap { $0.facts[keyPath: field] }.first
    }

    /// A number that may join records.
    struct Number: Hashable {
        enum Kind: String, CaseIterable { case krs, nip, regon }
        let kind: Kind, value: String
    }

    static func numbers(_ kept: KeptFacts) -> [Number] {
        var numbers: [Number] = []
        numbers.reserveCapacity(3)
        if let krs = kept.facts.krs { numbers.append(Number(kind: .krs, value: krs)) }
        if let nip = kept.facts.nip { numbers.append(Number(kind: .nip, value: nip)) }
        if let regon = kept.facts.regon { numbers.append(Number(kind: .regon, value: regon)) }
        return numbers
    }

    /// The first body that has each of the numbers.
    ///
    /// - Parameter isSample: of the invented bodies, else of the real ones.
    static func owners(of numbers: [Number], isSample: Bool, in db: Reading) throws -> [Number: Int64] {
        var owners: [Number: Int64] = [:]
        try eachOwner(of: numbers, isSample, in: db) { number, body in owners[number] = min(owners[number] ?? body, body) }
        return owners
    }

    /// The bodies that have any of the numbers.
    static func bodies(with numbers: [Number], isSample: Bool, in db: Reading) throws -> Set<Int64> {
        var bodies: Set<Int64> = []
        try eachOwner(of: numbers, isSample, in: db) { _, body in bodies.insert(body) }
        return bodies
    }

    private static func eachOwner(of numbers: [Number], _ isSample: Bool, in db: Reading, _ body: (Number, Int64) -> Void) throws {
        for kind in Number.Kind.allCases {
            let values = numbers.filter { $0.kind == kind }.map(\.value)
            if values.isEmpty { continue }
            try db.each(
                """
                SELECT i.value, i.organisation_id FROM identifier i JOIN organisation o ON o.id = i.organisation_id
                WHERE i.kind = \(kind.rawValue) AND i.value IN (\(list: values)) AND o.sample = \(isSample)
                """
            ) { body(Number(kind: kind, value: try $0.text("value")), try $0.int64("organisation_id")) }
        }
    }
}
