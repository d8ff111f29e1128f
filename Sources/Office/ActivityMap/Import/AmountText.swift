import Polish

/// An amount as people write it in a cell, with or without its currency.
///
///     try AmountText("12 500,50 zł", point: ",")      // amount 1250050, currency "PLN"
///     try AmountText("12.500", point: ",")            // amount 1250000: groups of three
///     try AmountText("1 000 zł / 200 EUR", point: ",") // throws: two currencies
struct AmountText: Equatable {
    /// Hundredths of the currency.
    let amount: Int64
    /// ISO 4217; nil when the cell says none.
    let currency: String?

    struct Fault: Error {
        let reason: String
    }

    private static let marks: [String: String] = ["zl": "PLN", "zlotych": "PLN", "zlote": "PLN", "€": "EUR", "euro": "EUR", "£": "GBP", "$": "USD"]

    /// - Throws: ``Fault``: no number, two numbers, two currencies, more than two decimals, negative, beyond ten billion.
    init(_ text: String, point: Character) throws(Fault) {
        var digits = ""
        var words: [String] = []
        var word = ""
        var hasEnded = false
        for character in text {
            if character.isASCII && character.isNumber || character == "," || character == "." {
                if !word.isEmpty { (words, word) = (words + [word], "") }
                if hasEnded {
                    throw Fault(reason: AmountText.hasTwoCurrencies(text) ? "dwie waluty w jednej komórce" : "dwie kwoty w jednej komórce")
                }
                digits.append(character)
            } else if character.isWhitespace || character == "'" {
                if !word.isEmpty { (words, word) = (words + [word], "") }
            } else {
                if !digits.isEmpty { hasEnded = true }
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        if AmountText.hasTwoCurrencies(text) { throw Fault(reason: "dwie waluty w jednej komórce") }
        if words.contains("-") || words.contains(where: { $0.hasPrefix("-") || $0.hasPrefix("−") }) { throw Fault(reason: "kwota ujemna") }
        guard words.count <= 1 else { throw Fault(reason: "„\(text.prefix(60))” nie jest kwotą") }
        var currency: String?
        if let word = words.first {
            guard let known = AmountText.currency(word) else { throw Fault(reason: "„\(word.prefix(20))” nie jest walutą") }
            currency = known
        }
        guard let amount = AmountText.hundredths(digits, point: point) else { throw Fault(reason: "„\(text.prefix(60))” nie jest kwotą") }
        (self.amount, self.currency) = (amount, currency)
    }

    /// `PLN` of `PLN`, `pln`, `zł`, `zł.`; any three letters are a currency.
    static func currency(_ word: String) -> String? {
        let folded = fold(word)
        if let known = marks[folded] ?? marks[word] { return known }
        return folded.utf8.count == 3 && folded.utf8.allSatisfy({ (97...122).contains($0) }) ? folded.uppercased() : nil
    }

    private static func hasTwoCurrencies(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNumber || "/;+,.()".contains($0) }).map(String.init)
        return Set(words.compactMap(currency)).count > 1
    }

    /// - Parameter digits: digits, commas and full stops only.
    static func hundredths(_ digits: String, point: Character) -> Int64? {
        guard digits.first?.isNumber ?? false, digits.last?.isNumber ?? false else { return nil }
        let other: Character = point == "," ? "." : ","
        var mark: Character?
        if digits.contains(point) {
            mark = point
        } else if let last = digits.lastIndex(of: other), digits.filter({ $0 == other }).count == 1 {
            // A spreadsheet hands numbers over with its own mark; three digits behind it are a group of thousands.
            if digits.distance(from: last, to: digits.endIndex) != 4 { mark = other }
        }
        let parts = mark.map { mark in digits.split(separator: mark, omittingEmptySubsequences: false) } ?? [Substring(digits)]
        guard parts.count <= 2 else { return nil }
        let groups = parts[0].split(separator: mark == other ? point : other, omittingEmptySubsequences: false)
        guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) })
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        // A spreadsheet that multiplied may leave zeros behind; other thousandths are no money.
        guard fraction.allSatisfy(\.isNumber), fraction.dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
        let cents = (fraction.prefix(2) + "00").prefix(2)
        guard let whole = Int64(groups.joined()), whole <= 10_000_000_000, let rest = Int64(cents) else { return nil }
        return whole * 100 + rest
    }
}
