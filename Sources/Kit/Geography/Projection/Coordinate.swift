/// A place on the globe in degrees of WGS 84 (EPSG:4326), longitude first, as in GeoJSON.
package struct Coordinate: Hashable, Sendable {
    package var longitude: Double, latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }
}

/// A place on the plane of EPSG:2180 (PUWG 1992), in metres, easting first.
package struct PlanePoint: Hashable, Sendable {
    package var east: Double, north: Double

    package init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }
}
