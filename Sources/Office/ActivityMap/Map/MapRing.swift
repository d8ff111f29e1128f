import Geography
import Listing
import Web

/// The circle around a chosen place in a drawing.
struct MapRing: Sendable {
    private let x: Int, y: Int, radius: Int

    /// Nil where the drawing does not know the ground.
    init?(_ near: Vicinity, in outlines: MapOutlines) {
        guard let frame = outlines.frame, let middle = GridPoint(Coordinate(longitude: near.longitude, latitude: near.latitude)) else { return nil }
        (x, y) = frame.position(middle)
        radius = Int((Double(near.kilometres) * 1000 / frame.metresPerUnit).rounded())
    }

    /// Brick is hardly told from the darkest colours, so paper lies under it.
    var html: HTML {
        """
        <circle class="ring-under" cx="\(x)" cy="\(y)" r="\(radius)"/><circle class="ring" cx="\(x)" cy="\(y)" r="\(radius)"/>\
        <circle class="ring-middle" cx="\(x)" cy="\(y)" r="9"/>
        """
    }
}
