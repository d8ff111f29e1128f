/// One word of a text, as it is filed and looked up.
package struct Word: Hashable, Sendable {
    /// Lower case, diacritics kept, accents in one piece: `żółwia`.
    package let exact: String
    /// Lower case, no diacritics, `ł` as `l`, as `fold` of Kit/Polish has it: `zolwia`.
    package let folded: String
    /// The place among the words of the text, from 0: words that stand beside each other have positions that do.
    package let position: Int
    /// Where the word stands in the text, in bytes of its UTF-8; what a page marks.
    package let range: Range<Int>

    package init(exact: String, folded: String, position: Int, range: Range<Int>) {
        (self.exact, self.folded, self.position, self.range) = (exact, folded, position, range)
    }
}

/// The words of a text in order.
///
///     words(of: "O.S.P. w Golubiu-Dobrzyniu, nr 12").map(\.exact)   // osp, w, golubiu, dobrzyniu, nr, 12
///
/// - A word is a run of letters and digits of any alphabet; all else parts words, also hyphen, apostrophe, dot, `@`, NUL, emoji.
/// - Single letters parted by single dots are one word: `O.S.P.`, `s.c.`, `L.Z.S`.
/// - Marks that are not seen (soft hyphen, zero width, direction) part nothing; loose accents join their letter.
/// - A word is at most `WordScanner.longest` letters; what comes behind them is left out, in texts and queries alike.
///
/// For many texts `WordScanner` does the same without a string per word.
package func words(of text: String) -> [Word] {
    var scanner = WordScanner()
    var found: [Word] = []
    var text = text
    text.withUTF8 { bytes in
        _ = scanner.scan(bytes) { word in
            found.append(
                Word(
                    exact: String(decoding: word.exact, as: UTF8.self), folded: String(decoding: word.folded, as: UTF8.self),
                    position: word.position, range: word.range))
        }
    }
    return found
}
