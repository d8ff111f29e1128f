/// Points near each other, drawn as one.
package struct Cluster: Hashable, Sendable {
    /// The mean of its points in the units of the tile, floored; 0…4095, or up to 64 beyond for a copy of what a tile beside holds.
    package var x: Int, y: Int
    /// At least 1.
    package var count: Int
    /// The most frequent category, of equally frequent ones the least.
    package var category: UInt8
    /// The number of one of its points; the only one when `count` is 1.
    package var point: Int

    package init(x: Int, y: Int, count: Int, category: UInt8, point: Int) {
        (self.x, self.y, self.count, self.category, self.point) = (x, y, count, category, point)
    }

    /// Whether the tile asked for is the cluster's own; each cluster has one tile at each zoom.
    package var isOwn: Bool { 0..<Tile.extent ~= x && 0..<Tile.extent ~= y }
}
