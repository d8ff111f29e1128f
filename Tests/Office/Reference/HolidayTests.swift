import Database
import Reference
import Testing
import Values

struct HolidayTests {
    private func calendar() async throws -> HolidayCalendar {
        try await withReference { database in try await database.read { try HolidayCalendar.load($0) } }
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    @Test(arguments: [
        (1818, "03-22"), (1943, "04-25"), (1954, "04-18"), (1981, "04-19"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2019, "04-21"),
        (2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2028, "04-16"), (2038, "04-25"), (2049, "04-18"),
    ])
    func `Easter falls where the tables say`(year: Int, date: String) throws {
        #expect(try Day.easter(in: year) == day("\(year)-\(date)"))
    }

    @Test(arguments: [
        (
            2026,
            ["01-01", "01-06", "04-05", "04-06", "05-01", "05-03", "05-24", "06-04", "08-15", "11-01", "11-11", "12-24", "12-25", "12-26"]
        ),
        (
            2027,
            ["01-01", "01-06", "03-28", "03-29", "05-01", "05-03", "05-16", "05-27", "08-15", "11-01", "11-11", "12-24", "12-25", "12-26"]
        ),
    ])
    func `the year has these holidays`(year: Int, dates: [String]) async throws {
        let holidays = try await calendar().holidays(in: year)
        #expect(try holidays.map(\.day) == dates.map { try day("\(year)-\($0)") })
        #expect(holidays.allSatisfy { !$0.name.isEmpty })
    }

    @Test func `Christmas Eve is free since 2025, Epiphany since 2011, and 12 November was once`() async throws {
        let calendar = try await calendar()
        #expect(calendar.isHoliday(try day("2025-12-24")))
        #expect(!calendar.isHoliday(try day("2024-12-24")))
        #expect(calendar.isHoliday(try day("2011-01-06")))
        #expect(!calendar.isHoliday(try day("2010-01-06")))
        #expect(calendar.isHoliday(try day("2018-11-12")))
        #expect(!calendar.isHoliday(try day("2019-11-12")))
        #expect(calendar.name(of: try day("2026-06-04")) == "Boże Ciało")
    }

    @Test func `a limit that ends on a free day ends on the next working day`() async throws {
        let calendar = try await calendar()
        #expect(try calendar.firstWorkingDay(from: try day("2026-11-10")) == day("2026-11-10"))
        #expect(try calendar.firstWorkingDay(from: try day("2026-11-11")) == day("2026-11-12"))
        #expect(try calendar.firstWorkingDay(from: try day("2026-12-24")) == day("2026-12-28"))
        #expect(try calendar.adding(workingDays: 1, to: try day("2026-04-03")) == day("2026-04-07"))
        #expect(try calendar.adding(workingDays: 0, to: try day("2026-04-04")) == day("2026-04-04"))
        #expect(!calendar.isWorkingDay(try day("2026-11-28")))
        #expect(calendar.isWorkingDay(try day("2026-11-27")))
    }

    @Test func `a search past the last day there is comes to an end`() async throws {
        let end = try day("9999-12-31")
        #expect(try await calendar().adding(workingDays: 1_000, to: end) == end)
    }
}
