import Database
import Polish

/// The gmina a locality lies in, where its name and what is said of its voivodeship, powiat or gmina leave exactly one.
package struct LocalityFinder: Sendable {
    private let gminas: [String: [Teryt]]
    private let territory: Territory

    package static func load(_ territory: Territory, in db: Reading) throws -> LocalityFinder { LocalityFinder(try Locality.all(db), territory) }

    package init(_ localities: [Locality], _ territory: Territory) {
        gminas = Dictionary(grouping: localities) { fold($0.name) }.mapValues { Set($0.map(\.gmina)).sorted() }
        self.territory = territory
    }

    /// Nil without a name, for a name nobody bears, for one that several gminas know, and where nothing but the name is said: the same name may stand
    /// in a part of the country that is not loaded.
    package func gmina(of seat: Seat) -> Teryt? {
        guard let name = seat.locality.map({ fold($0) }), let candidates = gminas[name] else { return nil }
        let names = [PlaceName(seat.voivodeship), PlaceName(seat.powiat), PlaceName(seat.gmina)]
        guard names.contains(where: { $0 != nil }) else { return nil }
        let fitting = candidates.filter { gmina in
            zip([gmina.voivodeship, gmina.powiat, gmina], names).allSatisfy { unit, name in
                guard let name else { return true }
                return unit.flatMap { territory[$0] }.map { name.names($0.name) } ?? false
            }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
