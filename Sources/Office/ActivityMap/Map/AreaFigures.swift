import Polish
import Reference
import Registry
import Search
import Values

/// One number for each place of a map, and what is needed to judge it.
struct AreaFigures: Sendable {
    struct Row: Sendable {
        let unit: Unit
        let powiat: String
        /// Bodies counted here.
        let count: Int
        /// What they are set against: people for a rate, bodies of all spheres for a share.
        let base: Int?
        /// As shown, rounded; nil where the base is not known or none.
        let value: Double?
        /// From so few that chance decides.
        var isUncertain: Bool { count < AreaFigures.few && value != nil }
    }

    static let few = 10

    let measure: MapMeasure, level: MapLevel
    /// In the order of the Polish alphabet.
    let rows: [Row]
    /// Bodies counted on the whole, and those whose place is not known or lies elsewhere.
    let total: Int, placeless: Int
    let populationOn: Day?
    let newest: Day?
    let hasSample: Bool

    init(_ question: MapQuestion, _ shelf: RegistryDesk.Shelf) {
        (measure, level) = (question.measure, question.level)
        let territory = shelf.territory
        let search = question.dated(in: shelf)
        let counts = shelf.counts(search)
        // A share is of all bodies that the other filters leave.
        let whole = measure == .share ? shelf.counts(search.choosing(.sphere, [])) : counts
        let units = level == .gmina ? territory.gminas : territory.powiats
        let facet = level.facet
        (total, newest, hasSample) = (counts.total, counts.newest, counts.hasSample)
        let (measure, level) = (measure, level)
        rows = units.map { unit in
            let count = counts.count(facet, unit.teryt.digits)
            let base: Int? =
                switch measure {
                case .rate: unit.population?.value
                case .share: whole.count(facet, unit.teryt.digits)
                case .count: nil
                }
            let powiat = level == .powiat ? nil : unit.teryt.powiat.flatMap { territory[$0]?.name }
            return Row(unit: unit, powiat: powiat ?? "", count: count, base: base, value: AreaFigures.value(measure, count, base))
        }
        placeless = total - rows.reduce(0) { $0 + $1.count }
        populationOn = measure == .rate ? units.compactMap { $0.population?.on }.max() : nil
    }

    private static func value(_ measure: MapMeasure, _ count: Int, _ base: Int?) -> Double? {
        switch measure {
        case .count: return Double(count)
        case .rate: return base.flatMap { $0 > 0 ? rounded(Double(count) / Double($0) * 10_000) : nil }
        case .share: return base.flatMap { $0 > 0 ? rounded(Double(count) / Double($0) * 100) : nil }
        }
    }

    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    var known: [Row] { rows.filter { $0.value != nil } }
    var missing: [Row] { rows.filter { $0.value == nil } }

    /// By value, the greatest first, then by name; those without one last.
    var ranked: [Row] {
        rows.enumerated().sorted { a, b in
            let (left, right) = (a.element.value ?? -1, b.element.value ?? -1)
            return left == right ? a.offset < b.offset : left > right
        }.map(\.element)
    }

    func arranged(_ order: MapQuestion.TableOrder) -> [Row] {
        switch order {
        case .value: ranked
        case .name: rows
        case .powiat:
            rows.enumerated().sorted { a, b in
                let (left, right) = (sortKey(a.element.powiat), sortKey(b.element.powiat))
                return left == right ? a.offset < b.offset : left < right
            }.map(\.element)
        }
    }

    /// The middle of the places that have a number.
    var median: Double? {
        let values = known.compactMap(\.value).sorted()
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return AreaFigures.rounded(values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2)
    }

    func words(_ value: Double) -> String { measure == .share ? percent(value) : number(value, decimals: measure.decimals) }

    /// `28,7 na 10 tys. (38 org.)`
    func words(_ row: Row) -> String {
        guard let value = row.value else { return "brak danych" }
        switch measure {
        case .count: return number(row.count) + " org."
        case .rate: return words(value) + " na 10 tys. (" + number(row.count) + " org.)"
        case .share: return words(value) + " (" + number(row.count) + " z " + number(row.base ?? 0) + " org.)"
        }
    }
}

extension MapQuestion {
    /// The search at the end of a year: what was entered by then.
    func dated(in shelf: RegistryDesk.Shelf) -> OrganisationSearch {
        guard let year, search.choices[.year] == nil else { return counted }
        let years = shelf.counts(counted).counts(.year).compactMap { Int($0.value) }.filter { $0 <= year }
        // Nothing carries the year 0: no body was entered by then.
        return counted.choosing(.year, years.isEmpty ? ["0"] : years.map(String.init))
    }
}
