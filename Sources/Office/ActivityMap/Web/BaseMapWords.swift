import Application
import Web

/// The map somebody else draws under ours, where the office has set one. The drawing of the server has none.
struct BaseMapWords: Sendable {
    let map: BaseMap
    let source: String

    init?(_ settings: Settings) {
        guard let map = settings.baseMap else { return nil }
        (self.map, source) = (map, settings["base-map-source"])
    }

    /// Of the figure, for the script.
    var attribute: HTML { " data-base=\"\(map.address)\"" }

    /// The script shows it once the base map is there to be seen.
    var credit: HTML { "<p class=\"small quiet base-source\" hidden>Podkład mapy: \(source.isEmpty ? map.origin : source)</p>" }
}
