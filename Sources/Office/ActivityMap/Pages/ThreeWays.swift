import Polish
import Reference
import Registry
import Search
import Values
import Web

/// A gmina or powiat in the three ways of counting, side by side and never added up: seats, where bodies want to work, where they really do.
struct ThreeWays: Sendable {
    let unit: Unit
    /// Bodies with their seat here.
    let seated: Int
    let numbers: LocalNumbers

    private struct Row {
        let title: String
        let cells: [DeedCounts.Place: String]
    }

    var html: HTML {
        """
        <section class="brickrule stack tight" aria-labelledby="sposoby"><h2 id="sposoby">Siedziba, zamiar, działanie</h2>
        <p class="small quiet read">Trzy różne rzeczy, których nie sumujemy: gdzie organizacje mają siedzibę, gdzie chcą działać i gdzie działają naprawdę.</p>
        \(table)
        \(note)</section>
        """
    }

    /// The table alone, for paper.
    var table: HTML {
        DataTable(
            "Trzy sposoby liczenia: \(unit.label)",
            columns: [.init("Co") { $0.title.escaped }]
                + DeedCounts.Place.allCases.map { place in .init(place.label, numeric: true) { ($0.cells[place] ?? "").escaped } },
            rows: rows
        ).html
    }

    private var rows: [Row] {
        func deeds(_ title: String, _ kind: DeedKind, _ words: @escaping (DeedTally) -> String) -> Row {
            Row(
                title: title,
                cells: Dictionary(uniqueKeysWithValues: DeedCounts.Place.allCases.map { ($0, words(numbers.tally(kind, $0, unit.teryt))) }))
        }
        return [
            Row(
                title: "Organizacje",
                cells: [
                    .seat: number(seated), .area: number(numbers.declared(in: unit.teryt)), .work: number(numbers.working(in: unit.teryt)),
                ]),
            deeds("Działania", .activity) { number($0.deeds) },
            deeds("Dotacje", .grant) { number($0.deeds) },
            deeds("Kwota dotacji", .grant) { DeedColumns.amounts($0.amounts) },
        ]
    }

    /// Whom the numbers leave out.
    var note: HTML {
        let around = numbers.declaredAround(unit.teryt)
        let wider: HTML? =
            around == 0
            ? nil
            : "\(Plural("organizacja", "organizacje", "organizacji").of(around)) jako obszar podaje większy teren: powiat, województwo albo kraj. "
        return """
            <p class="small quiet read">Działanie w kilku gminach liczy się w każdej, a jego pieniądze po równo. \(wider)\
            \(LocalNumbers.unknownPlaces(numbers))</p>
            """
    }
}

extension LocalNumbers {
    /// Every view of money says of how many grants, and of how much, nobody knows where they work.
    static func unknownPlaces(_ numbers: LocalNumbers) -> HTML {
        let breakdown = numbers.breakdown(.grant, .work, .gmina)
        let (all, unknown, wider) = (breakdown.total.deeds, breakdown.placeUnknown, breakdown.wider)
        guard all > 0 else { return "Nie znamy jeszcze żadnej dotacji." }
        return """
            W całym serwisie miejsca działania nie znamy dla \(number(unknown.deeds)) z \(Plural("dotacji", "dotacji", "dotacji").of(all))\
            \(when: !unknown.amounts.isEmpty, " (\(DeedColumns.amounts(unknown.amounts)))")\
            \(when: wider.deeds > 0, ", a dla \(number(wider.deeds)) znamy tylko powiat albo województwo").
            """
    }
}

extension DeedColumns {
    /// Sums of several currencies, each by itself: `1 234,50 zł · 200,00 EUR`.
    static func amounts(_ amounts: [String: Int64]) -> String {
        amounts.isEmpty ? "0" : amounts.sorted { $0.key < $1.key }.map { amount($0.value, $0.key) }.joined(separator: " · ")
    }
}

extension String {
    /// As the content of an element.
    fileprivate var escaped: HTML { "\(self)" }
}
