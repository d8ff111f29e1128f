import Application
import Web

extension Feature {
    /// The map of social activity.
    package static let activityMap = Feature(
        name: "activitymap", menu: [MenuEntry(key: "mapa", title: "Mapa", path: "/mapa")], routes: { MapRoutes.all($0) + TileRoutes.all($0) })
}
