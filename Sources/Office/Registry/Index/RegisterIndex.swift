import Database
import Foundation
import Polish
import Reference
import Values

/// The whole register as lists and counts need it: folded names in one run of bytes, and a few numbers for each body, in the order of the list.
///
/// A search is a plain scan; a region takes a fraction of a millisecond. The search engine to come replaces it.
package struct RegisterIndex: Sendable {
    struct Entry: Sendable {
        let id: Int64
        /// TERYT as a number, 0 for none; `/ 100` is the powiat.
        let gmina: Int32
        /// Place in ``forms``; -1 for an unknown form.
        let form: Int16
        let kind: BodyKind
        let status: Status?
        let placing: Placing
        let isSample: Bool
        let hasPublicBenefit: Bool
        let hasTaxShare: Bool
        /// Bits by place in ``spheres``, stated and proposed alike.
        let spheres: UInt64
        /// Where its name begins in ``names``: a blank before each word, a zero byte at the end.
        let name: Int32
        /// A ``Day`` as its number, 0 for none.
        let statedOn: Int32
    }

    private(set) var entries: [Entry] = []
    private(set) var names: [UInt8] = []
    private(set) var forms: [String] = []
    private(set) var spheres: [String] = []
    /// Days on which a body may receive the share of tax; only of those that ever may.
    private(set) var entitlements: [Int64: [ClosedRange<Day>]] = [:]

    /// Withdrawn bodies are left out: no list and no count knows them.
    package static func load(_ db: Reading) throws -> RegisterIndex {
        var index = RegisterIndex()
        var formPlaces: [String: Int16] = [:]
        let spheres = try index.loadSpheres(db)
        try index.loadEntitlements(db)
        let shares = Set(try db.all("SELECT DISTINCT organisation_id FROM tax_share") { try $0.int64("organisation_id") })
        try db.each(
            """
            SELECT id, folded, kind, form, status, placement, gmina, public_benefit, sample, stated_on FROM organisation WHERE withdrawn = 0
            ORDER BY sort_key, id
            """
        ) { row in
            let id = try row.int64("id")
            let form = try row.textOrNil("form").map { code -> Int16 in
                if let place = formPlaces[code] { return place }
                index.forms.append(code)
                formPlaces[code] = Int16(index.forms.count - 1)
                return Int16(index.forms.count - 1)
            }
            index.entries.append(
                Entry(
                    id: id, gmina: try row.textOrNil("gmina").flatMap(Int32.init) ?? 0, form: form ?? -1,
                    kind: BodyKind(rawValue: try row.text("kind")) ?? .unknown, status: try row.textOrNil("status").flatMap(Status.init(rawValue:)),
                    placing: Placing(rawValue: try row.text("placement")) ?? .ambiguous, isSample: try row.bool("sample"),
                    hasPublicBenefit: try row.boolOrNil("public_benefit") ?? false, hasTaxShare: shares.contains(id), spheres: spheres[id] ?? 0,
                    name: Int32(index.names.count), statedOn: Int32(try row.dayOrNil("stated_on")?.number ?? 0)))
            index.names += try row.text("folded").utf8
            index.names.append(0)
        }
        return index
    }

    private mutating func loadSpheres(_ db: Reading) throws -> [Int64: UInt64] {
        spheres = try db.all("SELECT code FROM sphere ORDER BY sort_key") { try $0.text("code") }
        let bits = Dictionary(uniqueKeysWithValues: spheres.prefix(64).enumerated().map { ($1, UInt64(1) << UInt64($0)) })
        var found: [Int64: UInt64] = [:]
        try db.each("SELECT organisation_id, code FROM attribute WHERE kind IN ('sphere', 'proposed_sphere')") { row in
            found[try row.int64("organisation_id"), default: 0] |= bits[try row.text("code")] ?? 0
        }
        return found
    }

    private mutating func loadEntitlements(_ db: Reading) throws {
        try db.each("SELECT organisation_id, valid_from, valid_until FROM entitlement") { row in
            let (from, until) = (try row.day("valid_from"), try row.day("valid_until"))
            if from <= until { entitlements[try row.int64("organisation_id"), default: []].append(from...until) }
        }
    }

    func isEntitled(_ entry: Entry, on day: Day) -> Bool { entitlements[entry.id]?.contains { $0.contains(day) } ?? false }

    /// Real bodies are there.
    var hasRegister: Bool { entries.contains { !$0.isSample } }

    func form(_ entry: Entry) -> String? { entry.form < 0 ? nil : forms[Int(entry.form)] }
}

extension RegisterIndex {
    /// Places in ``entries`` of the bodies asked for, in the order of the list.
    ///
    /// - Parameters:
    ///   - sample: whether invented bodies count.
    ///   - today: decides who is entitled to the share of tax.
    func matches(_ search: OrganisationSearch, sample: Bool, today: Day) -> [Int] {
        let words = fold(search.words).split(separator: " ").prefix(12).map { Array((" " + $0).utf8CString) }
        let filter = RegisterFilter(search, self, sample: sample, today: today)
        return names.withUnsafeBytes { names in
            guard let start = names.baseAddress?.assumingMemoryBound(to: CChar.self) else { return [] }
            return entries.indices.filter { place in
                let entry = entries[place]
                return filter.lets(entry, in: self) && words.allSatisfy { strstr(start + Int(entry.name), $0) != nil }
            }
        }
    }
}
