import Database
import Geography
import Polish
import Values

/// Outlines of gminas from one origin, cut into common arcs. Two origins never share a border: their points differ.
package struct KnownBorders: Sendable {
    package enum Origin: Hashable, Sendable {
        case imported(file: String, on: Day)
        /// The simplified ones that come with the program.
        case bundled
    }

    package let origin: Origin
    /// In the order of the topology's areas.
    package let units: [Teryt]
    package let topology: Topology

    /// What is known of the gminas of a territory on a day, best first: imported borders, then, for voivodeships nobody imported any of, the bundled
    /// outlines of the units they belong to. Empty where neither is known; a unit in none of them has no known border, and none is invented.
    package static func gminas(of territory: Territory, on day: Day, in db: Reading) throws -> [KnownBorders] {
        let standing = try BorderStore.all(.gmina, on: day, in: db).filter { territory[$0.teryt]?.until == nil }
        var found: [KnownBorders] = []
        // What an import took in was checked; should files of different days not fit all the same, the bundled outlines are better than none.
        if let first = standing.first, let topology = try? Topology(standing.map(\.shape)) {
            let newest = standing.map(\.since).max() ?? first.since
            found.append(KnownBorders(origin: .imported(file: first.source, on: newest), units: standing.map(\.teryt), topology: topology))
        }
        let covered = Set(found.flatMap(\.units).map(\.voivodeship))
        let wanted = Set(territory.gminas.map(\.teryt).filter { !covered.contains($0.voivodeship) })
        return found + [try bundled(wanted)].compactMap { $0 }
    }

    private static func bundled(_ wanted: Set<Teryt>) throws -> KnownBorders? {
        let all = try BundledOutlines.gminas()
        let units = all.units.filter(wanted.contains)
        if units.isEmpty { return nil }
        if units.count == all.units.count { return KnownBorders(origin: .bundled, units: units, topology: all.topology) }
        let numbers = Dictionary(units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return KnownBorders(origin: .bundled, units: units, topology: all.topology.merged(into: all.units.map { numbers[$0] }, count: units.count))
    }

    /// `gminy.geojson, stan na 1 stycznia 2026`; `PRG, stan 2019/2020, granice uproszczone`.
    package var sourceWords: String {
        switch origin {
        case .imported(let file, let day): "\(file), stan na \(date(day))"
        case .bundled: "\(BundledOutlines.source), granice uproszczone"
        }
    }
}
