import Database
import Values

/// A day free of work by law.
package struct Holiday: Hashable, Sendable {
    package let day: Day
    package let name: String
}

/// The rules of the act on days free of work, and the working days that follow from them. Sundays are free as well, and are no ``Holiday``.
package struct HolidayCalendar: Sendable {
    package struct Rule: Hashable, Sendable {
        package enum Moment: Hashable, Sendable {
            case fixed(month: Int, day: Int)
            /// Days after Easter Sunday.
            case easter(Int)
        }

        package let moment: Moment
        package let name: String
        package let since: Day?
        package let until: Day?

        func isInForce(on day: Day) -> Bool { (since ?? day) <= day && day <= (until ?? day) }
    }

    private let rules: [Rule]

    package init(_ rules: [Rule]) { self.rules = rules }

    /// In the order of the year.
    package func holidays(in year: Int) -> [Holiday] {
        rules.compactMap { rule -> Holiday? in
            guard let day = rule.moment.day(in: year), rule.isInForce(on: day) else { return nil }
            return Holiday(day: day, name: rule.name)
        }.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
    }

    package func name(of day: Day) -> String? { holidays(in: day.year).first { $0.day == day }?.name }
    package func isHoliday(_ day: Day) -> Bool { name(of: day) != nil }

    /// Monday to Friday without holidays.
    package func isWorkingDay(_ day: Day) -> Bool { day.weekday <= 5 && !isHoliday(day) }

    /// The day itself when it is a working day, else the first one after: where a time limit ends (art. 57 § 4 KPA).
    package func firstWorkingDay(from day: Day) -> Day {
        var day = day
        while !isWorkingDay(day), day < HolidayCalendar.lastDay { day = day.adding(days: 1) }
        return day
    }

    /// The `count`-th working day after `day`.
    package func adding(workingDays count: Int, to day: Day) -> Day {
        var day = day
        for _ in 0..<max(0, count) where day < HolidayCalendar.lastDay { day = firstWorkingDay(from: day.adding(days: 1)) }
        return day
    }

    private static let lastDay = Day(daysSince1970: .max)

    package static func load(_ db: Reading) throws -> HolidayCalendar {
        HolidayCalendar(
            try db.all("SELECT rule, name, since, until FROM holiday ORDER BY position") { row in
                guard let moment = Rule.Moment(try row.text("rule")) else { throw DatabaseError.column("rule", problem: "nieznana reguła święta") }
                return Rule(moment: moment, name: try row.text("name"), since: try row.dayOrNil("since"), until: try row.dayOrNil("until"))
            })
    }
}

extension HolidayCalendar.Rule.Moment {
    /// `05-03` or `easter+60`.
    package init?(_ text: String) {
        if text.hasPrefix("easter"), let offset = Int(text.dropFirst(6)) {
            self = .easter(offset)
        } else {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else { return nil }
            self = .fixed(month: parts[0], day: parts[1])
        }
    }

    func day(in year: Int) -> Day? {
        switch self {
        case .fixed(let month, let day): Day(year: year, month: month, day: day)
        case .easter(let offset): Day.easter(in: year)?.adding(days: offset)
        }
    }
}

extension Day {
    /// Easter Sunday of the Gregorian calendar. Algorithm: anonymous, Nature 13 (1876), as in J. Meeus, "Astronomical Algorithms", ch. 8.
    package static func easter(in year: Int) -> Day? {
        let (century, rest) = (year / 100, year % 100)
        let golden = year % 19
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let days = epact + weekday - 7 * correction + 114
        return Day(year: year, month: days / 31, day: days % 31 + 1)
    }
}
