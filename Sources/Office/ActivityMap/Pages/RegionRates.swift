import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Organisations per 10 000 people in every gmina or powiat, by seat, with the colours a map shows them in: what the first view of `/mapa` shows.
struct RegionRates: Sendable {
    let level: MapLevel
    private let figures: AreaFigures
    private let classes: MapClasses
    /// By number of the unit; those whose population is not known are left out.
    let values: [Teryt: Double]
    /// Units of the loaded territory.
    let units: Set<Teryt>

    init(_ level: MapLevel, _ shelf: RegistryDesk.Shelf) {
        let question = MapQuestion().with(\.level, level)
        self.level = level
        figures = AreaFigures(question, MapCounting(shelf: shelf, deeds: nil))
        classes = MapClasses(figures, question.classing)
        units = Set(figures.rows.map(\.unit.teryt))
        values = Dictionary(figures.rows.compactMap { row in row.value.map { (row.unit.teryt, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    static let title = "Organizacje na 10 tys. mieszkańców"

    var count: Int { figures.rows.count }
    var missing: Int { figures.missing.count }
    var newest: Day? { figures.newest }
    var populationOn: Day? { figures.populationOn }
    var hasSample: Bool { figures.hasSample }
    /// 1…5; nil where the number is not known.
    func colour(of teryt: Teryt) -> Int? { values[teryt].flatMap(classes.place).map(classes.colour) }

    /// Each class with its colour, from the least.
    var legend: [(colour: Int, label: String)] { (0..<classes.count).map { (classes.colour($0), classes.label($0)) } }

    /// Swatches with their words, on as many lines as it takes.
    func keys(_ more: HTML? = nil) -> HTML {
        func key(_ colour: Int, _ label: String) -> HTML {
            "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><rect \(MapDrawing.colour(colour)) width=\"14\" height=\"14\"/></svg>\(label)</li>"
        }
        let none: HTML = """
            <li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="f-x" d="M0 4L4 0h3L0 7zM0 11L11 0h3L0 14zM3 14L14 3v3l-8 8zM10 14l4-4v3l-1 1z"/></svg>\
            brak danych</li>
            """
        return "<ul class=\"keys small\" aria-label=\"Legenda\">\(each: legend, key)\(when: missing > 0, none)\(more)</ul>"
    }
}
