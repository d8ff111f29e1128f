import Geography
import Reference
import Values

/// The outlines a map is drawn of: in whole units of 100 m, y downward, all in one frame.
package struct MapOutlines: Sendable {
    package struct Shape: Sendable {
        /// The `d` of an SVG path.
        package let path: String
        /// Where a name or a circle stands: well inside.
        package let x: Int, y: Int
        /// The same place in degrees.
        package let point: Point?

        package init(path: String, x: Int, y: Int, point: Point? = nil) { (self.path, self.x, self.y, self.point) = (path, x, y, point) }
    }

    package let width: Int, height: Int
    package let shapes: [Teryt: Shape]
    /// Lines between powiats, and around all of them.
    package let powiats: String, region: String
    /// Where the borders come from: `PRG · stan 2020`.
    package let source: String
    /// Drawn from outlines that were made coarser.
    package let isSimplified: Bool
    /// Where places of the ground stand in the drawing; nil for outlines made by hand.
    var frame: MapFrame?
    /// Whose border nobody knows: drawn as a disc where it lies.
    package let discs: Set<Teryt>

    package init(
        width: Int, height: Int, shapes: [Teryt: Shape], powiats: String, region: String, source: String, isSimplified: Bool, discs: Set<Teryt> = []
    ) {
        (self.width, self.height, self.shapes, self.powiats, self.region) = (width, height, shapes, powiats, region)
        (self.source, self.isSimplified, self.discs) = (source, isSimplified, discs)
    }
}
