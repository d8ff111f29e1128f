import Polish

/// Makes a name that arrives in capitals readable, by stated rules; the official spelling is kept beside it.
///
///     readableName("STOWARZYSZENIE \"AKTYWNY SENIOR\" NA RZECZ OSÓB STARSZYCH W TORUNIU")
///     // Stowarzyszenie „Aktywny Senior” na rzecz Osób Starszych w Toruniu
///
/// 1. A name with a lower-case letter in it is left as it is, but for quotation marks.
/// 2. Each word gets one capital; after a hyphen too ("Kujawsko-Pomorskie").
/// 3. Short connecting words and fixed phrases ("na rzecz", "im.", "w") stay small, unless they open the name or a quotation.
/// 4. Known abbreviations, Roman numerals, and words without a vowel stay as they are: OSP, PTTK, XIV, WWF.
/// 5. "w likwidacji" and what a company is are small. A name that is one quotation loses its marks.
/// 6. Straight quotation marks become Polish ones, in pairs; a lone one is dropped.
package func readableName(_ official: String) -> String {
    var letters = LetterText(tidy: official)
    letters.quotePolish()
    letters.dropOuterQuotes()
    guard !letters.text.contains(where: LetterCase.isLower) else { return letters.string }
    var name = LetterText()
    var isOpening = true
    for word in letters.text.split(separator: " ", omittingEmptySubsequences: true) {
        name.startWord()
        let start = name.text.count
        name.put(word, isOpening: isOpening || word.first == "„")
        let result = name.text[start...]
        isOpening = result.count == 1 && (result.first == "–" || result.first == "-") || result.last == ":"
    }
    name.lowerFixedPhrases()
    return name.string
}

/// A locality or a street that arrives in capitals: "UL. KSIĘCIA ŚWIĘTOPEŁKA" → "ul. Księcia Świętopełka".
package func readablePlace(_ official: String) -> String {
    let letters = LetterText(tidy: official)
    guard !letters.text.contains(where: LetterCase.isLower) else { return letters.string }
    var place = LetterText()
    var isOpening = true
    for word in letters.text.split(separator: " ", omittingEmptySubsequences: true) {
        place.startWord()
        let isKind = SpellingWords.isStreetKind(word)
        if isKind { place.text += word.lazy.map(LetterCase.small) } else { place.put(word, isOpening: isOpening) }
        isOpening = isKind
    }
    return place.string
}

extension LetterText {
    /// One word with what clings to it: `„(` before, `”),;:` and whatever follows them behind.
    fileprivate mutating func put(_ word: ArraySlice<Unicode.Scalar>, isOpening: Bool) {
        let core = word.drop { $0 == "„" || $0 == "(" }
        text += word.prefix(word.count - core.count)
        let bare = core.prefix { letter in !["”", ")", ",", ";", ":"].contains { $0 == letter } }
        spell(bare, isOpening: isOpening)
        text += core.dropFirst(bare.count)
    }

    private mutating func spell(_ word: ArraySlice<Unicode.Scalar>, isOpening: Bool) {
        switch SpellingWords.role(of: word) {
        case .connecting, .dotted:
            if isOpening { capitalise(word, everyPart: false) } else { text += word.lazy.map(LetterCase.small) }
        case .abbreviation: text += word
        case nil: if SpellingWords.staysAsItIs(word) { text += word } else { capitalise(word, everyPart: true) }
        }
    }

    /// A capital at the beginning and, of every part, behind each hyphen and full stop: "Kujawsko-Pomorskie", "H.Sienkiewicza".
    private mutating func capitalise(_ word: ArraySlice<Unicode.Scalar>, everyPart: Bool) {
        var isOpening = true
        for letter in word {
            text.append(isOpening ? LetterCase.capital(letter) : LetterCase.small(letter))
            isOpening = everyPart && (letter == "-" || letter == ".")
        }
    }

    fileprivate mutating func quotePolish() {
        let marks = text.count(where: SpellingWords.mayQuote)
        guard marks > 0 else { return }
        var joined: [Unicode.Scalar] = []
        var at = 0
        while at < text.count {
            let isPair = at + 1 < text.count && text[at] == text[at + 1]
            if isPair, text[at] == "'" || text[at] == "," {
                joined.append(text[at] == "," ? "„" : "\"")
                at += 2
            } else {
                joined.append(text[at])
                at += 1
            }
        }
        let count = joined.count(where: SpellingWords.isQuote)
        var seen = 0
        text.removeAll(keepingCapacity: true)
        for letter in joined {
            guard SpellingWords.isQuote(letter) else {
                text.append(letter)
                continue
            }
            seen += 1
            if seen == count && count % 2 == 1 { continue }
            text.append(seen % 2 == 1 ? "„" : "”")
        }
    }

    fileprivate mutating func dropOuterQuotes() {
        guard text.first == "„", text.last == "”", text.count(where: { $0 == "„" }) == 1 else { return }
        text = Array(text.dropFirst().dropLast())
    }

    fileprivate mutating func lowerFixedPhrases() {
        for phrase in SpellingWords.fixedPhrases {
            var at = 0
            while at + phrase.count <= text.count {
                if text[at] == phrase[0], text[at..<at + phrase.count].elementsEqual(phrase) {
                    for index in at..<at + phrase.count { text[index] = LetterCase.small(text[index]) }
                }
                at += 1
            }
        }
    }
}
