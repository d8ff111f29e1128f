import Database
import Values

/// An activity, read back.
package struct Activity: Sendable {
    package var deed: Deed
    package let startsOn: Day?, endsOn: Day?
    package let peopleReached: Int?, volunteers: Int?
    package let money: MoneyFacts?

    /// In the order of their ids; also withdrawn ones.
    package static func all(_ ids: [Int64], in db: Reading) throws -> [Activity] {
        var activities = try db.all(Deed.select(from: "activity", ids)) { row in
            let amount = try row.int64OrNil("amount")
            let currency = try row.textOrNil("currency")
            let source = try row.textOrNil("money_source")
            let money = amount.flatMap { amount in currency.map { MoneyFacts(amount: amount, currency: $0, source: source) } }
            return Activity(
                deed: try Deed(row), startsOn: try row.dayOrNil("starts_on"), endsOn: try row.dayOrNil("ends_on"),
                peopleReached: try row.intOrNil("people_reached"), volunteers: try row.intOrNil("volunteers"), money: money)
        }
        try Deed.fill(&activities, \.deed, in: db)
        return activities
    }

    /// Grants that pay for it and stand.
    package func grants(in db: Reading) throws -> [Int64] {
        try db.all(
            """
            SELECT id FROM grant_award WHERE activity_source = \(deed.source) AND activity_key = \(deed.key) AND withdrawn = 0 ORDER BY id
            """
        ) { try $0.int64("id") }
    }
}

/// A grant, read back.
package struct Grant: Sendable {
    package var deed: Deed
    package let programme: String?, programmeCode: String?, department: String?, agreement: String?
    /// Hundredths of the currency.
    package let awarded: Int64?, paid: Int64?, returned: Int64?
    package let currency: String
    package let awardedOn: Day?, plannedFrom: Day?, plannedUntil: Day?
    /// Of the award, else of the planned start.
    package let year: Int?
    package let mode: GrantMode, form: TaskForm
    package let isToPerson: Bool
    /// The activity it pays for, when that is here.
    package let activity: Int64?

    /// In the order of their ids; also withdrawn ones.
    package static func all(_ ids: [Int64], in db: Reading) throws -> [Grant] {
        let activities = try links(ids, in: db)
        var grants = try db.all(Deed.select(from: "grant_award", ids)) { row in
            let deed = try Deed(row)
            return Grant(
                deed: deed, programme: try row.textOrNil("programme"), programmeCode: try row.textOrNil("programme_code"),
                department: try row.textOrNil("department"), agreement: try row.textOrNil("agreement"), awarded: try row.int64OrNil("awarded"),
                paid: try row.int64OrNil("paid"), returned: try row.int64OrNil("returned"), currency: try row.text("currency"),
                awardedOn: try row.dayOrNil("awarded_on"), plannedFrom: try row.dayOrNil("planned_from"),
                plannedUntil: try row.dayOrNil("planned_until"), year: try row.intOrNil("year"),
                mode: GrantMode(rawValue: try row.text("mode")) ?? .unknown, form: TaskForm(rawValue: try row.text("form")) ?? .unknown,
                isToPerson: try row.bool("to_person"), activity: activities[deed.id])
        }
        try Deed.fill(&grants, \.deed, in: db)
        return grants
    }

    /// Asked for each grant by itself: joined, SQLite would begin with all activities (12 s for 1 000 grants among 56 000 activities, now 3 ms).
    private static func links(_ ids: [Int64], in db: Reading) throws -> [Int64: Int64] {
        let pairs = try db.all(
            """
            SELECT g.id, (
                SELECT r.id FROM deed_record r
                WHERE r.kind = 'activity' AND r.source = g.activity_source AND r.key = g.activity_key AND r.current IS NOT NULL
            ) AS activity FROM grant_award g WHERE g.activity_key IS NOT NULL AND g.id IN (\(list: ids))
            """
        ) { row in (try row.int64("id"), try row.int64OrNil("activity")) }.compactMap { id, activity in activity.map { (id, $0) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
