import Geography
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The borders of all gminas, exact as they are known: what small maps of one place are drawn of.
struct GminaBorders: Sendable {
    let topology: Topology
    /// In the order of the topology's areas.
    let units: [Teryt]
    let source: String
    let isSimplified: Bool
    private let places: [Teryt: Int]
    private let beside: [[Int]]

    init(_ topology: Topology, _ units: [Teryt], source: String, isSimplified: Bool) {
        (self.topology, self.units, self.source, self.isSimplified) = (topology, units, source, isSimplified)
        places = Dictionary(units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        beside = topology.neighbours(.queen)
    }

    /// The areas of a gmina, or of all gminas of a powiat.
    func areas(of unit: Teryt) -> [Int] {
        unit.level == .gmina ? places[unit].map { [$0] } ?? [] : units.indices.filter { units[$0].powiat == unit }
    }

    /// Gminas that touch a unit and are no part of it.
    func neighbours(of unit: Teryt) -> [Teryt] {
        let own = Set(areas(of: unit))
        return Set(own.flatMap { beside[$0] }).subtracting(own).map { units[$0] }.sorted()
    }
}
