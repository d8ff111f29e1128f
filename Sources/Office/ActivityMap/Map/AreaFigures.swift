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
        /// The amount counted here, in the unit of the subject; of a difference that by place of work.
        let count: Int
        /// Of how many bodies, activities or grants it is the sum.
        let basis: Int
        /// What it is set against: people for a rate and a difference, the amount of all spheres for a share.
        let base: Int?
        /// Of a difference the amount by seat.
        let seat: Int?
        /// As shown, rounded; nil where the base is not known or none.
        let value: Double?
        /// From so few that chance decides.
        var isUncertain: Bool { basis < AreaFigures.few && seat == nil && value != nil }
    }

    static let few = 10

    let subject: MapSubject, measure: MapMeasure, place: DeedCounts.Place, level: MapLevel
    /// In the order of the Polish alphabet.
    let rows: [Row]
    /// What was counted, with all that has no place.
    let counts: PlaceCounts
    let populationOn: Day?

    var total: Int { counts.total.amount }
    /// What no place of the map has, though it was counted.
    var placeless: Int { total - counts.placed.amount }
    /// See ``MapQuestion/isOfDeeds``.
    let isOfDeeds: Bool
    var newest: Day? { counts.newest }
    var hasSample: Bool { counts.hasSample }

    /// Bodies by their seat, which need nothing but the register.
    init(_ question: MapQuestion, _ shelf: RegistryDesk.Shelf) { self.init(question, MapCounting(shelf: shelf, deeds: nil)) }

    init(_ question: MapQuestion, _ counting: MapCounting) {
        (subject, measure, place, level) = (question.subject, question.measure, question.place, question.level)
        isOfDeeds = question.isOfDeeds
        let territory = counting.shelf.territory
        let difference = measure == .difference ? counting.difference(question) : nil
        let counts = difference?.work ?? counting.counts(question, place, spheres: question.spheres)
        // A share is of what the other filters leave.
        let whole = measure == .share ? counting.counts(question, place, spheres: []) : counts
        let units = level == .gmina ? territory.gminas : territory.powiats
        let (subject, measure, level) = (subject, measure, level)
        rows = units.map { unit in
            let (tally, seat) = (counts[unit.teryt.digits], difference.map { $0.seat[unit.teryt.digits].amount })
            let base: Int? =
                switch measure {
                case .rate, .difference: unit.population?.value
                case .share: whole[unit.teryt.digits].amount
                case .count: nil
                }
            let powiat = level == .powiat ? nil : unit.teryt.powiat.flatMap { territory[$0]?.name }
            let value = AreaFigures.value(subject, measure, tally.amount - (seat ?? 0), base)
            return Row(unit: unit, powiat: powiat ?? "", count: tally.amount, basis: tally.basis, base: base, seat: seat, value: value)
        }
        self.counts = counts
        populationOn = measure == .rate || measure == .difference ? units.compactMap { $0.population?.on }.max() : nil
    }

    private static func value(_ subject: MapSubject, _ measure: MapMeasure, _ amount: Int, _ base: Int?) -> Double? {
        let decimals = measure.decimals(of: subject)
        switch measure {
        case .count: return subject.plain(amount)
        case .rate, .difference: return base.flatMap { $0 > 0 ? rounded(subject.plain(amount) / Double($0) * subject.per, decimals) : nil }
        case .share: return base.flatMap { $0 > 0 ? rounded(Double(amount) / Double($0) * 100, decimals) : nil }
        }
    }

    private static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let scale = [1, 10, 100, 1000][min(max(decimals, 0), 3)] as Double
        return (value * scale).rounded() / scale
    }

    var decimals: Int { measure.decimals(of: subject) }
    var known: [Row] { rows.filter { $0.value != nil } }
    var missing: [Row] { rows.filter { $0.value == nil } }

    /// By value, the greatest first, then by name; those without one last.
    var ranked: [Row] {
        // Numbers are sorted, not rows: with 2 477 of these that is a large part of a map.
        let values = rows.map { $0.value ?? -.infinity }
        return rows.indices.sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1] }.map { rows[$0] }
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
        return AreaFigures.rounded(values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2, decimals)
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
