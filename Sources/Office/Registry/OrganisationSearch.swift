import Database
import Polish
import Reference
import Values
import Web

/// What a visitor asked the list of organisations for. The same value is read from an address, printed back into links, and drives the
/// page and the CSV.
package struct OrganisationSearch: Sendable, Equatable {
    package static let perPage = 20
    package static let longestWords = 200

    /// Each word is the beginning of a word of the name.
    package var words = ""
    package var powiat: Teryt?
    package var gmina: Teryt?
    /// Code of a legal form; `none` for a form that is unknown.
    package var form: String?
    package var status: Status?
    package var placing: Placing?
    package var page = 1

    package init() {}

    /// Whether any filter is set; words and page are none.
    package var isFiltered: Bool { powiat != nil || gmina != nil || form != nil || status != nil || placing != nil }

    package func on(page: Int) -> OrganisationSearch {
        var copy = self
        copy.page = page
        return copy
    }

    /// One field set anew, from the first page: how a chip takes its filter away.
    package func with<Value>(_ field: WritableKeyPath<OrganisationSearch, Value>, _ value: Value) -> OrganisationSearch {
        var copy = self
        copy[keyPath: field] = value
        copy.page = 1
        return copy
    }
}

extension OrganisationSearch {
    /// - Throws: ``Problem/unprocessable(_:)`` naming every parameter that means nothing. Unknown parameters are passed over.
    package init(_ query: Query) throws(Problem) {
        var faults: [String] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = try query.single(name), !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            faults.append("Parametr „\(name)”: \(hint).")
            return nil
        }
        words = try read("q", "najwyżej \(OrganisationSearch.longestWords) znaków") { $0.count <= OrganisationSearch.longestWords ? $0 : nil } ?? ""
        powiat = try read("powiat", "cztery cyfry kodu TERYT, na przykład 0415") { Teryt($0).flatMap { $0.level == .powiat ? $0 : nil } }
        gmina = try read("gmina", "sześć cyfr kodu TERYT, na przykład 046301") { Teryt($0).flatMap { $0.level == .gmina ? $0 : nil } }
        form = try read("forma", "kod formy prawnej, na przykład fundacja") {
            $0.utf8.count <= 40 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") } ? $0 : nil
        }
        status = try read("status", Status.allCases.map(\.slug).joined(separator: ", "), Status.init(slug:))
        placing = try read("polozenie", Placing.allCases.map(\.slug).joined(separator: ", "), Placing.init(slug:))
        page = try read("strona", "liczba od 1 do 100000") { Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil } } ?? 1
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    package var query: Query {
        var pairs: [(String, String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        if let powiat { pairs.append(("powiat", powiat.description)) }
        if let gmina { pairs.append(("gmina", gmina.description)) }
        if let form { pairs.append(("forma", form)) }
        if let status { pairs.append(("status", status.slug)) }
        if let placing { pairs.append(("polozenie", placing.slug)) }
        if page > 1 { pairs.append(("strona", String(page))) }
        return Query(pairs)
    }

    /// The condition of the statement behind the CSV, which says the same as ``RegisterIndex/matches(_:sample:)``: a test holds the two together.
    /// Names are held folded with a blank before each word, so that a blank marks the beginning of a word.
    ///
    /// - Parameter sample: whether invented bodies are shown too.
    func condition(sample: Bool) -> SQL {
        var parts: [SQL] = ["o.withdrawn = 0"]
        if !sample { parts.append("o.sample = 0") }
        if let powiat { parts.append("o.powiat = \(powiat.description)") }
        if let gmina { parts.append("o.gmina = \(gmina.description)") }
        if let form { parts.append(form == "none" ? "o.form IS NULL" : "o.form = \(form)") }
        if let status { parts.append("o.status = \(status.rawValue)") }
        if let placing { parts.append("o.placement = \(placing.rawValue)") }
        for word in fold(words).split(separator: " ").prefix(12) { parts.append("o.folded LIKE \("% " + word + "%")") }
        return SQL.joined(parts, by: " AND ")
    }
}
