import Geography
import Reference
import Registry
import Search
import Web

/// Things of one kind that stand on the map as points: what tiles have to know of them.
protocol TileSource: Sendable {
    /// The name of the layer, and in the address: `/tiles/organisations/…`.
    static var layer: String { get }
    var isLoaded: Bool { get }
    /// - Throws: ``Problem/unavailable(seconds:)`` until they were loaded for the first time.
    var state: TileState { get throws }
}

/// One state of these things.
struct TileState: Sendable {
    let snapshot: SearchSnapshot
    /// Codes of all spheres there are.
    let spheres: [String]
    /// Where a thing stands; nil when nowhere.
    let place: @Sendable (SearchHit) -> TilePlace?
    let name: @Sendable (SearchHit) -> String
}

/// Where a thing stands, and the sphere that leads among its own.
struct TilePlace {
    enum Spot {
        case exact(Coordinate)
        /// Known no better than the gmina: it is counted in the symbol at this point.
        case gmina(Teryt, Coordinate)
    }

    let spot: Spot
    let sphere: String?
}

/// Organisations at their seats.
struct OrganisationTiles: TileSource {
    static let layer = "organisations"
    private let register: LiveRegister

    init(_ register: LiveRegister) { self.register = register }

    var isLoaded: Bool { register.isLoaded }

    var state: TileState {
        get throws {
            let view = try register.view
            return TileState(
                snapshot: view.snapshot, spheres: view.spheres.map(\.code),
                place: { OrganisationTiles.place(ListedOrganisation($0), view.territory) },
                name: { ListedOrganisation($0).name })
        }
    }

    private static func place(_ body: ListedOrganisation, _ territory: Territory) -> TilePlace? {
        guard let point = body.point else { return nil }
        // A sphere a source states leads one that is only proposed.
        let leading = body.spheres.first { !$0.isProposed } ?? body.spheres.first
        guard body.precision == .gmina, let gmina = body.gmina else {
            return TilePlace(spot: .exact(Coordinate(longitude: point.longitude, latitude: point.latitude)), sphere: leading?.code)
        }
        let inside = territory[gmina]?.inside ?? point
        return TilePlace(spot: .gmina(gmina, Coordinate(longitude: inside.longitude, latitude: inside.latitude)), sphere: leading?.code)
    }
}

/// Which of the deeds: what cannot be told by a value has a type, since read models are found by theirs.
protocol TiledDeeds: Sendable {
    static var layer: String { get }
    static func snapshot(_ view: LiveDeeds.View) -> SearchSnapshot
}

enum TiledActivities: TiledDeeds {
    static let layer = "activities"
    static func snapshot(_ view: LiveDeeds.View) -> SearchSnapshot { view.activities }
}

enum TiledGrants: TiledDeeds {
    static let layer = "grants"
    static func snapshot(_ view: LiveDeeds.View) -> SearchSnapshot { view.grants }
}

/// Activities or grants, each once: at its ``ListedDeed/Location``.
struct DeedTiles<Deeds: TiledDeeds>: TileSource {
    static var layer: String { Deeds.layer }
    private let live: LiveDeeds

    init(_ live: LiveDeeds) { self.live = live }

    var isLoaded: Bool { live.isLoaded }

    var state: TileState {
        get throws {
            guard let view = live.view else { throw Problem.unavailable(seconds: 5) }
            return TileState(
                snapshot: Deeds.snapshot(view), spheres: view.spheres.map(\.code), place: { DeedTiles.place(ListedDeed($0)) },
                name: { ListedDeed($0).title })
        }
    }

    private static func place(_ deed: ListedDeed) -> TilePlace? {
        guard let location = deed.location else { return nil }
        let point = Coordinate(longitude: location.longitude, latitude: location.latitude)
        let leading = deed.spheres.first { !deed.proposedSpheres.contains($0) } ?? deed.spheres.first
        guard let gmina = location.gmina else { return TilePlace(spot: .exact(point), sphere: leading) }
        return Teryt(gmina).map { TilePlace(spot: .gmina($0, point), sphere: leading) }
    }
}
