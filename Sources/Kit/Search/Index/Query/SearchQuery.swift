import Values

/// What is asked of the index. Without text it is a list, without anything all documents by name.
package struct SearchQuery: Sendable, Equatable {
    /// Values of one facet are "or", facets between each other "and". Two filters on one facet are one with the values of both.
    package struct Filter: Sendable, Equatable {
        package let facet: Slot<SearchSchema.Facet>
        /// Codes, or `none`. A code that nothing carries finds nothing.
        package let values: [String]

        package init(_ facet: Slot<SearchSchema.Facet>, _ values: [String]) { (self.facet, self.values) = (facet, values) }
    }

    /// Holds a number within bounds, both included; documents without the number are out. Narrows every count.
    package struct Range: Sendable, Equatable {
        package let number: Slot<SearchSchema.Number>
        package let values: ClosedRange<Double>

        package init(_ number: Slot<SearchSchema.Number>, _ values: ClosedRange<Double>) { (self.number, self.values) = (number, values) }
    }

    /// Holds documents within a circle: with any of their places, the edge included; documents without a place are out. Narrows every count.
    package struct Circle: Sendable, Equatable {
        package let centre: SearchPlace, metres: Double

        package init(_ centre: SearchPlace, metres: Double) { (self.centre, self.metres) = (centre, metres) }
    }

    package enum Order: Sendable, Hashable {
        /// By name where there are no words.
        case relevance
        case name
        /// By number, those without one last.
        case number(Slot<SearchSchema.Order>, descending: Bool)
        /// By the sort key of the facet's value, `none` last. A facet of many values sorts by its first in that order.
        case facet(Slot<SearchSchema.Facet>)
        /// The nearest first, to whole centimetres; by name where no circle is asked for.
        case distance
    }

    /// What the last word of the text may be.
    package enum LastWord: Sendable, Hashable {
        /// A whole word.
        case whole
        /// The beginning of a word, when it is none by itself, or when nothing matches otherwise.
        case beginningIfUnknown
        /// A word or the beginning of one: for suggestions while somebody types.
        case beginning
    }

    /// Words, `"quoted phrases"`, or an identifier. Of more than ``Budget/words`` words the rest is left out.
    package var text = ""
    package var filters: [Filter] = []
    package var ranges: [Range] = []
    package var near: Circle?
    package var order = Order.relevance
    package var lastWord = LastWord.beginningIfUnknown
    /// How many documents to pass over, and how many to hand back; negative numbers are 0.
    package var offset = 0
    package var limit = 20
    /// Whether counts of all facets are wanted.
    package var countsFacets = true
    /// The day dated facets are told for.
    package var today: Day

    package init(today: Day) { self.today = today }
}

/// The most one query costs, whatever it says.
package enum Budget {
    /// Different words of a query that are sought.
    package static let words = 16
    /// Bytes of the text that are read.
    package static let bytes = 4096
    /// Forms of the vocabulary one word may stand for, in each part of the index; the beginning of a word counts as one form.
    package static let forms = 256
    /// Words of the vocabulary a mistyped word may be.
    package static let typos = 16
    /// How often a query is tried in a looser reading when nothing matched.
    package static let readings = 5

    /// Entries of postings a query looks at, at most, in an index of so many words.
    ///
    /// Each reading walks once through the postings of each of its words, and once more where the words can be said in another way; in a phrase
    /// each occurrence of its rarest word looks up the forms of the others.
    package static func most(occurrences: Int) -> Int { readings * words * (2 + forms) * occurrences }
}
