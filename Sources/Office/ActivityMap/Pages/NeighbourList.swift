import Polish
import Reference
import Registry
import Values
import Web

/// Who lies beside a gmina or powiat, in words, and how that is known where no border says it.
struct NeighbourList: Sendable {
    let territory: Territory
    private let units: [Unit]
    private let isByBorders: Bool, source: String, level: Teryt.Level

    init(_ unit: Unit, _ neighbourhood: Neighbourhood, _ territory: Territory) {
        self.territory = territory
        units = neighbourhood.neighbours(of: unit.teryt).compactMap { territory[$0] }.sorted { $0.sortKey < $1.sortKey }
        isByBorders = neighbourhood.basis(of: unit.teryt) != .nearest
        (source, level) = (neighbourhood.sourceWords(of: unit.teryt), unit.teryt.level)
    }

    /// Nil when nobody is known to be beside it.
    var html: HTML? {
        if units.isEmpty { return nil }
        func link(_ unit: Unit) -> HTML { "<a href=\"\(path: RegistryAddress.unit(unit, territory))\">\(unit.label)</a>" }
        let title: HTML = isByBorders ? (level == .gmina ? "Sąsiednie gminy" : "Sąsiednie powiaty") : "Najbliżej"
        return "<p>\(title): \(each: units, by: ", ", link).\(when: !isByBorders, " <span class=\"quiet\">(\(source))</span>")</p>"
    }
}
