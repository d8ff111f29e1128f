import Geography
import Polish
import Reference
import Values

extension MapOutlines {
    /// Width of the drawing of a region: at 100 m a unit the voivodeship is 1 690 wide.
    private static let width = 1_700

    /// Drawn from borders, simplified to what can be seen, so that a map of 144 gminas takes some 20 kB; places without a border as discs.
    init(_ sheets: [BorderSheet], _ schematic: SchematicDiscs) {
        var bounds = schematic.bounds
        for sheet in sheets { bounds.add(sheet.topology.areaBounds) }
        let frame = MapFrame(bounds, width: MapOutlines.width, margin: 4)
        var shapes: [Teryt: Shape] = [:]
        var (powiats, region) = ("", "")
        for sheet in sheets {
            let drawn = sheet.topology.simplified(to: frame.metresPerUnit * 6)
            for (area, teryt) in sheet.units.enumerated() {
                guard let point = sheet.topology.shape(of: area).insidePoint else { continue }
                shapes[teryt] = Shape(path: frame.path(of: area, in: drawn), at: point, in: frame)
            }
            powiats += frame.borders(of: drawn) { $0 >= 0 && $1 >= 0 && sheet.powiatOf[$0] != sheet.powiatOf[$1] }
            region += frame.borders(of: drawn) { ($0 < 0) != ($1 < 0) }
        }
        let radius = max(4, Int((schematic.radius / frame.metresPerUnit).rounded()))
        for disc in schematic.discs {
            let (x, y) = frame.position(disc.place)
            shapes[disc.unit.teryt] = Shape(path: MapOutlines.disc(x, y, radius), at: disc.place, in: frame)
        }
        var sources = sheets.map(\.source)
        if !schematic.discs.isEmpty { sources.append("nieznane: \(number(schematic.discs.count)) (mapa schematyczna)") }
        self.init(
            width: frame.width, height: frame.height, shapes: shapes, powiats: powiats, region: region, source: sources.joined(separator: "; "),
            isSimplified: !sheets.isEmpty, discs: Set(schematic.discs.map(\.unit.teryt)))
        self.frame = frame
    }

    /// A circle as path data, so that a place is drawn, coloured and read alike whatever is known of its border.
    private static func disc(_ x: Int, _ y: Int, _ radius: Int) -> String {
        "M\(x - radius) \(y)a\(radius) \(radius) 0 1 0 \(2 * radius) 0a\(radius) \(radius) 0 1 0 \(-2 * radius) 0z"
    }
}

extension MapOutlines.Shape {
    fileprivate init(path: String, at place: GridPoint, in frame: MapFrame) {
        let (inside, degrees) = (frame.position(place), place.coordinate)
        self.init(path: path, x: inside.x, y: inside.y, point: Point(latitude: degrees.latitude, longitude: degrees.longitude))
    }
}
