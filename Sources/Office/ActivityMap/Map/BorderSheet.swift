import Geography
import Polish
import Reference

/// Known borders of one level and origin, ready to be drawn.
struct BorderSheet: Sendable {
    /// In the order of the topology's areas.
    let units: [Teryt]
    let topology: Topology
    /// A number for the powiat of each area, for the lines between powiats.
    let powiatOf: [Int]
    /// Where the borders come from, as a legend says it.
    let source: String

    /// A powiat is drawn where the borders of all its gminas are known from one origin.
    static func sheets(_ level: MapLevel, _ known: [KnownBorders], _ territory: Territory) -> [BorderSheet] {
        known.map { borders in
            let powiats = Set(borders.units.compactMap(\.powiat)).sorted()
            let numbers = Dictionary(powiats.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let source = source(borders)
            if level == .gmina {
                let powiatOf = borders.units.map { $0.powiat.flatMap { numbers[$0] } ?? 0 }
                return BorderSheet(units: borders.units, topology: borders.topology, powiatOf: powiatOf, source: source)
            }
            let drawn = Set(borders.units)
            let whole = powiats.filter { territory.gminas(of: $0).allSatisfy { drawn.contains($0.teryt) } }
            let places = Dictionary(whole.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let merged = borders.topology.merged(into: borders.units.map { $0.powiat.flatMap { places[$0] } }, count: whole.count)
            return BorderSheet(units: whole, topology: merged, powiatOf: Array(whole.indices), source: source)
        }
    }

    /// Each voivodeship as one area.
    static func regions(_ borders: KnownBorders) -> BorderSheet {
        let regions = Set(borders.units.map(\.voivodeship)).sorted()
        let topology = borders.topology.merged(into: borders.units.map { regions.firstIndex(of: $0.voivodeship) }, count: regions.count)
        return BorderSheet(units: regions, topology: topology, powiatOf: Array(regions.indices), source: source(borders))
    }

    private static func source(_ borders: KnownBorders) -> String {
        switch borders.origin {
        case .imported(let file, let day): "\(file) · stan na \(date(day))"
        case .bundled: BundledOutlines.source
        }
    }
}
