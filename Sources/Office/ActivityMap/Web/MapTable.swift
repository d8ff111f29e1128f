import Polish
import Reference
import Registry
import Web

/// The numbers of the map as a table: the same view for those who do not see the drawing, and for all who want to read it exactly.
struct MapTable: Sendable {
    let question: MapQuestion
    let figures: AreaFigures
    let classes: MapClasses
    let address: @Sendable (Unit) -> String

    var html: HTML {
        let count = figures.rows.count
        let places = figures.level == .gmina ? Plural("gmina", "gminy", "gmin") : Plural("powiat", "powiaty", "powiatów")
        return """
            <section class="stack tight" aria-labelledby="tabela">
            <div class="bar wide"><h2 id="tabela">\(places.of(count))</h2>\
            <p class="small quiet">kolejność: \(each: orders, by: " · ", order)</p></div>
            <div class="tall" role="region" aria-label="Przewijana tabela" tabindex="0">
            <table class="data dense"><caption class="out">\(question.heading(in: nil))</caption>
            <thead><tr><th scope="col" class="n"><span class="out">Pozycja</span></th><th scope="col">\(figures.level == .gmina ? "Gmina" : "Powiat")</th>\
            \(when: figures.level == .gmina, "<th scope=\"col\" class=\"wide-only\">Powiat</th>")\(columns)</tr></thead>
            <tbody>\(each: lines, line)</tbody></table></div>
            </section>
            """
    }

    private var orders: [MapQuestion.TableOrder] { MapQuestion.TableOrder.allCases.filter { $0 != .powiat || figures.level == .gmina } }

    private func order(_ order: MapQuestion.TableOrder) -> HTML {
        if order == question.order { return "<strong>\(order.label)</strong>" }
        return "<a href=\"\(path: MapAddress.map(question.with(\.order, order)))\">\(order.label)</a>"
    }

    private var columns: HTML {
        let sorted: HTML? = question.order == .value ? " aria-sort=\"descending\"" : nil
        switch figures.measure {
        case .count: return "<th scope=\"col\" class=\"n\"\(sorted)>Organizacji</th><th scope=\"col\" class=\"n wide-only\">Ludność</th>"
        case .rate:
            return """
                <th scope="col" class="n"\(sorted)>Na 10 tys.</th><th scope="col" class="n">Org.</th><th scope="col" class="n wide-only">Ludność</th>
                """
        case .share:
            return """
                <th scope="col" class="n"\(sorted)>Udział</th><th scope="col" class="n">W sferze</th><th scope="col" class="n wide-only">Wszystkich</th>
                """
        }
    }

    /// Each with its place among all by value, however the table is ordered.
    private var lines: [(place: Int, row: AreaFigures.Row)] {
        let places = Dictionary(zip(figures.ranked.map(\.unit.teryt), 1...), uniquingKeysWith: { first, _ in first })
        return figures.arranged(question.order).map { (places[$0.unit.teryt] ?? 0, $0) }
    }

    private func line(_ place: Int, _ row: AreaFigures.Row) -> HTML {
        """
        <tr><td class="n quiet">\(place)</td><th scope="row"><a href="\(link: address(row.unit))">\(row.unit.label)</a></th>\
        \(when: figures.level == .gmina, "<td class=\"wide-only\">\(row.powiat)</td>")\(cells(row))</tr>

        """
    }

    private func cells(_ row: AreaFigures.Row) -> HTML {
        let list = "<a href=\"\(path: RegistryAddress.list(question.list(row.unit)))\">\(number(row.count))</a>" as HTML
        let people: HTML = row.unit.population.map { "\(number($0.value))" } ?? unknown
        switch figures.measure {
        case .count: return "<td class=\"n\">\(list)</td><td class=\"n wide-only\">\(people)</td>"
        case .rate: return "<td class=\"n\">\(rate(row))</td><td class=\"n\">\(list)</td><td class=\"n wide-only\">\(people)</td>"
        case .share: return "<td class=\"n\">\(rate(row))</td><td class=\"n\">\(list)</td><td class=\"n wide-only\">\(number(row.base ?? 0))</td>"
        }
    }

    private func rate(_ row: AreaFigures.Row) -> HTML {
        guard let value = row.value, let place = classes.place(of: value) else { return "<i class=\"none\">brak danych</i>" }
        let greatest = figures.known.compactMap(\.value).max() ?? 1
        let width = greatest > 0 ? Int((value / greatest * 100).rounded()) : 0
        return """
            <span class="rate"><svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
            <rect \(MapDrawing.colour(classes.colour(place))) width="\(width)" height="8"/></svg>\(figures.words(value))\(when: row.isUncertain, "*")</span>
            """
    }
}

extension MapQuestion {
    /// The list behind the number of a place.
    func list(_ unit: Unit) -> OrganisationSearch {
        let search = level == .gmina ? counted.with(\.gmina, unit.teryt) : counted.with(\.powiat, unit.teryt)
        return search
    }

    /// What is shown, in words: "Organizacje na 10 tys. mieszkańców, według siedziby".
    ///
    /// - Parameter sphere: its name, where one is chosen.
    func heading(in sphere: String?) -> String {
        let what: String =
            switch measure {
            case .rate: "Organizacje na 10 tys. mieszkańców"
            case .count: "Liczba organizacji"
            case .share: "Udział organizacji wybranej sfery"
            }
        return what + (sphere.map { ", sfera: " + $0 } ?? "") + ", według siedziby"
    }
}
