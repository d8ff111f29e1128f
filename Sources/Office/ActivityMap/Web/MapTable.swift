import Polish
import Reference
import Registry
import Search
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
            <section class="stack tight" aria-labelledby="tabela" data-fresh="tabela">
            <div class="bar wide"><h2 id="tabela">\(places.of(count))</h2>\
            <p class="small quiet">kolejność: \(each: orders, by: " · ", order)</p></div>
            <div class="tall" role="region" aria-label="Przewijana tabela" tabindex="0">
            <table class="data dense\(when: figures.measure == .difference, " apart")"><caption class="out">\(question.heading(in: nil))</caption>
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
        func head(_ column: FigureColumn) -> HTML {
            "<th scope=\"col\" class=\"n\(when: column.isSecond, " wide-only")\">\(column.title)</th>"
        }
        return "<th scope=\"col\" class=\"n\"\(sorted)>\(figures.valueColumn.title)</th>\(each: figures.partColumns, head)"
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
        let first: HTML = figures.measure.isRatio ? rate(row) : linked(row, figures.valueColumn.value(row))
        var isLinked = !figures.measure.isRatio
        func cell(_ column: FigureColumn) -> HTML {
            // The first amount leads to the list behind it.
            let words = isLinked ? figure(column.value(row)) : linked(row, column.value(row))
            isLinked = true
            return "<td class=\"n\(when: column.isSecond, " wide-only")\">\(words)</td>"
        }
        return "<td class=\"n\">\(first)</td>\(each: figures.partColumns.map(cell), { $0 })"
    }

    private func linked(_ row: AreaFigures.Row, _ value: FigureColumn.Value) -> HTML {
        guard let address = question.list(of: row.unit) else { return figure(value) }
        return "<a href=\"\(link: address)\">\(figure(value))</a>"
    }

    private func figure(_ value: FigureColumn.Value) -> HTML {
        switch value {
        case .nothing: unknown
        case .count(let count): "\(number(count))"
        case .money(let grosze): "\(MapSubject.money.figure(grosze))"
        case .ratio(let value): "\(figures.words(value))"
        }
    }

    private func rate(_ row: AreaFigures.Row) -> HTML {
        guard let value = row.value, let place = classes.place(of: value) else { return "<i class=\"none\">brak danych</i>" }
        let greatest = figures.known.compactMap { $0.value?.magnitude }.max() ?? 1
        let width = greatest > 0 ? Int((value.magnitude / greatest * 100).rounded()) : 0
        return """
            <span class="rate"><svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
            <rect \(classes.paint(place).html) width="\(width)" height="8"/></svg>\(figures.words(value))\(when: row.isUncertain, "*")</span>
            """
    }
}

extension MapQuestion {
    /// The list behind the number of a place; nil where no list has exactly these things.
    func list(of unit: Unit) -> String? {
        if subject == .organisations {
            guard place == .seat, measure != .difference else { return nil }
            return RegistryAddress.list(list(unit)).path
        }
        // The lists of activities and grants know the place of work to the gmina and the seat to the powiat, and nothing of bodies.
        guard measure != .difference, bodyFilter == nil else { return nil }
        var query = Query([])
        switch (place, level) {
        case (.work, .gmina): query = query.setting("gmina", to: unit.teryt.digits)
        case (.work, .powiat): query = query.setting("powiat", to: unit.teryt.digits)
        case (.seat, .powiat): query = query.setting("siedziba", to: unit.teryt.digits)
        default: return nil
        }
        query = query.setting("rok", to: year.map(String.init))
        let path = query.appended(to: subject == .money ? DeedAddress.grants.path : DeedAddress.activities.path)
        return spheres.reduce(path) { $0 + "&sfera=" + ($1 == SearchSchema.none ? "brak" : $1) }
    }

    /// The bodies behind the number of a place, by seat.
    func list(_ unit: Unit) -> OrganisationSearch { level == .gmina ? counted.with(\.gmina, unit.teryt) : counted.with(\.powiat, unit.teryt) }
}
