import Listing
import Reference
import Search
import Synchronization
import Values
import Web

/// One state of the register on one day, with the words of its codes encoded: what every reply of the API is made of.
final class RegisterWords: Sendable {
    let view: LiveRegister.View
    let today: Day
    /// Tells this state from every other, of other processes too.
    ///
    /// The snapshot's own position does not: on PostgreSQL a late commit changes the register below it, and the batches of one look share one.
    let tag: String
    let facets: [FacetText]
    /// `{"code":"fundacja","label":"fundacja"}`
    private let forms: [String: [UInt8]]
    /// `{"teryt":"046301","name":"Toruń"}`
    private let gminas: [String: [UInt8]]

    init(_ view: LiveRegister.View, today: Day, tag: String) {
        (self.view, self.today, self.tag) = (view, today, tag)
        var query = SearchQuery(today: today)
        query.limit = 0
        let counts = view.snapshot.find(query).facets
        facets = RegisterFacet.allCases.map { facet in
            let codes = view.ordered(facet, (counts?[facet.slot] ?? []).map(\.value))
            return FacetText(facet.rawValue, facet.slot, codes, view.snapshot) { view.label(facet, $0) }
        }
        forms = Dictionary(view.forms.all.map { ($0.code, RegisterWords.form($0.code, view)) }) { first, _ in first }
        gminas = Dictionary(view.territory.gminas.map { ($0.teryt.digits, RegisterWords.gmina($0.teryt.digits, view)) }) { first, _ in first }
    }

    func text(_ facet: RegisterFacet) -> FacetText { facets[facet.slot.index] }
    func form(_ code: String) -> [UInt8] { forms[code] ?? RegisterWords.form(code, view) }
    func gmina(_ code: String) -> [UInt8] { gminas[code] ?? RegisterWords.gmina(code, view) }

    private static func form(_ code: String, _ view: LiveRegister.View) -> [UInt8] {
        var json = JSONWriter(capacity: 64)
        json.object {
            $0.field("code", code)
            $0.field("label", view.label(.form, code))
        }
        return json.bytes
    }

    private static func gmina(_ code: String, _ view: LiveRegister.View) -> [UInt8] {
        var json = JSONWriter(capacity: 64)
        json.object {
            $0.field("teryt", code)
            $0.field("name", view.label(.gmina, code))
        }
        return json.bytes
    }
}

/// The words of the newest state, encoded by the first request that sees it.
final class RegisterWordsShelf: Sendable {
    private struct Held {
        var words: RegisterWords?
        var count = 0
        /// The day of the minute that was last looked at: finding it costs more than many a query.
        var minute = Int64.min, today = Day(daysSince1970: 0)
    }

    private let register: LiveRegister
    private let clock: Clock
    private let process = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    private let held = Mutex(Held())

    init(_ register: LiveRegister, _ clock: Clock) { (self.register, self.clock) = (register, clock) }

    /// - Throws: ``Problem/unavailable(seconds:)`` until the register was loaded for the first time.
    func current() throws -> RegisterWords {
        guard let view = try? register.view else { throw Problem.unavailable(seconds: 5) }
        let now = clock.now()
        return held.withLock { held in
            let minute = now.milliseconds / 60_000
            if minute != held.minute { (held.minute, held.today) = (minute, now.day) }
            if let words = held.words, words.view.snapshot === view.snapshot, words.today == held.today { return words }
            held.count += 1
            let words = RegisterWords(view, today: held.today, tag: "\(process)-\(held.count)")
            held.words = words
            return words
        }
    }
}
