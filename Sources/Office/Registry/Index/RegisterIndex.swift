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
        let status: Status?
        let placing: Placing
        let isSample: Bool
        /// Where its name begins in ``names``: a blank before each word, a zero byte at the end.
        let name: Int32
        /// A ``Day`` as its number, 0 for none.
        let statedOn: Int32
    }

    private(set) var entries: [Entry] = []
    private(set) var names: [UInt8] = []
    private(set) var forms: [String] = []

    /// Withdrawn bodies are left out: no list and no count knows them.
    package static func load(_ db: Reading) throws -> RegisterIndex {
        var index = RegisterIndex()
        var formPlaces: [String: Int16] = [:]
        try db.each(
            "SELECT id, folded, form, status, placement, gmina, sample, stated_on FROM organisation WHERE withdrawn = 0 ORDER BY sort_key, id"
        ) { row in
            let form = try row.textOrNil("form").map { code -> Int16 in
                if let place = formPlaces[code] { return place }
                index.forms.append(code)
                formPlaces[code] = Int16(index.forms.count - 1)
                return Int16(index.forms.count - 1)
            }
            index.entries.append(
                Entry(
                    id: try row.int64("id"), gmina: try row.textOrNil("gmina").flatMap(Int32.init) ?? 0, form: form ?? -1,
                    status: try row.textOrNil("status").flatMap(Status.init(rawValue:)),
                    placing: Placing(rawValue: try row.text("placement")) ?? .ambiguous,
                    isSample: try row.bool("sample"), name: Int32(index.names.count), statedOn: Int32(try row.dayOrNil("stated_on")?.number ?? 0)))
            index.names += try row.text("folded").utf8
            index.names.append(0)
        }
        return index
    }

    /// Real bodies are there.
    var hasRegister: Bool { entries.contains { !$0.isSample } }

    func form(_ entry: Entry) -> String? { entry.form < 0 ? nil : forms[Int(entry.form)] }
}

extension RegisterIndex {
    /// Places in ``entries`` of the bodies asked for, in the order of the list.
    ///
    /// - Parameter sample: whether invented bodies count.
    func matches(_ search: OrganisationSearch, sample: Bool) -> [Int] {
        let words = fold(search.words).split(separator: " ").prefix(12).map { Array((" " + $0).utf8CString) }
        let filter = Filter(search, sample: sample, forms: forms)
        return names.withUnsafeBytes { names in
            guard let start = names.baseAddress?.assumingMemoryBound(to: CChar.self) else { return [] }
            return entries.indices.filter { place in
                let entry = entries[place]
                return filter.lets(entry) && words.allSatisfy { strstr(start + Int(entry.name), $0) != nil }
            }
        }
    }

    private struct Filter {
        let gmina: Int32?, powiat: Int32?, form: Int16?, status: Status?, placing: Placing?, sample: Bool

        init(_ search: OrganisationSearch, sample: Bool, forms: [String]) {
            gmina = search.gmina.flatMap { Int32($0.description) }
            powiat = search.powiat.flatMap { Int32($0.description) }
            // A form no body has matches nothing; -1 is the unknown form.
            form = search.form.map { code in code == "none" ? -1 : forms.firstIndex(of: code).map(Int16.init) ?? .max }
            (status, placing, self.sample) = (search.status, search.placing, sample)
        }

        func lets(_ entry: Entry) -> Bool {
            if entry.isSample && !sample { return false }
            if let gmina, entry.gmina != gmina { return false }
            if let powiat, entry.gmina / 100 != powiat { return false }
            if let form, entry.form != form { return false }
            if let status, entry.status != status { return false }
            if let placing, entry.placing != placing { return false }
            return true
        }
    }
}
