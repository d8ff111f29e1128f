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
    let tidy = official.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let quoted = withoutOuterQuotes(polishQuotes(tidy))
    guard !quoted.contains(where: \.isLowercase) else { return quoted }
    var opening = true
    let words = quoted.split(separator: " ").map { word -> String in
        let isQuotation = word.first == "„"
        let result = readableWord(String(word), opening: opening || isQuotation)
        opening = word == "–" || word == "-" || result.hasSuffix(":")
        return result
    }
    return fixedPhrases.reduce(words.joined(separator: " ")) { $0.replacing($1, with: $1.lowercased()) }
}

private let fixedPhrases = ["w Likwidacji", "w Upadłości", "Spółka z Ograniczoną Odpowiedzialnością", "Spółka Akcyjna"]

/// A locality or a street that arrives in capitals: "UL. KSIĘCIA ŚWIĘTOPEŁKA" → "ul. Księcia Świętopełka".
package func readablePlace(_ official: String) -> String {
    let tidy = official.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !tidy.contains(where: \.isLowercase) else { return tidy }
    var opening = true
    return tidy.split(separator: " ").map { word in
        let isKind = streetKinds.contains(word.lowercased())
        let result = isKind ? word.lowercased() : readableWord(String(word), opening: opening)
        opening = isKind
        return result
    }.joined(separator: " ")
}

private func readableWord(_ word: String, opening: Bool) -> String {
    let core = word.trimmingPrefix { "„(".contains($0) }
    let before = word.prefix(word.count - core.count)
    let bare = core.prefix { !"”),;:".contains($0) }
    let after = core.dropFirst(bare.count)
    return before + spelled(String(bare), opening: opening) + after
}

private func spelled(_ word: String, opening: Bool) -> String {
    let small = word.lowercased()
    if !opening, connectingWords.contains(small) || dottedWords.contains(small) { return small }
    if opening, dottedWords.contains(small) { return small.prefix(1).uppercased() + small.dropFirst() }
    if abbreviations.contains(word) || isRoman(word) { return word }
    if connectingWords.contains(small) { return small.prefix(1).uppercased() + small.dropFirst() }
    if word.contains(where: \.isNumber) { return word }
    if word.filter(\.isLetter).count > 1, !word.contains(where: { "AĄEĘIOÓUY".contains($0) }) { return word }
    return capitalised(word)
}

/// A capital at the beginning and behind each hyphen and full stop: "Kujawsko-Pomorskie", "H.Sienkiewicza".
private func capitalised(_ word: String) -> String {
    var opening = true
    return String(
        word.map { character in
            defer { opening = character == "-" || character == "." }
            return opening ? character : Character(character.lowercased())
        })
}

private func isRoman(_ word: String) -> Bool {
    (2...5).contains(word.count) && word.allSatisfy { "IVX".contains($0) }
}

private func polishQuotes(_ text: String) -> String {
    // Quotation marks of all kinds begin with one of these bytes; most names have none.
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x2C || $0 == 0xE2 || $0 == 0xC2 }) else { return text }
    let marks = "\"„”“«»"
    let text = text.replacing("''", with: "\"").replacing(",,", with: "„")
    let count = text.count { marks.contains($0) }
    var seen = 0
    var result = ""
    for character in text {
        guard marks.contains(character) else {
            result.append(character)
            continue
        }
        seen += 1
        if seen == count && count % 2 == 1 { continue }
        result.append(seen % 2 == 1 ? "„" : "”")
    }
    return result
}

private func withoutOuterQuotes(_ text: String) -> String {
    guard text.first == "„", text.last == "”", text.count(where: { $0 == "„" }) == 1 else { return text }
    return String(text.dropFirst().dropLast())
}

private let streetKinds: Set<String> = ["ul.", "al.", "pl.", "os.", "aleja", "aleje", "plac", "osiedle", "rondo", "skwer", "bulwar"]

private let connectingWords: Set<String> = [
    "a", "ale", "bez", "dla", "do", "i", "ich", "ku", "lub", "między", "na", "nad", "o", "od", "oraz", "po", "pod", "ponad", "przeciw", "przeciwko",
    "przed", "przez", "przy", "rzecz", "u", "w", "we", "wśród", "wobec", "z", "za", "ze", "się", "zakresie",
]

private let dottedWords: Set<String> = [
    "im.", "św.", "ks.", "bł.", "gen.", "płk.", "prof.", "dr", "por.", "mjr.", "kpt.", "nr", "k.", "n.", "ul.", "al.", "pl.", "woj.", "pow.",
]

private let abbreviations: Set<String> = [
    "OSP", "KGW", "UKS", "LKS", "LZS", "MKS", "KS", "GKS", "TKKF", "ZHP", "ZHR", "PCK", "PTTK", "WOPR", "TPD", "UTW", "PZERiI", "PZERII", "LGD",
    "LGR", "RP", "PZW", "PZN", "PZG", "PZŁ", "SKS", "KKS", "TKS", "AZS", "YMCA", "YWCA", "UE", "NGO", "AA", "SOS", "OPP", "GOPR", "MOPR", "ROD",
    "PZD", "PSONI", "WOŚP", "CKU", "ZNP", "LOK",
]
