/// An address in one cell, taken apart by one rule:
///
/// 1. What follows the postal code, up to a comma, is the town; the code and the town may come first or last.
/// 2. Of the other parts between commas the first one is the street with the house number. Words without a number, and without "ul.", "al.",
///    "pl." or "os." before them, are the town where there is no code.
/// 3. The number is the last word, and starts with a digit; "5/3", "5 m. 3" and "5 lok. 3" are house 5, flat 3.
/// 4. A village named again before the number is no street: "Sypniewo 12, 89-422 Sypniewo".
///
///     OneCellAddress("ul. Długa 5/3, 87-100 Toruń")   // street "ul. Długa", house "5", flat "3", postalCode "87-100", locality "Toruń"
struct OneCellAddress {
    private(set) var street: String?, house: String?, flat: String?, postalCode: String?, locality: String?

    init(_ text: String) {
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ").map(String.init)
            if words.isEmpty { continue }
            if postalCode == nil, let place = words.firstIndex(where: OneCellAddress.isCode) {
                postalCode = FieldForm.postalCode(words[place])
                locality = OneCellAddress.joined(words[(place + 1)...])
                // "Długa 5 87-100 Toruń", without a comma.
                if place > 0, street == nil, house == nil { take(Array(words[..<place])) }
            } else if street == nil && house == nil {
                take(words)
            } else if locality == nil {
                locality = OneCellAddress.joined(words[...])
            }
        }
        // "Długa 5, 87-100, Toruń": the town in a part of its own was taken for nothing, or for a street without a number.
        if house == nil, let words = street, !OneCellAddress.isStreet(words) {
            if locality == nil { locality = words }
            street = nil
        }
        if let street, let locality, street.lowercased() == locality.lowercased() { self.street = nil }
        if locality == nil, let words = street, !OneCellAddress.isStreet(words) { (locality, street) = (words, nil) }
    }

    private mutating func take(_ words: [String]) {
        // "ul. 3 Maja" has no house: behind its number a letter may stand, "5 A", but no word.
        guard let number = words.lastIndex(where: { $0.first?.isNumber == true }), number > 0, words[(number + 1)...].allSatisfy({ $0.count == 1 })
        else {
            street = OneCellAddress.joined(words[...])
            return
        }
        let begin = number >= 2 && OneCellAddress.flatMarks.contains(words[number - 1].lowercased()) ? number - 2 : number
        street = OneCellAddress.joined(words[..<max(begin, 1)])
        let written = words[begin...].joined(separator: " ")
        let pieces = written.split(whereSeparator: { $0 == "/" }).map(String.init)
        if pieces.count == 2 {
            (house, flat) = (FieldForm.line(pieces[0]), FieldForm.line(pieces[1]))
        } else if let mark = words[begin...].firstIndex(where: { OneCellAddress.flatMarks.contains($0.lowercased()) }), mark > begin {
            (house, flat) = (words[begin..<mark].joined(separator: " "), OneCellAddress.joined(words[(mark + 1)...]))
        } else {
            house = written
        }
    }

    private static let flatMarks: Set<String> = ["m.", "m", "lok.", "lok", "lokal"]
    private static func joined(_ words: ArraySlice<String>) -> String? { words.isEmpty ? nil : words.joined(separator: " ") }

    private static func isCode(_ word: String) -> Bool {
        word.utf8.count == 6 && word.utf8.dropFirst(2).first == UInt8(ascii: "-") && FieldForm.postalCode(word) != nil
    }

    private static func isStreet(_ words: String) -> Bool {
        let lower = words.lowercased()
        return ["ul.", "ul ", "al.", "al ", "aleja ", "aleje ", "pl.", "plac ", "os.", "osiedle ", "rynek"].contains { lower.hasPrefix($0) }
    }
}
