import Polish
import Values

/// A field of a record that a column of a list, or a constant, can fill. The raw value is what a mapping calls it.
enum ListField: String, MappingField {
    static let needed = name

    case name = "nazwa"
    case form = "forma"
    case krs, nip, regon
    case number = "numer"
    case registeredOn = "wpis"
    case status
    case statusSince = "status od"
    case closedOn = "wykreślono"
    case country = "kraj"
    case voivodeship = "województwo"
    case powiat, gmina
    case locality = "miejscowość"
    case teryt
    case street = "ulica"
    case house = "dom"
    case flat = "lokal"
    case postalCode = "kod"
    case post = "poczta"
    /// The whole address in one cell: see ``OneCellAddress``.
    case address = "adres"
    case homeAddress = "adres domowy"
    case latitude = "szerokość"
    case longitude = "długość"
    case email = "e-mail"
    case website = "strona"
    case phone = "telefon"
    case delivery = "e-doręczenia"
    case aims = "cele"
    case area = "obszar"
    case targetGroups = "grupy"
    case spheres = "sfery"
    case pkd
    case kind = "rodzaj"
    case parentKRS = "krs macierzysty"
    case publicBenefit = "opp"
    case confirmedOn = "potwierdzono"
    case reportFiledOn = "sprawozdanie"
    case formerName = "dawna nazwa"

    init?(words: String) {
        guard let field = ListField.byWords[fold(words)] else { return nil }
        self = field
    }

    private static let byWords = Dictionary(uniqueKeysWithValues: allCases.map { (fold($0.rawValue), $0) })
}

/// How a list writes days: `DD.MM.RRRR`. A day or month may leave its zero out where a separator follows or the text ends.
package struct DayForm: Sendable {
    private enum Part: Sendable, Equatable {
        case year, month, day
        case mark(UInt8)
    }
    private let parts: [Part]

    package static let iso = DayForm(parts: [.year, .mark(0x2D), .month, .mark(0x2D), .day])

    private init(parts: [Part]) { self.parts = parts }

    /// - Returns: nil for something else than RRRR, MM and DD, each once, with separators.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        var seen = 0
        while let first = rest.first {
            if rest.hasPrefix("RRRR") {
                (parts, rest, seen) = (parts + [.year], rest.dropFirst(4), seen + 1)
            } else if rest.hasPrefix("MM") {
                (parts, rest, seen) = (parts + [.month], rest.dropFirst(2), seen + 10)
            } else if rest.hasPrefix("DD") {
                (parts, rest, seen) = (parts + [.day], rest.dropFirst(2), seen + 100)
            } else if let mark = first.asciiValue, !first.isLetter, !first.isNumber {
                (parts, rest) = (parts + [.mark(mark)], rest.dropFirst())
            } else {
                return nil
            }
        }
        guard seen == 111 else { return nil }
        self.parts = parts
    }

    /// - Parameter text: what follows the day, as a time after a blank or a T, is left out.
    package func day(_ text: String) -> Day? {
        var bytes = text.utf8[...]
        var (year, month, day) = (0, 0, 0)
        for part in parts {
            switch part {
            case .mark(let mark):
                guard bytes.first == mark else { return nil }
                bytes = bytes.dropFirst()
            case .year: year = DayForm.number(&bytes, most: 4) ?? 0
            case .month: month = DayForm.number(&bytes, most: 2) ?? 0
            case .day: day = DayForm.number(&bytes, most: 2) ?? 0
            }
        }
        guard year >= 1000, bytes.first.map({ $0 == 0x20 || $0 == UInt8(ascii: "T") }) ?? true else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The day in ISO 8601: the text itself, when it is that already.
    func iso(_ text: String) -> String? {
        guard let day = day(text) else { return nil }
        let isWritten =
            text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == 0x2D : (48...57).contains(byte)
            }
        return isWritten && parts.first == .year ? text : day.iso
    }

    private static func number(_ bytes: inout Substring.UTF8View, most: Int) -> Int? {
        var (value, count) = (0, 0)
        while count < most, let byte = bytes.first, byte >= 48, byte <= 57 {
            (value, count) = (value * 10 + Int(byte) - 48, count + 1)
            bytes = bytes.dropFirst()
        }
        return count == 0 ? nil : value
    }
}
