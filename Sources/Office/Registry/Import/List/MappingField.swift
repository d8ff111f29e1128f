import Polish

/// A field of a record that a column of a list, or a constant, can fill. The raw value is what a mapping calls it.
package protocol MappingField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The field without which a record is none.
    static var needed: Self { get }
    /// Whatever its capitals and diacritics.
    init?(words: String)
}

extension MappingField {
    package init?(words: String) {
        let folded = fold(words)
        guard let field = Self.allCases.first(where: { fold($0.rawValue) == folded }) else { return nil }
        self = field
    }
}
