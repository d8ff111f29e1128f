import Polish
import Reference
import Registry
import Search
import Values
import Web

/// A unit beside those like it and beside the whole region: a strip of all, the four numbers, and who they are set beside, by name.
struct ComparisonTable: Sendable {
    let unit: Unit
    let similar: [Unit]
    let indicators: Indicators
    let territory: Territory
    /// On paper there is no room for strips.
    var isOnPaper = false

    var html: HTML {
        let title = unit.level == .gmina ? "Na tle podobnych gmin i województwa" : "Na tle podobnych powiatów i województwa"
        return """
            <section class="\(when: !isOnPaper, "brickrule ")stack tight" aria-labelledby="tlo"><h2 id="tlo">\(title)</h2>
            \(when: !isOnPaper, keys)
            \(table)
            \(note)</section>
            """
    }

    private var group: String { similar.isEmpty ? "Podobne" : Plural("podobna", "podobne", "podobnych").of(similar.count) }

    private var keys: HTML {
        """
        <ul class="keys small" aria-label="Legenda"><li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="f-brick" d="M1 0h12v14H1z"/></svg>\(unit.name)</li>\
        \(when: !similar.isEmpty, "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><path class=\"simt\" d=\"M4 0v14M10 0v14\"/></svg>\(group)</li>")\
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="ticks" d="M2 2v10M7 2v10M12 2v10"/></svg>pozostałe</li>\
        <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="med" d="M7 0v14"/></svg>mediana województwa</li></ul>
        """
    }

    private var table: HTML {
        var columns: [DataTable<Indicator>.Column] = [.init("Wskaźnik · źródło") { "\($0.title)\(sub($0.source))" }]
        if !isOnPaper { columns.append(.init("Rozkład wszystkich", label: "Rozkład") { strip($0) }) }
        columns += [
            .init(unit.name, numeric: true) { "<strong>\(words($0.values[unit.teryt], $0))</strong>" },
            .init(group, numeric: true) { words($0.median(of: similar.map(\.teryt)), $0) },
            .init("Województwo", numeric: true) { words($0.median(of: $0.values.keys), $0) },
            .init("Miejsce", numeric: true) { indicator in
                indicator.place(of: unit.teryt).map { "\(number($0)) <span class=\"quiet\">/ \(number(indicator.values.count))</span>" } ?? unknown
            },
        ]
        return DataTable("Wskaźniki: \(unit.label)", columns: columns, rows: indicators.all).html
    }

    private func words(_ value: Double?, _ indicator: Indicator) -> HTML { value.map { "\(indicator.words($0))" } ?? unknown }

    private var note: HTML {
        if similar.isEmpty {
            return "<p class=\"small quiet read\">Nie znamy liczby mieszkańców, dlatego nie umiemy wskazać podobnych. „Województwo” to mediana.</p>"
        }
        func link(_ unit: Unit) -> HTML { "<a href=\"\(path: RegistryAddress.unit(unit, territory))\">\(unit.label)</a>" }
        return """
            <p class="small quiet read">Podobne to \(SimilarUnits.rule(unit)): \(each: similar, by: ", ", link). \
            „\(group)” i „województwo” to mediany. Miejsce: od największej wartości.</p>
            """
    }

    /// All units as faint ticks, similar ones as strong ones, the median dashed, this one a brick.
    private func strip(_ indicator: Indicator) -> HTML {
        let greatest = max(indicator.values.values.max() ?? 0, 0.01)
        func x(_ value: Double) -> Int { 8 + Int((value / greatest * 284).rounded()) }
        let known = Set(similar.map(\.teryt))
        let others = indicator.values.filter { !known.contains($0.key) && $0.key != unit.teryt }.map { x($0.value) }
        let near = similar.compactMap { indicator.values[$0.teryt] }.map(x)
        let middle = indicator.median(of: indicator.values.keys).map(x)
        let own = indicator.values[unit.teryt].map(x)
        return """
            <svg class="strip" viewBox="0 0 300 36" aria-hidden="true"><path class="axis" d="M8 23h284"/>\
            <path class="ticks" d="\(each: Set(others).sorted(), { "M\($0) 13v10" })"/>\
            \(when: !near.isEmpty, "<path class=\"simt\" d=\"\(each: Set(near).sorted(), { "M\($0) 9v14" })\"/>")\
            \(middle.map { "<path class=\"med\" d=\"M\($0) 4v19\"/>" })\(own.map { "<path class=\"f-brick\" d=\"M\($0 - 5) 9h10v14h-10z\"/>" })\
            <text class="t2" x="8" y="34">0</text><text class="t2" x="292" y="34" text-anchor="end">\(indicator.words(greatest))</text></svg>
            """
    }
}
