/// What the index made of the text of a query; for marking hits, and for a reader who found nothing.
package struct Understanding: Sendable {
    /// How a word was found, the best first.
    package enum Grade: UInt8, Sendable, Comparable, CaseIterable {
        /// As written.
        case exact
        /// In another inflection.
        case lemma
        /// With other diacritics.
        case folded
        /// With other diacritics and in another inflection.
        case foldedLemma
        /// As the beginning of a word.
        case beginning
        case typo

        package static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
    }

    package enum Role: Sendable, Hashable {
        /// Had to be found.
        case sought
        /// Part of a quoted phrase, in its order.
        case phrase
        /// So frequent that it was left out, since other words remain.
        case stopWord
        /// A word of the legal form that was let go, since nothing matched with it.
        case loosened
        /// More words than a query may have.
        case overBudget
    }

    package struct Word: Sendable {
        /// As written, in lower case.
        package let text: String
        package let role: Role
        /// The best way the vocabulary knows it; nil for a word that matched nothing.
        package let grade: Grade?
        /// Words of the vocabulary that are nearest to one that matched nothing, nearest first; at most five.
        package let nearest: [String]
    }

    package internal(set) var words: [Word] = []
    /// The identifier the text is, when a document has it.
    package internal(set) var identifier: String?
    let terms: [Term]
    let snapshot: SearchSnapshot

    /// For marking hits on a page: make one for a result and ask it for every text.
    package func marker() -> HitMarker { HitMarker(terms, in: snapshot) }
}
