import Geography

/// In which gmina a point lies, by known borders, and which borders said so.
package struct PointLocator: Sendable {
    private let finders: [(borders: KnownBorders, finder: AreaFinder)]

    package init(_ known: [KnownBorders]) { finders = known.map { ($0, AreaFinder($0.topology)) } }

    /// - Returns: nil where no known border holds the point.
    package func gmina(at point: Point) -> (gmina: Teryt, sourceWords: String)? {
        let place = Coordinate(longitude: point.longitude, latitude: point.latitude)
        for (borders, finder) in finders {
            if let area = finder.area(at: place) { return (borders.units[area], borders.sourceWords) }
        }
        return nil
    }
}
