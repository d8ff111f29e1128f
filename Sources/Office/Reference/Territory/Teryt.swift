/// A number of the register of territorial units (TERYT, part TERC): a voivodeship (2 digits), a powiat (4) or a gmina (6).
///
///     Teryt("0408")?.level          // .powiat
///     Teryt("0408062")?.digits      // "040806": the seventh digit tells the kind and changes when a village becomes a town
///     Teryt("040800")               // nil
///
/// There is no check digit: a number that has this form need not belong to any unit.
package struct Teryt: Hashable, Sendable, Comparable, CustomStringConvertible {
    package enum Level: Int, Sendable, CaseIterable {
        case voivodeship = 1
        case powiat = 2
        case gmina = 3
    }

    package let digits: String

    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard [2, 4, 6, 7].contains(bytes.count), bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let kept = bytes.prefix(6)
        for start in stride(from: 0, to: kept.count, by: 2) where kept[start] == 48 && kept[start + 1] == 48 { return nil }
        digits = String(decoding: kept, as: UTF8.self)
    }

    private init(prefix length: Int, of digits: String) { self.digits = String(digits.prefix(length)) }

    package var level: Level {
        switch digits.utf8.count {
        case 2: .voivodeship
        case 4: .powiat
        default: .gmina
        }
    }

    package var voivodeship: Teryt { Teryt(prefix: 2, of: digits) }

    /// The powiat this is or lies in; nil for a voivodeship.
    package var powiat: Teryt? { level == .voivodeship ? nil : Teryt(prefix: 4, of: digits) }

    /// The unit one level up; nil for a voivodeship.
    package var parent: Teryt? { level == .voivodeship ? nil : Teryt(prefix: digits.utf8.count - 2, of: digits) }

    /// A city that is a powiat of its own, or its one gmina: TERYT numbers such powiats from 61 upward.
    package var isCity: Bool { digits.utf8.count >= 4 && digits.dropFirst(2).prefix(2) >= "61" }

    package var description: String { digits }

    /// A unit comes right before the units inside it.
    package static func < (a: Teryt, b: Teryt) -> Bool { a.digits < b.digits }
}
