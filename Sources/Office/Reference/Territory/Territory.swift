import Database
import Polish

/// The loaded part of Poland, in memory: units by number and by name, and what locating needs beside them. A snapshot; load it again after an import.
package struct Territory: Sendable {
    package let voivodeships: [Unit]
    package let powiats: [Unit]
    package let gminas: [Unit]

    private let byCode: [Teryt: Unit]
    private let inside: [Teryt: [Unit]]
    private let named: [Teryt: [String: [Unit]]]
    package let postalCodes: PostalCodes
    let formerNames: FormerNames

    package init(units: [Unit], postalCodes: PostalCodes = PostalCodes([]), formerNames: FormerNames = FormerNames([])) {
        let sorted = units.filter { $0.until == nil }.sorted { ($0.sortKey, $0.teryt) < ($1.sortKey, $1.teryt) }
        voivodeships = sorted.filter { $0.level == .voivodeship }
        powiats = sorted.filter { $0.level == .powiat }
        gminas = sorted.filter { $0.level == .gmina }
        byCode = Dictionary(units.map { ($0.teryt, $0) }, uniquingKeysWith: { first, _ in first })
        let children = sorted.filter { $0.teryt.parent != nil }
        inside = Dictionary(grouping: children) { $0.teryt.parent ?? $0.teryt }
        named = inside.mapValues { Dictionary(grouping: $0) { fold($0.name) } }
        (self.postalCodes, self.formerNames) = (postalCodes, formerNames)
    }

    package static func load(_ db: Reading) throws -> Territory {
        Territory(units: try UnitStore.all(db), postalCodes: try PostalCodes.load(db), formerNames: try FormerNames.load(db))
    }

    /// Also a unit that is gone (``Unit/until``): old addresses and old records still name it. The lists leave it out.
    package subscript(_ teryt: Teryt) -> Unit? { byCode[teryt] }

    /// The gminas of a powiat or a voivodeship, in the order of the Polish alphabet.
    package func gminas(of teryt: Teryt) -> [Unit] {
        switch teryt.level {
        case .gmina: byCode[teryt].map { [$0] } ?? []
        case .powiat: inside[teryt] ?? []
        case .voivodeship: gminas.filter { $0.teryt.voivodeship == teryt }
        }
    }

    package func powiats(of voivodeship: Teryt) -> [Unit] { inside[voivodeship] ?? [] }

    /// True for a city on powiat rights: powiat and gmina are one place and have one page.
    package func isCity(_ teryt: Teryt) -> Bool { teryt.isCity }

    /// The page a unit is shown on: a city's powiat is shown as its only gmina.
    package func page(of teryt: Teryt) -> Teryt {
        guard teryt.level == .powiat, teryt.isCity, let only = inside[teryt]?.first else { return teryt }
        return only.teryt
    }

    /// Units right inside `parent` whose name is, folded, `name`.
    func units(in parent: Teryt, named name: String) -> [Unit] { named[parent]?[name] ?? [] }

    func voivodeship(named name: String) -> Unit? { voivodeships.first { fold($0.name) == name } }
}
