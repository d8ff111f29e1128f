import Database
import Foundation
import Values

/// All units while an import works on them: read whole, changed in memory, and written back where they differ. A country is 3 000 units, so this
/// is quicker than asking row by row, and labels, which depend on everybody else's names, come out right by themselves.
struct UnitLedger {
    enum Outcome: Hashable { case new, changed, unchanged, older }

    /// A name and a kind as a register told them.
    struct Entry: Hashable {
        let teryt: Teryt
        let kind: GminaKind?
        let name: String
    }

    private let before: [Teryt: Unit]
    private(set) var units: [Teryt: Unit]

    init(_ db: Reading) throws {
        before = Dictionary(uniqueKeysWithValues: try UnitStore.all(db).map { ($0.teryt, $0) })
        units = before
    }

    /// A register of an earlier day than what is known changes nothing; nor does it bring back units that a later one no longer had.
    mutating func enter(_ entry: Entry, on day: Day, from source: String) -> Outcome {
        guard var unit = units[entry.teryt] else {
            if let region = before[entry.teryt.voivodeship], region.stateOn > day { return .older }
            units[entry.teryt] = Unit(teryt: entry.teryt, kind: entry.kind, name: entry.name, stateOn: day, source: source)
            return .new
        }
        guard unit.stateOn <= day else { return .older }
        let same = unit.kind == entry.kind && unit.name == entry.name && unit.until == nil
        (unit.kind, unit.name, unit.until, unit.stateOn) = (entry.kind, entry.name, nil, day)
        // Who said so first keeps the credit while nothing is different: the same file again then writes nothing.
        if !same { unit.source = source }
        units[entry.teryt] = unit
        return same ? .unchanged : .changed
    }

    /// A newer figure takes the place of an older one.
    mutating func enter(_ figure: Figure, as path: WritableKeyPath<Unit, Figure?>, for teryt: Teryt) -> Outcome? {
        guard let unit = units[teryt] else { return nil }
        let known = unit[keyPath: path]
        if known == figure { return .unchanged }
        if let known, known.on > figure.on { return .older }
        units[teryt]?[keyPath: path] = figure
        return known == nil ? .new : .changed
    }

    mutating func place(_ teryt: Teryt, office: Point?, inside: Point?) {
        units[teryt]?.office = office
        units[teryt]?.inside = inside
    }

    /// Gminas nobody told a point of get the one that comes with the program, if any: an import of TERC brings none.
    private mutating func placeUnplaced() throws {
        let missing = units.values.filter { $0.level == .gmina && $0.inside == nil && $0.until == nil }
        guard !missing.isEmpty else { return }
        let points = try InsidePoints.all()
        for unit in missing { units[unit.teryt]?.inside = points[unit.teryt] }
    }

    mutating func close(_ teryt: Teryt, on day: Day) {
        units[teryt]?.until = day
        units[teryt]?.stateOn = day
    }

    /// Labels everything anew, writes what differs, and notes one change that names it.
    ///
    /// - Parameter facts: what the change says beside the lists of units: the source, its day.
    mutating func write(_ db: Writing, facts: [String: String]) throws {
        try placeUnplaced()
        units = Dictionary(uniqueKeysWithValues: Unit.labelled(units.values).map { ($0.teryt, $0) })
        let different = units.values.filter { before[$0.teryt] != $0 }
        guard !different.isEmpty else { return }
        try UnitStore.save(different, db)
        db.note(Change("imported", "unit", ids: [], after: try note(different, facts)))
    }

    /// Units are named by their TERYT numbers, as they have no row ids.
    private func note(_ different: [Unit], _ facts: [String: String]) throws -> String {
        let codes = different.map(\.teryt).sorted()
        let kinds = Dictionary(grouping: codes) { code in
            guard let before = before[code] else { return "new" }
            return before.until == nil && units[code]?.until != nil ? "closed" : "changed"
        }
        let lists = kinds.mapValues { $0.map(\.digits).joined(separator: " ") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(facts.merging(lists) { fact, _ in fact }), as: UTF8.self)
    }
}
