import Reference
import Search
import Values
import Web

/// What a visitor asked the list of organisations for. The same value is read from an address, printed back into links, and drives the page,
/// the cross table and the files.
package struct OrganisationSearch: Sendable, Equatable {
    package static let perPageChoices = [20, 50, 200]
    package static let longestWords = 200

    /// Words of the name, former names, places and aims, in any form; or a number of a register.
    package var words = ""
    /// Codes by facet; of one facet any, of several facets all. Kinds stand in ``kinds``.
    package var choices: [RegisterFacet: [String]] = [:]
    package var kinds = KindChoice.counted
    package var order: Order?
    package var page = 1
    package var perPage = 20

    package init() {}

    package enum Order: String, Sendable, CaseIterable {
        case relevance, name, since, gmina

        package var label: String {
            switch self {
            case .relevance: "trafności"
            case .name: "nazwy"
            case .since: "daty wpisu, najnowsze najpierw"
            case .gmina: "gminy"
            }
        }

        package var slug: String {
            switch self {
            case .relevance: "trafnosc"
            case .name: "nazwa"
            case .since: "wpis"
            case .gmina: "gmina"
            }
        }

        package init?(slug: String) {
            guard let found = Order.allCases.first(where: { $0.slug == slug }) else { return nil }
            self = found
        }

        var search: SearchQuery.Order {
            switch self {
            case .relevance: .relevance
            case .name: .name
            case .since: .number(RegisterSchema.since, descending: true)
            case .gmina: .facet(RegisterFacet.gmina.slot)
            }
        }
    }

    /// Whether any filter is set; words and page are none.
    package var isFiltered: Bool { !choices.isEmpty || kinds != .counted }

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

    package func choosing(_ facet: RegisterFacet, _ codes: [String]) -> OrganisationSearch {
        var copy = self
        copy.choices[facet] = codes.isEmpty ? nil : codes
        copy.page = 1
        return copy
    }

    package func without(_ facet: RegisterFacet, _ code: String) -> OrganisationSearch {
        choosing(facet, (choices[facet] ?? []).filter { $0 != code })
    }

    /// As the index is asked.
    ///
    /// - Parameter sample: whether invented bodies are shown.
    package func query(sample: Bool, today: Day) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = words
        query.filters = choices.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init($0.key.slot, $0.value) }
        if kinds != .every { query.filters.append(.init(RegisterFacet.kind.slot, kinds.all.map(\.rawValue).sorted())) }
        if !sample, choices[.sample] == nil { query.filters.append(.init(RegisterFacet.sample.slot, ["no"])) }
        query.order = (order ?? (words.isEmpty ? .name : .relevance)).search
        (query.offset, query.limit) = ((page - 1) * perPage, perPage)
        return query
    }
}

/// One choice of a facet as its own type, for the pages that set only one.
extension OrganisationSearch {
    package var powiat: Teryt? {
        get { only(.powiat).flatMap { Teryt($0) } }
        set { choices[.powiat] = newValue.map { [$0.digits] } }
    }
    package var gmina: Teryt? {
        get { only(.gmina).flatMap { Teryt($0) } }
        set { choices[.gmina] = newValue.map { [$0.digits] } }
    }
    package var form: String? {
        get { only(.form) }
        set { choices[.form] = newValue.map { [$0] } }
    }
    package var status: Status? {
        get { only(.status).flatMap(Status.init(rawValue:)) }
        set { choices[.status] = newValue.map { [$0.rawValue] } }
    }
    package var placing: Placing? {
        get { only(.placing).flatMap(Placing.init(rawValue:)) }
        set { choices[.placing] = newValue.map { [$0.rawValue] } }
    }
    package var sphere: String? {
        get { only(.sphere) }
        set { choices[.sphere] = newValue.map { [$0] } }
    }
    package var taxShare: TaxShareStanding? {
        get { only(.taxShare).flatMap(TaxShareStanding.init(rawValue:)) }
        set { choices[.taxShare] = newValue.map { [$0.rawValue] } }
    }

