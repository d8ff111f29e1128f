import Database
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// What `/o-danych` says of borders, activities and grants: where from, of which day, and how much of it has no place.
struct AboutDeeds: Sendable {
    struct Row: Sendable {
        let title: String
        let activities: Int, grants: Int
        let newest: Day?
    }

    private let rows: [Row]
    private let numbers: LocalNumbers
    private let borders: [GminaBorders]
    private let imported: (day: Day, source: String)?

    init(_ numbers: LocalNumbers, _ borders: [GminaBorders], sample: Bool, in db: Reading) throws {
        (self.numbers, self.borders) = (numbers, borders)
        rows = try db.all(
            """
            SELECT s.title, sum(CASE WHEN r.kind = 'activity' THEN 1 ELSE 0 END) AS activities,
                sum(CASE WHEN r.kind = 'grant' THEN 1 ELSE 0 END) AS grants, max(v.day) AS newest
            FROM deed_record r JOIN deed_version v ON v.record_id = r.id AND v.number = r.current JOIN source s ON s.code = r.source
            """ + (sample ? "" : " WHERE r.source <> \(Source.sample.code)") + " GROUP BY s.code, s.title ORDER BY s.title"
        ) { row in
            Row(
                title: try row.text("title"), activities: try row.int("activities"), grants: try row.int("grants"),
                newest: try row.dayOrNil("newest"))
        }
        imported = try db.first("SELECT max(since) AS day, max(source) AS source FROM border WHERE until IS NULL HAVING count(*) > 0") {
            (try $0.day("day"), try $0.text("source"))
        }
    }

    var html: HTML {
        """
        <section class="brickrule stack" aria-labelledby="dzialania-dotacje"><h2 id="dzialania-dotacje">Działania i dotacje</h2>
        \(rows.isEmpty ? emptyState("Nie wczytano jeszcze żadnych działań ani dotacji.", why: "Robi to urząd poleceniem „pozytek import”.") : table)
        <p class="read">\(LocalNumbers.unknownPlaces(numbers)) \(activities)</p>
        </section>
        <section class="brickrule stack" aria-labelledby="granice"><h2 id="granice">Granice na mapie</h2>
        <p class="read">\(state)</p>
        </section>
        """
    }

    private var table: HTML {
        DataTable(
            "Źródła działań i dotacji",
            columns: [
                .init("Źródło") { "\($0.title)" }, .init("Działań", numeric: true) { "\(number($0.activities))" },
                .init("Dotacji", numeric: true) { "\(number($0.grants))" }, .init("Do dnia") { $0.newest.map { day($0) } ?? unknown },
            ], rows: rows
        ).html
    }

    private var activities: HTML? {
        let breakdown = numbers.breakdown(.activity, .work, .gmina)
        guard breakdown.total.deeds > 0 else { return nil }
        return "Działań jest \(number(breakdown.total.deeds)), bez znanego miejsca: \(number(breakdown.placeUnknown.deeds))."
    }

    private var state: HTML {
        if let imported {
            return "Granice gmin i powiatów wczytano ze źródła \(imported.source), stan na \(day(imported.day)). Na mapie są uproszczone."
        }
        let bundled = borders.map(\.source).joined(separator: "; ")
        if bundled.isEmpty { return "Granic nie znamy; mapa jest schematyczna. Urzędowe granice wczytuje polecenie „pozytek import boundaries”." }
        return """
            Mapę rysujemy z uproszczonych obrysów gmin, które są częścią programu (\(bundled)). Urzędowe granice wczytuje polecenie \
            „pozytek import boundaries”.
            """
    }
}
