import Polish

/// One seat being looked for, with what has been found out so far.
struct SeatSearch {
    private let territory: Territory
    private let seat: Seat
    private let voivodeship: Teryt?
    private let gmina: PlaceName?
    private let locality: PlaceName?
    var powiats: [Teryt]
    /// Set when the powiat's own name tells the gmina: a city, or a powiat that one gmina swallowed.
    private var swallowed: Teryt?

    init(_ territory: Territory, _ seat: Seat, voivodeship: Teryt?) {
        (self.territory, self.seat, self.voivodeship) = (territory, seat, voivodeship)
        (gmina, locality) = (PlaceName(seat.gmina), PlaceName(seat.locality))
        powiats = []
        guard let name = PlaceName(seat.powiat) else { return }
        let within = voivodeship.map { [$0] } ?? territory.voivodeships.map(\.teryt)
        for voivodeship in within {
            let found = name.spellings.lazy.map { territory.units(in: voivodeship, named: $0) }.first { !$0.isEmpty }
            powiats += (found ?? []).map(\.teryt)
            if found == nil, let now = former(name, in: voivodeship) {
                if now.level == .gmina { swallowed = now } else { powiats.append(now) }
            }
        }
    }

    private func former(_ powiat: PlaceName, in voivodeship: Teryt) -> Teryt? {
        guard let region = territory[voivodeship] else { return nil }
        let now = powiat.spellings.lazy.compactMap { territory.formerNames.powiat($0, in: fold(region.name)) }.first
        return now.flatMap { territory[$0] == nil ? nil : $0 }
    }

    // MARK: names

    /// Nil when the names do not reach as far as one powiat and a name inside it.
    var byNames: Placement? {
        if let swallowed { return .gmina(swallowed) }
        if seat.powiat == nil && powiats.isEmpty { return onlyBearer }
        guard powiats.count == 1, let powiat = powiats.first else { return nil }
        if powiat.isCity { return city(powiat) }
        guard let name = gmina ?? locality else { return nil }
        let found = gminas(named: name, in: powiat)
        // A powiat and a locality without a gmina: only a locality that gives its gmina the name is known here.
        if found.count == 1, let only = found.first { return single(only, sharingNameWithTown: name) }
        return found.isEmpty ? nil : pair(found, name)
    }

    /// Without a powiat: the one gmina of the voivodeship that bears the name.
    private var onlyBearer: Placement? {
        guard let voivodeship, let gmina else { return nil }
        let found = territory.gminas(of: voivodeship).filter { gmina.names($0.name) }
        guard found.count == 1, let only = found.first else { return nil }
        return single(only, sharingNameWithTown: gmina)
    }

    /// A city has one gmina; a gmina named otherwise contradicts the powiat, unless it is one of the city's districts ("KRAKÓW-ŚRÓDMIEŚCIE").
    private func city(_ powiat: Teryt) -> Placement? {
        guard let unit = territory.gminas(of: powiat).first else { return nil }
        let own = fold(unit.name)
        let agrees = gmina?.spellings.contains { $0 == own || $0.hasPrefix(own + " ") } ?? true
        return agrees ? .gmina(unit.teryt) : nil
    }

    private func gminas(named name: PlaceName, in powiat: Teryt) -> [Unit] {
        let found = name.spellings.lazy.map { territory.units(in: powiat, named: $0) }.first { !$0.isEmpty } ?? []
        guard let powiatName = territory[powiat]?.name, let region = territory[powiat.voivodeship]?.name else { return found }
        let former = name.spellings.lazy.compactMap { territory.formerNames.gmina($0, in: fold(powiatName), fold(region)) }.first
        return found + (former.flatMap { territory[$0] }.map { [$0] } ?? [])
    }

    /// A rural gmina beside a locality that is the town of the same name outside its borders: one of the two is wrong.
    private func single(_ unit: Unit, sharingNameWithTown name: PlaceName) -> Placement {
        guard unit.kind == .rural, let locality, !locality.spellings.isEmpty else { return .gmina(unit.teryt) }
        let towns = territory.gminas(of: unit.teryt.voivodeship).filter { town in
            town.kind == .urban && locality.names(town.name) && (town.teryt.powiat == unit.teryt.powiat || name.names(town.name))
        }
        return towns.isEmpty ? .gmina(unit.teryt) : .ambiguous(([unit] + towns).map(\.teryt).sorted())
    }

    /// Town and rural gmina of one name.
    private func pair(_ found: [Unit], _ name: PlaceName) -> Placement {
        let towns = found.filter { $0.kind != .rural }
        let rural = found.filter { $0.kind == .rural }
        var possible = found
        if name.kind == .urban { possible = towns }
        if name.kind == .rural { possible = rural }
        if gmina == nil {
            possible = towns
        } else if let locality {
            let fitting = locality.spellings.contains(where: name.spellings.contains) ? towns : rural
            possible = possible.filter { fitting.map(\.teryt).contains($0.teryt) }
        }
        guard possible.count == 1, let only = possible.first else { return .ambiguous(found.map(\.teryt).sorted()) }
        return .gmina(only.teryt)
    }

    // MARK: postal code

    private var postalCode: PostalCode? {
        guard let code = seat.postalCode.flatMap({ territory.postalCodes[$0] }), territory[code.powiat] != nil else { return nil }
        let contradicted = (voivodeship.map { $0 != code.powiat.voivodeship } ?? false) || (!powiats.isEmpty && !powiats.contains(code.powiat))
        return contradicted ? nil : code
    }

    /// The code tells the powiat; the locality has to be the post town itself, or the name of one gmina there. Where the source names a gmina that
    /// did not fit, nothing is decided.
    var byPostalCode: Placement? {
        guard let code = postalCode, let locality, gmina == nil || powiats.isEmpty else { return nil }
        if let certain = code.gmina, territory[certain] != nil, locality.names(code.place), agrees(certain) { return .gmina(certain) }
        let found = gminas(named: locality, in: code.powiat)
        let town = found.count > 1 ? found.filter { $0.kind != .rural } : found
        guard town.count == 1, let only = town.first, agrees(only.teryt) else { return nil }
        return .gmina(only.teryt)
    }

    private func agrees(_ teryt: Teryt) -> Bool {
        guard let gmina, let unit = territory[teryt] else { return true }
        return gmina.names(unit.name)
    }

    /// What a person may choose from when nothing decided.
    var candidates: [Teryt] {
        if let code = postalCode { return code.possible.filter { territory[$0] != nil }.sorted() }
        guard let gmina else { return [] }
        let within = voivodeship.map { territory.gminas(of: $0) } ?? territory.gminas
        return within.filter { gmina.names($0.name) }.map(\.teryt).sorted()
    }
}
