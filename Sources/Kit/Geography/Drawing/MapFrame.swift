/// Where a map of EPSG:2180 stands on paper: whole numbers of an SVG's viewBox, y downward.
///
///     let frame = MapFrame(gminas.areaBounds, width: 1_000, margin: 10)
///     let drawn = gminas.simplified(to: frame.metresPerUnit)
///     frame.path(of: 0, in: drawn)        // "M412 77l5-3 8 1z"
///     frame.position(insidePoint)         // (x: 415, y: 80), for a label or a symbol
package struct MapFrame: Hashable, Sendable {
    package let width: Int, height: Int
    package let metresPerUnit: Double
    private let west: Double, north: Double, margin: Int

    /// - Parameters:
    ///   - bounds: what must fit in, as ``Topology/areaBounds`` gives it.
    ///   - width: units of the viewBox, margins included; the height follows.
    package init(_ bounds: Bounds, width: Int, margin: Int = 0) {
        let inner = Double(max(1, width - 2 * margin))
        let scale = max(1, Double(bounds.width)) / inner
        self.width = width
        self.margin = margin
        metresPerUnit = scale / 100
        height = Int((Double(bounds.height) / scale).rounded(.up)) + 2 * margin
        (west, north) = (Double(bounds.minX), Double(bounds.maxY))
    }

    package func position(_ point: GridPoint) -> (x: Int, y: Int) {
        let scale = metresPerUnit * 100
        return (margin + Int(((Double(point.x) - west) / scale).rounded()), margin + Int(((north - Double(point.y)) / scale).rounded()))
    }

    /// The area's rings as path data in relative steps. Neighbours' points fall on the same units; an area smaller than a unit is a triangle.
    package func path(of area: Int, in topology: Topology) -> String {
        var path = PathData()
        for polygon in topology.areas[area] {
            for (index, ring) in polygon.enumerated() {
                var points: [(x: Int, y: Int)] = []
                for reference in ring {
                    let range = topology.arcs[Topology.index(reference)].points
                    if reference >= 0 {
                        for point in range { append(topology.points[point], to: &points) }
                    } else {
                        for point in range.reversed() { append(topology.points[point], to: &points) }
                    }
                }
                while points.count > 1, points[0] == points[points.count - 1] { points.removeLast() }
                if points.count >= 3 {
                    path.add(points, isClosed: true)
                } else if index == 0, let point = points.first {
                    path.add([point, (point.x + 1, point.y), (point.x, point.y + 1)], isClosed: true)
                }
            }
        }
        return path.text
    }

    /// Borders as lines, each once: those of powiats over gminas, say.
    ///
    /// - Parameter include: which, by the areas on both sides; -1 is outside.
    package func borders(of topology: Topology, where include: (Int, Int) -> Bool = { $0 != $1 }) -> String {
        var path = PathData()
        for arc in topology.arcs where include(Int(arc.left), Int(arc.right)) {
            var points: [(x: Int, y: Int)] = []
            for index in arc.points { append(topology.points[index], to: &points) }
            if points.count > 1 { path.add(points, isClosed: false) }
        }
        return path.text
    }

    @inline(__always) private func append(_ point: GridPoint, to points: inout [(x: Int, y: Int)]) {
        let place = position(point)
        if let last = points.last, last == place { return }
        points.append(place)
    }
}