    private func only(_ facet: RegisterFacet) -> String? { choices[facet].flatMap { $0.count == 1 ? $0.first : nil } }
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
        for facet in RegisterFacet.allCases where facet != .kind {
            var codes: [String] = []
            for slug in query.all(facet.parameter) where !slug.isEmpty {
                guard let code = facet.code(slug: slug) else {
                    faults.append("Parametr „\(facet.parameter)”: nie znamy wartości „\(slug.prefix(40))”.")
                    continue
                }
                if !codes.contains(code) { codes.append(code) }
            }
            if !codes.isEmpty { choices[facet] = codes }
        }
        let slugs = query.all(RegisterFacet.kind.parameter).filter { !$0.isEmpty }
        if let choice = KindChoice(slugs: slugs) {
            kinds = choice
        } else {
            faults.append("Parametr „rodzaj”: \(KindChoice.all.map(\.slug).joined(separator: ", ")).")
        }
        order = try read("kolejnosc", Order.allCases.map(\.slug).joined(separator: ", "), Order.init(slug:))
        perPage = try read("na-stronie", "20, 50 albo 200") { Int($0).flatMap { OrganisationSearch.perPageChoices.contains($0) ? $0 : nil } } ?? 20
        page = try read("strona", "liczba od 1 do 100000") { Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil } } ?? 1
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    package var query: Query {
        var pairs: [(String, String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        for facet in RegisterFacet.allCases {
            for code in choices[facet] ?? [] { pairs.append((facet.parameter, facet.slug(code))) }
            if facet == .kind, kinds != .counted { pairs += kinds.slugs.map { (facet.parameter, $0) } }
        }
        if let order { pairs.append(("kolejnosc", order.slug)) }
        if perPage != 20 { pairs.append(("na-stronie", String(perPage))) }
        if page > 1 { pairs.append(("strona", String(page))) }
        return Query(pairs)
    }
}

/// Which kinds of body are meant. Unless asked otherwise: organisations, bodies of art. 3 ust. 3, and those of unknown kind.
package enum KindChoice: Sendable, Equatable {
    case counted, every
    case only(BodyKind)
    /// Two or more, in the order of all kinds.
    case several([BodyKind])

    /// Those with a word of their own.
    package static let all: [KindChoice] = [.counted, .every] + BodyKind.allCases.map { .only($0) }

    package var slug: String { slugs.joined(separator: " ") }

    package var slugs: [String] {
        switch self {
        case .counted: ["liczone"]
        case .every: ["wszystkie"]
        case .only(let kind): [kind.slug]
        case .several(let kinds): kinds.map(\.slug)
        }
    }

    package init(_ kinds: Set<BodyKind>) {
        if kinds == BodyKind.counted {
            self = .counted
        } else if kinds.isEmpty || kinds.count == BodyKind.allCases.count {
            self = .every
        } else {
            let ordered = BodyKind.allCases.filter(kinds.contains)
            self = ordered.count == 1 ? .only(ordered[0]) : .several(ordered)
        }
    }

    /// None means the counted ones.
    package init?(slugs: [String]) {
        if slugs.isEmpty || slugs == ["liczone"] {
            self = .counted
        } else if slugs == ["wszystkie"] {
            self = .every
        } else {
            let kinds = slugs.compactMap(BodyKind.init(slug:))
            guard kinds.count == slugs.count else { return nil }
            self.init(Set(kinds))
        }
    }

    package var label: String {
        switch self {
        case .counted: "organizacje i podmioty z art. 3"
        case .every: "wszystkie podmioty z rejestrów"
        case .only(let kind): kind.label
        case .several(let kinds): kinds.map(\.label).joined(separator: ", ")
        }
    }

    var all: Set<BodyKind> {
        switch self {
        case .counted: BodyKind.counted
        case .every: Set(BodyKind.allCases)
        case .only(let kind): [kind]
        case .several(let kinds): Set(kinds)
        }
    }
}
