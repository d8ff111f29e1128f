import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The units a unit is set beside: of the same kind, nearest in population. A city on powiat rights is a kind of its own.
///
/// "Nearest" is by ratio: 4 000 people are as near to 2 000 as to 8 000.
package struct SimilarUnits: Sendable {
    package static let most = 10

    /// In the order of the Polish alphabet; empty where the population is not known.
    package let units: [Unit]

    package init(to unit: Unit, _ territory: Territory) {
        guard let people = unit.population?.value, people > 0 else {
            units = []
            return
        }
        let all = unit.level == .gmina ? territory.gminas : territory.powiats
        let alike = all.filter { $0.teryt != unit.teryt && $0.kind == unit.kind && $0.teryt.isCity == unit.teryt.isCity }
        let ranked = alike.compactMap { other -> (unit: Unit, distance: Double)? in
            guard let count = other.population?.value, count > 0 else { return nil }
            return (other, Double(max(count, people)) / Double(min(count, people)))
        }.sorted { ($0.distance, $0.unit.teryt) < ($1.distance, $1.unit.teryt) }
        let nearest = Set(ranked.prefix(SimilarUnits.most).map(\.unit.teryt))
        units = all.filter { nearest.contains($0.teryt) }
    }

    /// "10 podobnych gmin": what is the same about them.
    static func rule(_ unit: Unit) -> String {
        switch unit.kind {
        case .urban where unit.teryt.isCity: "pozostałe miasta na prawach powiatu"
        case .urban: "miasta o najbliższej liczbie mieszkańców"
        case .rural: "gminy wiejskie o najbliższej liczbie mieszkańców"
        case .urbanRural: "gminy miejsko-wiejskie o najbliższej liczbie mieszkańców"
        case nil: "powiaty o najbliższej liczbie mieszkańców"
        }
    }
}
