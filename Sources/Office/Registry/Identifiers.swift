/// A KRS number: ten digits, leading zeros kept. It has no check digit, so any ten digits are a number.
///
///     KRSNumber("0000 030 897")?.description   // "0000030897"
///     KRSNumber("30897")?.description          // "0000030897": bulletins leave the zeros out
///     KRSNumber("")                            // nil
package struct KRSNumber: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard let digits = Digits(text), (1...10).contains(digits.count), !digits.isZero else { return nil }
        description = digits.text(10)
    }
}

/// A tax number: ten digits, the last one a check digit.
///
///     NIP("521-300-37-00")?.description   // "5213003700"
///     NIP("5213003701")                   // nil
package struct NIP: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard let digits = Digits(text), digits.count == 10, !digits.isZero, digits.sum(NIP.weights) % 11 == Int(digits[9]) else { return nil }
        description = digits.text(10)
    }

    private static let weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
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
        guard let digits = Digits(text), digits.count == 9 || digits.count == 14, !digits.isZero else { return nil }
        if digits.count == 14 {
            let isPadded = (9..<14).allSatisfy { digits[$0] == 0 }
            guard isPadded || digits.sum(REGON.longWeights) % 11 % 10 == Int(digits[13]) else { return nil }
        }
        guard digits.sum(REGON.weights) % 11 % 10 == Int(digits[8]) else { return nil }
        description = digits.text(9)
    }

    private static let weights = [8, 9, 2, 3, 4, 5, 6, 7]
    private static let longWeights = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]
}

/// Up to fourteen digits of a number, without an array of their own: an import reads three of them a record.
private struct Digits {
    private(set) var count = 0
    /// The first digit stands in the highest of the fourteen places that are filled from the left.
    private var room: (UInt64, UInt64) = (0, 0)

    /// - Returns: nil when anything but digits, blanks and hyphens stands in the text, or more digits than a number of any kind has.
    init?(_ text: String) {
        for byte in text.utf8 {
            if byte >= 48, byte <= 57 {
                guard count < 14 else { return nil }
                self[count] = byte - 48
                count += 1
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-") {
                return nil
            }
        }
    }

    subscript(_ place: Int) -> UInt8 {
        get { UInt8(truncatingIfNeeded: (place < 8 ? room.0 : room.1) >> UInt64(place % 8 * 8)) }
        set {
            if place < 8 { room.0 |= UInt64(newValue) << UInt64(place % 8 * 8) } else { room.1 |= UInt64(newValue) << UInt64(place % 8 * 8) }
        }
    }

    var isZero: Bool { room == (0, 0) }

    func sum(_ weights: [Int]) -> Int {
        var sum = 0
        for place in weights.indices { sum += Int(self[place]) * weights[place] }
        return sum
    }

    /// The first `length` digits, with zeros before them when there are fewer.
    func text(_ length: Int) -> String {
        let missing = max(0, length - count)
        return String(unsafeUninitializedCapacity: length) { room in
            for place in 0..<length { room[place] = 48 + (place < missing ? 0 : self[place - missing]) }
            return length
        }
    }
}
