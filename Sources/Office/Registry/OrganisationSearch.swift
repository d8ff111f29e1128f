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
    package var kinds = KindChoice.counted
    /// Code of a sphere, stated or proposed; `none` for bodies without any.
    package var sphere: String?
    package var taxShare: TaxShareStanding?
    package var page = 1

    package init() {}

    /// Whether any filter is set; words and page are none.
    package var isFiltered: Bool {
        powiat != nil || gmina != nil || form != nil || status != nil || placing != nil || sphere != nil || taxShare != nil || kinds != .counted
    }

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
        kinds = try read("rodzaj", KindChoice.all.map(\.slug).joined(separator: ", "), KindChoice.init(slug:)) ?? .counted
        sphere = try read("sfera", "punkt art. 4 ust. 1, na przykład 15 albo 1aa") {
            $0.utf8.count <= 4 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? $0 : nil
        }
        taxShare = try read("opp", TaxShareStanding.allCases.map(\.slug).joined(separator: ", "), TaxShareStanding.init(slug:))
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
        if kinds != .counted { pairs.append(("rodzaj", kinds.slug)) }
        if let sphere { pairs.append(("sfera", sphere)) }
        if let taxShare { pairs.append(("opp", taxShare.slug)) }
        if page > 1 { pairs.append(("strona", String(page))) }
        return Query(pairs)
    }
}

/// Which kinds of body are meant. Unless asked otherwise: organisations, bodies of art. 3 ust. 3, and those of unknown kind.
package enum KindChoice: Sendable, Equatable {
    case counted, every
    case only(BodyKind)

    package static let all: [KindChoice] = [.counted, .every] + BodyKind.allCases.map { .only($0) }

    package var slug: String {
        switch self {
        case .counted: "liczone"
        case .every: "wszystkie"
        case .only(let kind): kind.slug
        }
    }

    package init?(slug: String) {
        guard let found = KindChoice.all.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }

    package var label: String {
        switch self {
        case .counted: "organizacje i podmioty z art. 3"
        case .every: "wszystkie podmioty z rejestrów"
        case .only(let kind): kind.label
        }
    }

    var all: Set<BodyKind> {
        switch self {
        case .counted: BodyKind.counted
        case .every: Set(BodyKind.allCases)
        case .only(let kind): [kind]
        }
    }
}
