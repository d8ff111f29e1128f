import Database
import Polish
import Reference
import Registry
import Values

/// Facts that become rows: the row of their own table, and bodies, places, spheres and target groups in tables activities and grants share.
protocol DeedRows: DeedFacts {
    static var table: String { get }
    static var columns: [String] { get }
    /// In the order of ``columns``.
    func values(source: String) -> [SQLValue]
    var allParties: [PartyFacts] { get }
    var places: [PlaceFacts] { get }
    var spheres: [String] { get }
    var targetGroups: [String] { get }
    /// What spheres are proposed from.
    var words: (title: String?, description: String?) { get }
}

/// Puts the rows of deeds in their place: a function of what is in force and of the register.
enum DeedSettling {
    static func put<Facts: DeedRows>(_ deeds: [StandingDeed<Facts>], areNew: Bool, _ tools: DeedTools, in db: Writing) throws {
        guard !deeds.isEmpty else { return }
        if !areNew { try clear(deeds.map(\.id), in: db) }
        var rows = Rows(into: Facts.table, columns: ["id"] + Facts.columns)
        var parties: [DeedParty] = []
        var marks = Rows(into: "deed_mark", columns: ["deed_id", "kind", "code", "stated"])
        var places = Rows(into: "deed_place", columns: DeedPlace.columns)
        for deed in deeds {
            guard let facts = deed.facts else { continue }
            let values = facts.values(source: deed.source)
            if areNew { rows.add(.known(deed.id), values: values) } else { try replace(deed.id, values, as: Facts.self, in: db) }
            let isSample = deed.source == Source.sample.code
            parties += facts.allParties.enumerated().map { DeedParty(deed: deed.id, position: $0, isSample: isSample, facts: $1, tools) }
            let stated = facts.spheres
            let spheres = stated.isEmpty ? tools.spheres(facts.words.title, facts.words.description) : stated
            for code in spheres { marks.add(.known(deed.id), values: [.text("sphere"), .text(code), (!stated.isEmpty).sqlValue]) }
            for code in facts.targetGroups { marks.add(.known(deed.id), values: [.text("target_group"), .text(code), true.sqlValue]) }
            for (position, facts) in facts.places.enumerated() {
                places.add(.known(deed.id), values: tools.place(facts).values(position: position))
            }
        }
        try db.insert(rows)
        try DeedParty.insert(parties, in: db)
        try db.insert(marks)
        try db.insert(places)
    }

    /// Computes the rows of the records anew; those nothing is in force of any more keep their last row, marked as withdrawn.
    static func settle<Facts: DeedRows>(_ records: [Int64], as: Facts.Type, _ tools: DeedTools, in db: Writing) throws {
        let standing = try DeedRecordStore.standing(records, as: Facts.self, in: db)
        let gone = standing.filter { $0.facts == nil }.map(\.id)
        try clear(gone, in: db)
        try db.run("UPDATE \(identifier: Facts.table) SET withdrawn = 1 WHERE id IN (\(list: gone))")
        try put(standing.filter { $0.facts != nil }, areNew: false, tools, in: db)
    }

    private static func replace<Facts: DeedRows>(_ id: Int64, _ values: [SQLValue], as: Facts.Type, in db: Writing) throws {
        let assignments = zip(Facts.columns, values).map { name, value -> SQL in "\(identifier: name) = \(value)" }
        try db.run("UPDATE \(identifier: Facts.table) SET \(SQL.joined(assignments, by: ", ")) WHERE id = \(id)")
    }

    private static func clear(_ deeds: [Int64], in db: Writing) throws {
        for table in ["deed_party", "deed_mark", "deed_place"] {
            try db.run("DELETE FROM \(identifier: table) WHERE deed_id IN (\(list: deeds))")
        }
    }
}

/// Columns both tables have.
func titleValues(_ title: String?) -> [SQLValue] {
    let folded = fold(title ?? "")
    return [title.sqlValue, .text(" " + folded), .text(sortKey(title ?? "")), .text(slug(folded: folded))]
}

func day(_ iso: String?) -> Day? { iso.flatMap { Day($0) } }

extension ActivityFacts: DeedRows {
    static var table: String { "activity" }
    static var columns: [String] {
        [
            "title", "folded", "sort_key", "slug", "source", "description", "starts_on", "ends_on", "people_reached", "volunteers", "amount",
            "currency", "money_source", "link", "origin", "sample", "withdrawn",
        ]
    }

    func values(source: String) -> [SQLValue] {
        titleValues(title) + [
            .text(source), description.sqlValue, day(from).sqlValue, day(until).sqlValue, peopleReached.sqlValue, volunteers.sqlValue,
            (money?.amount).sqlValue, (money?.currency).sqlValue, (money?.source).sqlValue, link.sqlValue, .text(origin.rawValue),
            (source == Source.sample.code).sqlValue, false.sqlValue,
        ]
    }

    var allParties: [PartyFacts] { parties }
    var words: (title: String?, description: String?) { (title, description) }
}

extension GrantFacts: DeedRows {
    static var table: String { "grant_award" }
    static var columns: [String] {
        [
            "title", "folded", "sort_key", "slug", "source", "description", "programme", "programme_code", "awarded", "paid", "returned", "currency",
            "awarded_on", "planned_from", "planned_until", "year", "mode", "form", "department", "agreement", "link", "to_person", "activity_source",
            "activity_key", "origin", "sample", "withdrawn",
        ]
    }

    func values(source: String) -> [SQLValue] {
        let year = day(awardedOn)?.year ?? day(plannedFrom)?.year
        let money: [SQLValue] = [awarded.sqlValue, paid.sqlValue, returned.sqlValue, .text(currency)]
        let days: [SQLValue] = [day(awardedOn).sqlValue, day(plannedFrom).sqlValue, day(plannedUntil).sqlValue, year.sqlValue]
        let rest: [SQLValue] = [
            .text(mode.rawValue), .text(form.rawValue), department.sqlValue, agreement.sqlValue, link.sqlValue, isToPerson.sqlValue,
            (activity?.source).sqlValue, (activity?.key).sqlValue, .text(origin.rawValue), (source == Source.sample.code).sqlValue, false.sqlValue,
        ]
        return titleValues(title) + [.text(source), description.sqlValue, programme.sqlValue, programmeCode.sqlValue] + money + days + rest
    }

    var allParties: [PartyFacts] { (recipient.map { [PartyFacts(.recipient, $0)] } ?? []) + funders.map { PartyFacts(.funder, $0) } }
    var words: (title: String?, description: String?) { (title, description) }
}
