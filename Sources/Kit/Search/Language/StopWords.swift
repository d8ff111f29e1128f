/// Words so frequent that they tell nothing. A query leaves them out only when others remain.
package enum StopWords {
    package static func contains(_ folded: String) -> Bool { false }

    /// The words without stop words; all of them when nothing else would remain.
    package static func removed(from words: [Word]) -> [Word] { words }
}
