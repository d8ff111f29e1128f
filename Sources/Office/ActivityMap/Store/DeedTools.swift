import Database
import Reference
import Registry
import Values

/// What rows are computed with.
package struct DeedTools: Sendable {
    let locator: Locator
    /// The one voivodeship that is loaded: what "region" means; nil when there are several.
    let region: Teryt?
    private let points: PointLocator
    private let localities: LocalityFinder
    private let propose: @Sendable (String, String?) -> [String]

    package static func load(_ db: Reading, today: Day) throws -> DeedTools {
        let tools = try ProfileTools.load(db, today: today)
        let loaded = tools.territory.voivodeships
        let points = PointLocator(try KnownBorders.gminas(of: tools.territory, on: today, in: db))
        let localities = try LocalityFinder.load(tools.territory, in: db)
        return DeedTools(
            locator: tools.locator, region: loaded.count == 1 ? loaded[0].teryt : nil, points: points, localities: localities
        ) { title, description in
            tools.propose(title, description, [], nil).filter { $0.kind == .proposedSphere }.map(\.code)
        }
    }

    private init(
        locator: Locator, region: Teryt?, points: PointLocator, localities: LocalityFinder, propose: @escaping @Sendable (String, String?) -> [String]
    ) {
        (self.locator, self.region, self.points, self.localities, self.propose) = (locator, region, points, localities, propose)
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
            case .ambiguous, .noAddress:
                if let teryt = localities.gmina(of: words.seat) {
                    (place.kind, place.teryt) = (.gmina, teryt)
                } else {
                    place.locality = place.locality ?? words.gmina ?? words.powiat
                }
            }
        }
        if facts.latitude != nil { locate(&place) }
        return place
    }

    /// A gmina the source names decides; else the borders that hold the point, unless they contradict the larger unit that is named.
    private func locate(_ place: inout DeedPlace) {
        place.kind = .point
        guard place.teryt?.level != .gmina, let latitude = place.latitude, let longitude = place.longitude,
            let found = points.gmina(at: Point(latitude: latitude, longitude: longitude)),
            place.teryt.map({ found.gmina.digits.hasPrefix($0.digits) }) ?? true
        else { return }
        (place.teryt, place.borders) = (found.gmina, found.sourceWords)
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
    /// Which borders told the gmina of a point; nil where the source itself named it.
    package var borders: String?

    static let columns = ["deed_id", "position", "kind", "teryt", "lat", "lon", "locality", "borders"]

    /// Behind the number of its deed.
    func values(position: Int) -> [SQLValue] {
        [
            .integer(Int64(position)), .text(kind.rawValue), (teryt?.digits).sqlValue, latitude.sqlValue, longitude.sqlValue, locality.sqlValue,
            borders.sqlValue,
        ]
    }
}

extension DeedPlace {
    init(_ row: Row) throws {
        self.init(
            kind: Kind(rawValue: try row.text("kind")) ?? .unplaced, teryt: try row.textOrNil("teryt").flatMap { Teryt($0) },
            latitude: try row.realOrNil("lat"), longitude: try row.realOrNil("lon"), locality: try row.textOrNil("locality"),
            borders: try row.textOrNil("borders"))
    }
}
