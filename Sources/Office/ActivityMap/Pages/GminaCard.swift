import Polish
import Reference
import Registry
import Search
import Values
import Web

/// `/gminy/{teryt}/{slug}/karta`: two pages of paper for a meeting with the head of a gmina. Every list has a fixed most, so that it stays two.
struct GminaCard: Sendable {
    private static let mostSpheres = 9, mostFunders = 5, mostGaps = 6

    let facts: UnitFacts
    private let money: LocalMoney
    private let powiat: Unit?

    init(_ facts: UnitFacts) {
        self.facts = facts
        money = LocalMoney(facts.unit.teryt, facts.state, facts.counts)
        powiat = facts.unit.teryt.isCity ? nil : facts.unit.teryt.powiat.flatMap { facts.state.shelf.territory[$0] }
    }

    private var unit: Unit { facts.unit }

    var page: Page {
        let home = RegistryAddress.unit(unit, facts.state.shelf.territory)
        return Page(
            title: "Karta gminy: \(unit.label)", description: "Organizacje, działania i dotacje w gminie na dwóch stronach A4: \(unit.label).",
            crumbs: [Crumb("Start", "/"), Crumb(unit.label, home.path), Crumb("Karta gminy")], section: "organizacje",
            sample: facts.rates.hasSample, indexed: false, body: html)
    }

    private var html: HTML {
        """
        <div class="stack">
        <p class="tools small">Dwie strony A4. Wydrukuj tę stronę z przeglądarki albo zapisz ją jako PDF.</p>
        <article class="card stack">
        <div class="paper stack">\(head)
        <div class="paper-row"><div class="stack tight">\(facts.map?.drawing)</div>
        <section class="stack tight" aria-labelledby="kto"><h2 id="kto">Kto tu jest</h2>\(facts.threeWays.table)</section></div>
        \(trend)
        \(facts.comparison(onPaper: true).html)</div>
        <div class="paper stack">\(spheres)
        \(givers)
        \(gaps)
        \(sources)</div>
        </article></div>
        """
    }

    private var head: HTML {
        let people: HTML =
            unit.population.map { "\(Plural("mieszkaniec", "mieszkańcy", "mieszkańców").of($0.value))" } ?? "liczba mieszkańców nieznana"
        let area: HTML? = unit.areaHectares.map { " · \(number(Double($0.value) / 100, decimals: 1)) km²" }
        let kind = unit.kindWord.prefix(1).uppercased() + unit.kindWord.dropFirst()
        return """
            <div class="stack tight"><h1>Karta gminy: \(unit.label)</h1>
            <p class="quiet">\(kind)\(powiat.map { " · \($0.label)" }) · \(people)\(area) · stan na \(day(facts.state.shelf.today))</p></div>
            """
    }

    private var trend: HTML {
        """
        <section class="stack tight" aria-labelledby="lata"><h2 id="lata">Rok po roku</h2>
        \(DataTable("Ostatnie lata", columns: [
            .init("Rok") { "\($0.year)" },
            .init("Nowych organizacji", label: "Nowych org.", numeric: true) { "\(number($0.organisations))" },
            .init("Działań", numeric: true) { "\(number($0.activities))" },
            .init("Dotacji", numeric: true) { "\(number($0.grants))" },
            .init("Kwota dotacji", label: "Kwota", numeric: true) { year in year.amounts.isEmpty ? "0" : "\(DeedColumns.amounts(year.amounts))" },
        ], rows: money.years, style: .dense).html)
        </section>
        """
    }

