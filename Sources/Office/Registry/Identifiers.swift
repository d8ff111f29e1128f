/// A KRS number: ten digits, leading zeros kept. It has no check digit, so any ten digits are a number.
///
///     KRSNumber("0000 030 897")?.description   // "0000030897"
///     KRSNumber("30897")?.description          // "0000030897": bulletins leave the zeros out
///     KRSNumber("")                            // nil
package struct KRSNumber: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard let digits = digits(of: text, separators: " -"), (1...10).contains(digits.count), digits.contains(where: { $0 != 0 }) else {
            return nil
        }
        description = String(repeating: "0", count: 10 - digits.count) + digits.map(String.init).joined()
    }
}

/// A tax number: ten digits, the last one a check digit.
///
///     NIP("521-300-37-00")?.description   // "5213003700"
///     NIP("5213003701")                   // nil
package struct NIP: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard let digits = digits(of: text, separators: " -"), digits.count == 10, digits.contains(where: { $0 != 0 }) else { return nil }
        let sum = weighted(digits, by: [6, 5, 7, 2, 3, 4, 5, 6, 7])
        guard sum % 11 == digits[9] else { return nil }
        description = digits.map(String.init).joined()
    }
}

/// A statistical number of a legal person: nine digits, the last one a check digit.
///
/// The court register writes it with five zeros behind; those are dropped before the check, because padded numbers pass the
/// fourteen-digit check only by chance. A true fourteen-digit number (a local unit) is reduced to its first nine digits.
///
///     REGON("010168068")?.description        // "010168068"
///     REGON("01016806800000")?.description   // "010168068"
package struct REGON: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard var digits = digits(of: text, separators: " -"), digits.count == 9 || digits.count == 14, digits.contains(where: { $0 != 0 }) else {
            return nil
        }
        if digits.count == 14 {
            let isPadded = digits[9...].allSatisfy { $0 == 0 }
            guard isPadded || weighted(digits, by: [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10 == digits[13] else { return nil }
            digits = Array(digits[..<9])
        }
        guard weighted(digits, by: [8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == digits[8] else { return nil }
        description = digits.map(String.init).joined()
    }
}

/// The digits of a number typed with separators; nil when anything else stands in it.
private func digits(of text: String, separators: String) -> [Int]? {
    var result: [Int] = []
    for character in text {
        if let digit = character.asciiValue.map({ Int($0) - 48 }), (0...9).contains(digit) {
            result.append(digit)
        } else if !separators.contains(character) {
            return nil
        }
    }
    return result
}

private func weighted(_ digits: [Int], by weights: [Int]) -> Int { zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } }
