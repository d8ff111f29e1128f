/// A calendar day, without a time or a zone. Proleptic Gregorian, years 1 to 9999.
///
///     Day("2026-11-24")?.number            // 20261124
///     Day(polish: "24.11.2026")?.iso       // "2026-11-24"
///     Day("2026-02-29")                    // nil
package struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The day as digits of year, month, day: `20261124`. This is how both database engines hold it.
    package let number: Int

    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        number = year * 10_000 + month * 100 + day
    }

    package init?(number: Int) { self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100) }

    /// ISO 8601: `2026-11-24`.
    package init?(_ iso: String) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        self.init(parts, widths: [4, 2, 2])
    }

    /// As Polish registers print it: `24.11.2026`.
    package init?(polish text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        self.init(parts.reversed(), widths: [4, 2, 2])
    }

    private init?(_ parts: [Substring], widths: [Int]) {
        guard parts.count == 3, zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { number / 10_000 }
    package var month: Int { number / 100 % 100 }
    package var day: Int { number % 100 }

    package var iso: String { Day.padded(year, 4) + "-" + Day.padded(month, 2) + "-" + Day.padded(day, 2) }
    package var description: String { iso }

    /// 1 Monday … 7 Sunday.
    package var weekday: Int { (daysSince1970 % 7 + 10) % 7 + 1 }

    package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }
    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day {
    /// Whole days from 1 January 1970. Algorithm: H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
    package var daysSince1970: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of ``daysSince1970``; days outside the years 1 to 9999 are held at the nearest end.
    package init(daysSince1970 days: Int) {
        let shifted = min(max(days, -719_162), 2_932_896) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex + (monthIndex < 10 ? 3 : -9)
        number = (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + dayOfYear - (153 * monthIndex + 2) / 5 + 1
    }
}
