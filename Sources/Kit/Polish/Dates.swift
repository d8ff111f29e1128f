import Values

private let monthsOf = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
]

/// `24 listopada 2026`, with plain spaces: pages get their no-break spaces from ``typographic(_:)``.
package func date(_ day: Day) -> String { "\(day.day) \(monthsOf[day.month - 1]) \(day.year)" }

/// `24 listopada`, where the year is known from beside it.
package func dateWithoutYear(_ day: Day) -> String { "\(day.day) \(monthsOf[day.month - 1])" }

/// `24 listopada 2026, 22.41`, by the clock in Poland.
package func dateTime(_ instant: Instant) -> String { date(instant.day) + ", " + clockTime(instant) }

/// `22.41`, by the clock in Poland.
package func clockTime(_ instant: Instant) -> String {
    let time = instant.time
    return "\(time.hour)." + padded(time.minute, to: 2)
}

/// A span of days, said once: `1–30 listopada 2026`, `1 lutego – 30 listopada 2027`, `20 grudnia 2026 – 3 stycznia 2027`.
package func dates(_ first: Day, _ last: Day) -> String {
    if first == last { return date(first) }
    if first.year != last.year { return date(first) + " – " + date(last) }
    if first.month != last.month { return dateWithoutYear(first) + " – " + date(last) }
    return "\(first.day)–" + date(last)
}
