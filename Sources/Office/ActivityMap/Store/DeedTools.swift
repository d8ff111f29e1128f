import Database
import Reference
import Registry
import Values

/// What rows are computed with.
package struct DeedTools: Sendable {
    let locator: Locator
    /// The one voivodeship that is loaded: what "region" means; nil when there are several.
    let region: Teryt?
    private let propose: @Sendable (String, String?) -> [String]

    package static func load(_ db: Reading, today: Day) throws -> DeedTools {
        let tools = try ProfileTools.load(db, today: today)
        let loaded = tools.territory.voivodeships
        return DeedTools(locator: tools.locator, region: loaded.count == 1 ? loaded[0].teryt : nil) { title, description in
            tools.propose(title, description, [], nil).filter { $0.kind == .proposedSphere }.map(\.code)
        }
    }

    private init(locator: Locator, region: Teryt?, propose: @escaping @Sendable (String, String?) -> [String]) {
        (self.locator, self.region, self.propose) = (locator, region, propose)
    }

    /// Spheres the words speak of.
    func spheres(_ title: String?, _ description: String?) -> [String] { title.map { propose($0, description) } ?? [] }

    /// The gmina of a body's seat.
    func gmina(_ words: PlaceWords?) -> Teryt? {
        guard let words, !words.isEmpty, case .gmina(let teryt) = locator.locate(words.seat) else { return nil }
        return teryt
    }

    func place(_ facts: PlaceFacts) -> DeedPlace {
        var place = DeedPlace(kind: .unplaced, latitude: facts.latitude, longitude: facts.longitude, locality: facts.words?.locality)
        if let code = facts.code {
            switch code {
            case "country": place.kind = .whole
            case "region": (place.kind, place.teryt) = (.whole, region)
            default:
                let known = Teryt(code).map { locator.territory.page(of: $0) }
                (place.kind, place.teryt) = (known?.level == .gmina ? .gmina : .whole, known)
            }
        } else if let words = facts.words {
            switch locator.locate(words.seat) {
            case .gmina(let teryt): (place.kind, place.teryt) = (.gmina, teryt)
            case .outside: place.kind = .outside
            case .ambiguous, .noAddress: place.locality = place.locality ?? words.gmina ?? words.powiat
            }
        }
        if facts.latitude != nil { place.kind = .point }
        return place
    }
}

/// Where a deed happens, as its row has it.
package struct DeedPlace: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case point, gmina
        /// The whole powiat or voivodeship; the country without a number.
        case whole
        /// Words nobody could locate.
        case unplaced
        /// Outside the territory that is loaded.
        case outside
    }

    package var kind: Kind
    package var teryt: Teryt?
    package var latitude: Double?, longitude: Double?
    package var locality: String?
}
