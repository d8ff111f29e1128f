/// Abbreviations in names of organisations and the words they stand for, both ways.
package enum Abbreviations {
    package struct Expansion: Hashable, Sendable {
        /// Which words of the query it replaces, by their place in the list that was asked.
        package let words: Range<Int>
        /// The words to seek in place of those, all of them, in this order; exact forms.
        package let replacement: [String]
    }

    /// What a query may say otherwise: `osp` is `ochotnicza straż pożarna`, and the other way round, in any inflection.
    ///
    ///     // "koła gospodyń wiejskich w gm. Osie": 0..<3 kgw, 4..<5 gmina
    ///
    /// In the order of the words, then of the table; one range may be said in several ways, and ranges may overlap.
    /// - Parameters:
    ///   - words: folded words of the query.
    ///   - keys: those of `Lexicon.keys(sought:folded:)` for each of them.
    package static func expansions(of words: [String], keys: [[String]]) -> [Expansion] {
        var found: [Expansion] = []
        for at in words.indices {
            for entry in byShort[words[at], default: []] { found.append(Expansion(words: at..<at + 1, replacement: entries[entry].long)) }
            for entry in Set(keys[at].flatMap { byFirstStem[$0, default: []] }).sorted() {
                let stems = entries[entry].stems
                guard at + stems.count <= words.count else { continue }
                if zip(stems, keys[at...]).allSatisfy({ !$0.isDisjoint(with: $1) }) {
                    found.append(Expansion(words: at..<at + stems.count, replacement: [entries[entry].short]))
                }
            }
        }
        return found
    }

    private struct Entry {
        let short: String, long: [String]
        /// For each word of the long form, the keys of its stems: forms of it share one.
        let stems: [Set<String>]
    }

    private static let entries: [Entry] = table.split(separator: "\n").map { line in
        let sides = line.split(separator: ":").map { words(of: String($0)) }
        return Entry(
            short: sides[0][0].exact, long: sides[1].map(\.exact), stems: sides[1].map { Set(Lexicon.stemKeys(of: $0.folded)) })
    }

    /// Places in `entries` by the folded abbreviation.
    private static let byShort = Dictionary(grouping: entries.indices) { words(of: entries[$0].short)[0].folded }

    private static let byFirstStem: [String: [Int]] = {
        var places: [String: [Int]] = [:]
        for place in entries.indices {
            for stem in entries[place].stems[0] { places[stem, default: []].append(place) }
        }
        return places
    }()
}
