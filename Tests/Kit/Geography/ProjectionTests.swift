import Geography
import Testing

struct ProjectionTests {
    /// From PROJ 9.5.1 (pyproj 3.7.2, EPSG:4326 to EPSG:2180), the corners and the middle of Poland.
    static let places: [(Coordinate, Double, Double)] = [
        (Coordinate(longitude: 18.6, latitude: 53.01), 473_170.16863, 571_695.03166),
        (Coordinate(longitude: 14.12, latitude: 52.85), 171_573.70841, 564_986.74563),
        (Coordinate(longitude: 24.15, latitude: 50.87), 862_174.20517, 346_318.88984),
        (Coordinate(longitude: 19.0, latitude: 49.0), 500_000.00000, 125_826.89279),
        (Coordinate(longitude: 19.0, latitude: 54.9), 500_000.00000, 781_837.78347),
        (Coordinate(longitude: 14.2, latitude: 49.0), 149_078.33511, 136_932.79285),
        (Coordinate(longitude: 24.2, latitude: 54.9), 833_207.81157, 794_222.77315),
        (Coordinate(longitude: 21.0122, latitude: 52.2297), 637_382.20444, 486_757.20948),
        (Coordinate(longitude: 16.0, latitude: 55.9), 312_501.82012, 897_156.92959),
        (Coordinate(longitude: 22.5, latitude: 49.1), 755_386.71213, 142_839.51831),
        (Coordinate(longitude: 14.55, latitude: 53.43), 204_509.29696, 627_553.31255),
    ]

    @Test(arguments: places) func `EPSG 2180 is PROJ's to a hundredth of a millimetre`(place: Coordinate, east: Double, north: Double) {
        let point = PUWG1992.project(place)
        #expect(abs(point.east - east) < 0.00002)
        #expect(abs(point.north - north) < 0.00002)
    }

    @Test func `there and back is the same place to a micrometre`() {
        var dice = Dice(seed: 11)
        for _ in 0..<20_000 {
            let place = Coordinate(longitude: Double.random(in: 13...25, using: &dice), latitude: Double.random(in: 48...56, using: &dice))
            let back = PUWG1992.unproject(PUWG1992.project(place))
            #expect(abs(back.longitude - place.longitude) < 1e-11)
            #expect(abs(back.latitude - place.latitude) < 1e-11)
        }
    }

    @Test func `a tile holds the places of its square`() throws {
        let torun = WorldPoint(Coordinate(longitude: 18.5984, latitude: 53.0138))
        let tile = Tile(at: torun, zoom: 10)
        #expect((tile.x, tile.y) == (564, 333))
        #expect(tile.units(torun).x == 3695)
        #expect(abs(torun.coordinate.latitude - 53.0138) < 1e-6)
        #expect(Tile(z: 3, x: 8, y: 0) == nil)
        #expect(Tile(z: 99, x: 0, y: 0) == nil)
        #expect(Tile(z: 0, x: 0, y: -1) == nil)
        #expect(WorldPoint(Coordinate(longitude: 500, latitude: 90)) == WorldPoint(x: .max, y: 0))
    }
}
