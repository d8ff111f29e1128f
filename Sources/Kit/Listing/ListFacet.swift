import Search

/// By what the things of a list are counted and filtered: what it is called in addresses, in the API and by people, and what its values are.
package struct ListFacet: Sendable {
    /// A value of a closed list, in the order in which people look for them.
    package struct Value: Sendable {
        package let code: String, slug: String, label: String

        /// - Parameters:
        ///   - code: in the API and in files, English.
        ///   - slug: in the addresses of pages, Polish.
        package init(_ code: String, _ slug: String, _ label: String) { (self.code, self.slug, self.label) = (code, slug, label) }
    }

    package let slot: Slot<SearchSchema.Facet>
    /// The parameter of the API.
    package let name: String
    /// The parameter of pages.
    package let parameter: String
    package let title: String
    /// Closed lists of values; empty where codes come with the data.
    package let values: [Value]
    /// What ``SearchSchema/none`` is called; nil where everything has a value.
    package let noneLabel: String?
    /// Well-formed codes of an open list, for readers of the API: "cztery cyfry TERYT".
    package let meaning: String
    /// Pages offer it; the others can be asked for in the address.
    package var isOffered = true
    /// The API counts and crosses it; false where the values are too many, which can be asked for all the same.
    package var isCounted = true
    /// Only its title is in sight until a value is chosen.
    package var isFolded = false
    /// Values are offered only when one of this facet's is chosen whose code they begin with: gminas of a powiat.
    package var within: Slot<SearchSchema.Facet>?
    /// Values that say nothing without the name of the facet.
    package var needsTitle = false
    /// Of a code of an open list, for the description of the API; nil: any short text.
    package let pattern: String?
    /// Bytes of a code at most.
    private let longest: Int
    private let isCode: @Sendable (String) -> Bool
    private let labelOf: @Sendable (String) -> String
    private let keyOf: @Sendable (String) -> String

    /// A closed list of values.
    package init(
        _ slot: Slot<SearchSchema.Facet>, _ name: String, parameter: String, _ title: String, values: [Value], noneLabel: String? = nil,
        folded: Bool = false, needsTitle: Bool = false
    ) {
        (self.slot, self.name, self.parameter, self.title, self.values, self.noneLabel) = (slot, name, parameter, title, values, noneLabel)
        meaning = (values.map(\.code) + (noneLabel == nil ? [] : [SearchSchema.none])).joined(separator: ", ")
        (pattern, longest) = (nil, 80)
        (isFolded, self.needsTitle) = (folded, needsTitle)
        let labels = Dictionary(values.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
        let places = Dictionary(values.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        isCode = { labels[$0] != nil }
        labelOf = { labels[$0] ?? $0 }
        keyOf = { code in String(UnicodeScalar(UInt8(65 + min(places[code] ?? 60, 60)))) }
    }

    /// An open list, whose codes come with the data.
    ///
    /// - Parameters:
    ///   - pattern: a regular expression (ECMA 262) for what `isCode` accepts, `none` included.
    ///   - isCode: whether a text may be a code; it need not be known.
    ///   - key: by which codes are ordered.
    package init(
        _ slot: Slot<SearchSchema.Facet>, _ name: String, parameter: String, _ title: String, meaning: String, noneLabel: String? = nil,
        pattern: String? = nil, longest: Int = 80, isCode: @escaping @Sendable (String) -> Bool, label: @escaping @Sendable (String) -> String,
        key: @escaping @Sendable (String) -> String
    ) {
        (self.slot, self.name, self.parameter, self.title, self.meaning, self.noneLabel) = (slot, name, parameter, title, meaning, noneLabel)
        (self.isCode, labelOf, keyOf, values) = (isCode, label, key, [])
        (self.pattern, self.longest) = (pattern, longest)
    }

    package func label(_ code: String) -> String { code == SearchSchema.none ? noneLabel ?? "nieznane" : labelOf(code) }

    /// A chip's words.
    func words(_ code: String) -> String { needsTitle || code == SearchSchema.none ? title.lowercased() + ": " + label(code) : label(code) }

    package func slug(_ code: String) -> String {
        code == SearchSchema.none ? "brak" : values.first { $0.code == code }?.slug ?? code
    }

    /// The code that a value of a page's address means; nil when it cannot be one.
    func code(slug: String) -> String? {
        if slug == "brak" || slug == SearchSchema.none { return noneLabel == nil ? nil : SearchSchema.none }
        return values.first { $0.slug == slug }?.code ?? code(slug)
    }

    /// The code itself, when it is well formed.
    func code(_ text: String) -> String? {
        if text == SearchSchema.none { return noneLabel == nil ? nil : text }
        return text.utf8.count <= longest && isCode(text) ? text : nil
    }

    /// In the order in which people look for them, what is not known last.
    package func ordered(_ codes: [String]) -> [String] {
        codes.map { (code: $0, last: $0 == SearchSchema.none ? 1 : 0, key: keyOf($0)) }
            .sorted { ($0.last, $0.key, $0.code) < ($1.last, $1.key, $1.code) }.map(\.code)
    }
}

/// A way in which a list may be ordered.
package struct ListOrder: Sendable {
    package let code: String, slug: String, label: String
    package let order: SearchQuery.Order

    /// - Parameters:
    ///   - code: in the API: `-date`.
    ///   - label: behind "Kolejność według".
    package init(_ code: String, _ slug: String, _ label: String, _ order: SearchQuery.Order) {
        (self.code, self.slug, self.label, self.order) = (code, slug, label, order)
    }
}
