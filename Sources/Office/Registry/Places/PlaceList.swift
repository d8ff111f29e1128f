import Database
import Polish
import Reference

/// Gathers the places of the loaded territory: its gminas, the localities of the register SIMC where they were imported, and those where bodies
/// have their seats.
struct PlaceList {
    /// A locality as the register of organisations knows it.
    private struct Seats {
        let gmina: Teryt, locality: String, bodies: Int
        /// The middle of those of its bodies that are on the map.
        let middle: Point?
    }

    private struct Key: Hashable {
        let gmina: Teryt, name: String
    }

    /// A middle farther from the inside point of its gmina is a mistake of somebody's coordinates; in metres.
    private static let farthest = 40_000.0

    private let territory: Territory
    private let seats: [Key: Seats]
    private let localities: [Locality]

    init(_ territory: Territory, in db: Reading) throws {
        self.territory = territory
        localities = try Locality.all(db)
        // A home is shown by its locality only: its own point says nothing here.
        let rows = try db.all(
            """
            SELECT gmina, locality, count(*) AS bodies, avg(CASE WHEN precision IN ('address', 'locality') AND home_address = 0 THEN lat END) AS lat,
                avg(CASE WHEN precision IN ('address', 'locality') AND home_address = 0 THEN lon END) AS lon
            FROM organisation WHERE withdrawn = 0 AND gmina IS NOT NULL AND locality IS NOT NULL GROUP BY gmina, locality ORDER BY gmina, locality
            """
        ) { row -> Seats? in
            guard let gmina = Teryt(try row.text("gmina")) else { return nil }
            let (lat, lon) = (try row.realOrNil("lat"), try row.realOrNil("lon"))
            let middle = lat.flatMap { lat in lon.map { Point(latitude: lat, longitude: $0) } }
            return Seats(gmina: gmina, locality: try row.text("locality"), bodies: try row.int("bodies"), middle: middle)
        }
        var seats: [Key: Seats] = [:]
        for row in rows.compactMap(\.self) {
            let key = Key(gmina: row.gmina, name: fold(row.locality))
            // One spelling of several: that of most bodies.
            if let known = seats[key], known.bodies >= row.bodies { continue }
            seats[key] = row
        }
        self.seats = seats
    }

    var places: [Place] { towns + villages + territory.gminas.compactMap(gmina) }

    private var towns: [Place] {
        territory.gminas.filter { $0.kind == .urban }.compactMap { unit in
            let known = seats[Key(gmina: unit.teryt, name: fold(unit.name))]
            guard let point = middle(of: known, in: unit) ?? unit.inside else { return nil }
            return Place(.town, unit.name, around: territory.around(unit.teryt), unit.teryt, point, weight: unit.population?.value ?? 0)
        }
    }

    /// Of a town only its parts: itself it stands among the towns.
    private var villages: [Place] {
        var left = seats
        func place(_ name: String, _ gmina: Teryt, _ around: String? = nil) -> Place? {
            guard let unit = territory[gmina] else { return nil }
            let known = left.removeValue(forKey: Key(gmina: gmina, name: fold(name)))
            if unit.kind == .urban, fold(unit.name) == fold(name) { return nil }
            let middle = middle(of: known, in: unit)
            guard let point = middle ?? unit.inside else { return nil }
            return Place(
                .locality, name, around: (around.map { $0 + ", " } ?? "") + territory.around(gmina), gmina, point, isRough: middle == nil,
                weight: known?.bodies ?? 0)
        }
        let names = Dictionary(localities.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let official = localities.compactMap { locality in
            place(locality.name, locality.gmina, locality.parent.flatMap { names[$0] }.map { "część: \($0)" })
        }
        let others = left.values.sorted { ($0.gmina, $0.locality) < ($1.gmina, $1.locality) }
        return official + others.compactMap { place($0.locality, $0.gmina) }
    }

    private func middle(of seats: Seats?, in unit: Unit) -> Point? {
        guard let middle = seats?.middle else { return nil }
        guard let inside = unit.inside else { return middle }
        return middle.metres(to: inside) <= PlaceList.farthest ? middle : nil
    }

    /// Cities and towns have no second entry.
    private func gmina(_ unit: Unit) -> Place? {
        guard unit.kind != .urban, let inside = unit.inside else { return nil }
        let powiat = unit.teryt.powiat.flatMap { territory[$0] }?.label ?? ""
        return Place(
            .gmina, "gmina \(unit.name)", around: "\(unit.kindWord), \(powiat)", unit.teryt, inside, weight: unit.population?.value ?? 0)
    }
}
