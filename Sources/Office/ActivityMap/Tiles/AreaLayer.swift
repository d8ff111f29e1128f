import Geography
import Reference

/// The areas of one level as vector tiles: known borders exactly, places without one as points that say how large their disc is.
struct AreaLayer: Sendable {
    private struct Mark: Sendable {
        let place: WorldPoint, teryt: String, name: String
    }

    private let sheets: [AreaTiles]
    private let marks: [Mark]
    /// Metres on the ground.
    private let radius: Int

    init(_ sheets: [BorderSheet], _ schematic: SchematicDiscs?, names: (Teryt) -> String) {
        self.sheets = sheets.map { sheet in
            AreaTiles(sheet.topology, attributes: sheet.units.map { [("teryt", .text($0.digits)), ("name", .text(names($0)))] })
        }
        marks = (schematic?.discs ?? []).map { Mark(place: WorldPoint($0.place.coordinate), teryt: $0.unit.teryt.digits, name: names($0.unit.teryt)) }
        radius = Int((schematic?.radius ?? 0).rounded())
    }

    /// The tile's bytes; empty when nothing reaches into it.
    func bytes(_ tile: Tile) -> [UInt8] {
        var layer = VectorTile.Layer(AreaTiles.layer)
        for sheet in sheets { sheet.add(tile, to: &layer) }
        for mark in marks {
            let units = tile.units(mark.place)
            guard (0..<Tile.extent).contains(units.x), (0..<Tile.extent).contains(units.y) else { continue }
            layer.add(
                point: units,
                attributes: [
                    layer.attribute("teryt", .text(mark.teryt)), layer.attribute("name", .text(mark.name)), layer.attribute("disc", .integer(radius)),
                ])
        }
        return VectorTile.bytes([layer])
    }
}
