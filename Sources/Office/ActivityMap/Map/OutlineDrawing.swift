import Geography
import Reference

extension MapOutlines {
    /// Width of the drawing of a region: at 100 m a unit the voivodeship is 1 690 wide.
    private static let width = 1_700

    /// Drawn from borders, simplified to what can be seen, so that a map of 144 gminas takes some 20 kB.
    ///
    /// - Parameters:
    ///   - units: in the order of the topology's areas.
    ///   - powiatOf: a number for the powiat of each area, for the lines between powiats.
    init(_ topology: Topology, _ units: [Teryt], powiatOf: [Int], source: String, isSimplified: Bool) {
        let frame = MapFrame(topology.areaBounds, width: MapOutlines.width, margin: 4)
        let drawn = topology.simplified(to: frame.metresPerUnit * 6)
        var shapes: [Teryt: Shape] = [:]
        for (area, teryt) in units.enumerated() {
            guard let point = topology.shape(of: area).insidePoint else { continue }
            let (inside, degrees) = (frame.position(point), point.coordinate)
            shapes[teryt] = Shape(
                path: frame.path(of: area, in: drawn), x: inside.x, y: inside.y,
                point: Point(latitude: degrees.latitude, longitude: degrees.longitude))
        }
        self.init(
            width: frame.width, height: frame.height, shapes: shapes,
            powiats: frame.borders(of: drawn) { $0 >= 0 && $1 >= 0 && powiatOf[$0] != powiatOf[$1] },
            region: frame.borders(of: drawn) { ($0 < 0) != ($1 < 0) }, source: source, isSimplified: isSimplified)
        self.frame = frame
    }
}
