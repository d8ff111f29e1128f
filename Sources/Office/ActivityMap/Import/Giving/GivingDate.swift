import Values

/// A date of a 360Giving file: a day, a moment, or a month or year alone where the standard allows it; and `DD/MM/YYYY`, which it does not.
struct GivingDate {
    let first: Day, last: Day
    /// Written in a way the standard does not know.
    let isIrregular: Bool

    init?(_ text: String) {
        if let day = GivingDate.leading(text) {
            (first, last, isIrregular) = (day, day, false)
            return
        }
        let parts = text.split(whereSeparator: { "-/.".contains($0) }).map { Int($0) }
        guard parts.allSatisfy({ $0 != nil }) else { return nil }
        let numbers = parts.compactMap(\.self)
        switch numbers.count {
        case 3:
            guard let day = Day(year: numbers[2], month: numbers[1], day: numbers[0]), day.year >= 1000 else { return nil }
            (first, last, isIrregular) = (day, day, true)
        case 2:
            guard let day = Day(year: numbers[0], month: numbers[1], day: 1), day.year >= 1000 else { return nil }
            let next = Day(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
            (first, last, isIrregular) = (day, next?.adding(days: -1) ?? day, false)
        case 1:
            guard numbers[0] >= 1000, let start = Day(year: numbers[0], month: 1, day: 1), let end = Day(year: numbers[0], month: 12, day: 31) else {
                return nil
            }
            (first, last, isIrregular) = (start, end, false)
        default: return nil
        }
    }

    /// The day as it is written, whatever the zone of the moment: it is the day the funder means.
    private static func leading(_ text: String) -> Day? {
        guard let day = Day(String(text.prefix(10))) else { return nil }
        let rest = text.dropFirst(10)
        return rest.isEmpty || rest.first == "T" || rest.first == " " ? day : nil
    }
}
