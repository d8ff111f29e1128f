import Foundation

/// A moment, in whole milliseconds from 1970 UTC. What was written down as a local time lives here; a mere calendar day is a ``Day``.
package struct Instant: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Midnight by the Warsaw clock plus the given hour and minute.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        var parts = DateComponents()
        (parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second) = (day.year, day.month, day.day, hour, minute, second)
        let date = Instant.warsaw.date(from: parts) ?? Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400)
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    package static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The calendar day in Poland at this moment.
    package var day: Day {
        let parts = local
        return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(daysSince1970: 0)
    }

    /// Hour and minute by the Warsaw clock.
    package var time: (hour: Int, minute: Int) { (local.hour ?? 0, local.minute ?? 0) }

    /// RFC 3339 in UTC: `2026-11-24T07:19:09Z`.
    package var iso: String { Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601) }

    package func adding(milliseconds: Int64) -> Instant { Instant(milliseconds: self.milliseconds + milliseconds) }
    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    private var local: DateComponents {
        Instant.warsaw.dateComponents([.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    }

    private static let warsaw: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Warsaw") ?? .gmt
        return calendar
    }()
}

/// Where "now" comes from. Tests hand in one they can hold still or move.
package struct Clock: Sendable {
    package let now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    package static let system = Clock { .now }
    package static func fixed(_ instant: Instant) -> Clock { Clock { instant } }

    package var today: Day { now().day }
}
