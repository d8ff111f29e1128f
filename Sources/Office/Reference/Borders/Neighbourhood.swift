import Database
import Geography
import Values

/// Which gminas lie beside which, and how that is known.
///
///     let neighbourhood = try Neighbourhood.load(territory, on: today, in: db)
///     neighbourhood.neighbours(of: toruń)        // [041502, 041503, 041505, …]
///     neighbourhood.sourceWords(of: toruń)       // "sąsiedzi według granic: gminy.geojson, stan na 1 stycznia 2026"
///
/// Where borders are known, a common point makes a neighbour. Where they are not, the six gminas whose inside points are nearest stand in for
/// neighbours, which need not hold the other way round. Whoever uses it says which, by ``sourceWords``. Borders of different origins do not meet,
/// so that neighbours across such a line are not found.
package struct Neighbourhood: Sendable {
    package enum Basis: Hashable, Sendable {
        case imported(words: String)
        case bundled(words: String)
        /// The nearest inside points.
        case nearest
        /// Neither a border nor a point is known.
        case unknown
    }

    private struct Entry: Sendable {
        let neighbours: [Teryt], basis: Basis
    }

    /// How many nearest ones stand in for neighbours.
    package static let nearestCount = 6

    private let entries: [Teryt: Entry]
    private let gminasOfPowiat: [Teryt: [Teryt]]

    package static func load(_ territory: Territory, on day: Day, in db: Reading) throws -> Neighbourhood {
        Neighbourhood(territory, try KnownBorders.gminas(of: territory, on: day, in: db))
    }

    package init(_ territory: Territory, _ known: [KnownBorders]) {
        var entries: [Teryt: Entry] = [:]
        for borders in known {
            let basis: Basis = borders.origin == .bundled ? .bundled(words: borders.sourceWords) : .imported(words: borders.sourceWords)
            for (unit, beside) in zip(borders.units, borders.topology.neighbours(.queen)) {
                entries[unit] = Entry(neighbours: beside.map { borders.units[$0] }.sorted(), basis: basis)
            }
        }
        let places = territory.gminas.compactMap { unit in
            unit.inside.map { (unit: unit.teryt, place: PUWG1992.project(Coordinate(longitude: $0.longitude, latitude: $0.latitude))) }
        }
        let placeOf = Dictionary(places.map { ($0.unit, $0.place) }, uniquingKeysWith: { first, _ in first })
        for unit in territory.gminas.map(\.teryt) where entries[unit] == nil {
            entries[unit] =
                placeOf[unit].map { Entry(neighbours: Neighbourhood.nearest(to: unit, at: $0, places), basis: .nearest) }
                ?? Entry(neighbours: [], basis: .unknown)
        }
        self.entries = entries
        gminasOfPowiat = Dictionary(grouping: territory.gminas.map(\.teryt)) { $0.powiat ?? $0 }
    }

    /// The nearest first; of two equally near the smaller number first.
    private static func nearest(to own: Teryt, at place: PlanePoint, _ places: [(unit: Teryt, place: PlanePoint)]) -> [Teryt] {
        var best: [(distance: Double, unit: Teryt)] = []
        for other in places {
            let (east, north) = (other.place.east - place.east, other.place.north - place.north)
            let found = (distance: east * east + north * north, unit: other.unit)
            if best.count == nearestCount, let worst = best.last, worst <= found { continue }
            if other.unit == own { continue }
            best.insert(found, at: best.firstIndex { found < $0 } ?? best.count)
            if best.count > nearestCount { best.removeLast() }
        }
        return best.map(\.unit)
    }

    /// Gminas by number, nearest ones by distance; of a powiat the powiats any of its gminas has a neighbour in. Empty for what is not loaded.
    package func neighbours(of teryt: Teryt) -> [Teryt] {
        guard teryt.level == .powiat else { return entries[teryt]?.neighbours ?? [] }
        let beside = (gminasOfPowiat[teryt] ?? []).flatMap { entries[$0]?.neighbours ?? [] }.compactMap(\.powiat)
        return Set(beside).subtracting([teryt]).sorted()
    }

    package func basis(of teryt: Teryt) -> Basis {
        guard teryt.level == .powiat else { return entries[teryt]?.basis ?? .unknown }
        return gminasOfPowiat[teryt]?.first.map(basis(of:)) ?? .unknown
    }

    /// For the page of one unit.
    package func sourceWords(of teryt: Teryt) -> String { Neighbourhood.words(basis(of: teryt)) }

    /// For what uses the whole territory: every way that was taken, once.
    package var sourceWords: String {
        let all = Set(entries.values.map { Neighbourhood.words($0.basis) })
        return all.sorted().joined(separator: "; ")
    }

    private static func words(_ basis: Basis) -> String {
        switch basis {
        case .imported(let words), .bundled(let words): "sąsiedzi według granic: \(words)"
        case .nearest: "granice nieznane, zamiast sąsiadów sześć gmin, które leżą najbliżej"
        case .unknown: "sąsiedzi nieznani: nie wiemy, gdzie leży gmina"
        }
    }
}
