/// Words of the legal form, which half of all names share: they are searched, and weigh little.
package enum FormWords {
    /// - Parameter keys: those of `Lexicon` for the word.
    package static func contains(keys: [String]) -> Bool { false }
}