    private var spheres: HTML {
        let lines = facts.spheres.lines(unit.teryt).filter { !$0.isEmpty }
        let ranked = lines.enumerated().sorted { a, b in
            let (left, right) = (a.element, b.element)
            return (right.organisations + right.activities + right.grants, a.offset) < (left.organisations + left.activities + left.grants, b.offset)
        }.map(\.element)
        let table = DataTable(
            "Sfery działania",
            columns: [
                .init("Sfera") { "\($0.sphere.name)" }, .init("Organizacji", numeric: true) { "\(number($0.organisations))" },
                .init("Działań", numeric: true) { "\(number($0.activities))" }, .init("Dotacji", numeric: true) { "\(number($0.grants))" },
            ], rows: Array(ranked.prefix(GminaCard.mostSpheres)), style: .dense)
        let more = ranked.count - GminaCard.mostSpheres
        return """
            <section class="stack tight" aria-labelledby="sfery"><h2 id="sfery">Czym się zajmują</h2>
            \(ranked.isEmpty ? "<p>Nie znamy sfery żadnej organizacji ani działania w tej gminie.</p>" : table.html)
            <p class="small quiet">Organizacja może działać w kilku sferach; część sfer wynika tylko z nazwy i celów.\
            \(when: more > 0, " Pominięto \(Plural("sferę", "sfery", "sfer").of(more)) o mniejszych liczbach.")</p></section>
            """
    }

    private var givers: HTML {
        let table = DataTable(
            "Kto daje",
            columns: [
                .init("Kto daje") { "\($0.name)" }, .init("Dotacji", numeric: true) { "\(number($0.grants))" },
                .init("Kwota", numeric: true) { "\(DeedColumns.amounts($0.amounts))" },
            ], rows: Array(money.funders.prefix(GminaCard.mostFunders)), style: .dense)
        let work = facts.numbers.tally(.grant, .work, unit.teryt)
        let total: HTML =
            work.deeds == 0
            ? "<p>Nie znamy żadnej dotacji na działanie w tej gminie.</p>"
            : "<p>\(Plural("dotacja", "dotacje", "dotacji").of(work.deeds)) na działania w tej gminie, razem <strong>\(DeedColumns.amounts(work.amounts))</strong>.</p>"
        return """
            <section class="stack tight" aria-labelledby="pieniadze"><h2 id="pieniadze">Pieniądze</h2>\(total)
            \(when: !money.funders.isEmpty, table.html)
            <p class="small quiet">Dotacja na kilka gmin liczy się po równo. \(LocalNumbers.unknownPlaces(facts.numbers))\
            \(when: money.withoutAmount > 0, " Bez podanej kwoty: \(number(money.withoutAmount)).")</p></section>
            """
    }

    private var gaps: HTML {
        let missing = facts.missing
        let table = DataTable(
            "Sfery, w których nikogo tu nie znamy",
            columns: [
                .init("Sfera") { "\($0.sphere.name)" },
                .init("Podobnych gmin, w których ktoś działa", label: "Podobnych", numeric: true) { gap in
                    "\(number(gap.elsewhere.count)) z \(number(missing.similar.count))"
                },
                .init("Na przykład") { "\($0.elsewhere.prefix(3).map(\.label).joined(separator: ", "))" },
            ], rows: Array(missing.gaps.prefix(GminaCard.mostGaps)), style: .dense)
        return """
            <section class="stack tight" aria-labelledby="braki"><h2 id="braki">O czym tu nie wiemy</h2>
            \(missing.gaps.isEmpty ? "<p>W sferach, w których ktoś działa w większości podobnych gmin, znamy kogoś także tutaj.</p>" : table.html)
            <p class="small quiet">To pytania do rozmowy, nie ocena: nieznane nie znaczy, że nikt tego nie robi.\
            \(when: missing.gaps.count > GminaCard.mostGaps, " Takich sfer jest razem \(number(missing.gaps.count)).")</p></section>
            """
    }

    private var sources: HTML {
        """
        <section class="stack tight" aria-labelledby="zrodla"><h2 id="zrodla">Źródła</h2>
        <p class="small">\(facts.counts.newest.map { provenance("rejestr organizacji", $0) }) \(unit.population.map { provenance("GUS, ludność", $0.on) }) \
        \(unit.areaHectares.map { provenance("GUGiK, powierzchnia", $0.on) }) \(provenance("działania i dotacje znane serwisowi", facts.state.shelf.today)) \
        <span class="src">granice: \(facts.map?.borders.source ?? "nieznane")</span></p>
        <p class="small quiet">Wpis w rejestrze nie znaczy, że organizacja działa. Wszystkie liczby i listy: strona gminy w serwisie Pożytek.</p></section>
        """
    }
}
