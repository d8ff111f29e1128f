import CGEOS

/// The GEOS library, asked only to mend what is broken.
enum GEOS {
    /// Crossing borders made right (`GEOSMakeValid`), corners on our grid.
    ///
    /// - Parameter least: the area in m² from which on a polygon is kept; what is smaller is dust of the mending.
    /// - Returns: polygons, outer ring first; nil when GEOS fails or nothing is left.
    static func mend(_ shape: Shape, least: Double) -> [[Ring]]? {
        guard let context = GEOS_init_r() else { return nil }
        defer { GEOS_finish_r(context) }
        guard let broken = geometry(shape, context) else { return nil }
        defer { GEOSGeom_destroy_r(context, broken) }
        guard let valid = GEOSMakeValid_r(context, broken) else { return nil }
        defer { GEOSGeom_destroy_r(context, valid) }
        guard let rounded = GEOSGeom_setPrecision_r(context, valid, 1, 0) else { return nil }
        defer { GEOSGeom_destroy_r(context, rounded) }
        var polygons: [[Ring]] = []
        collect(rounded, context, into: &polygons)
        let kept = polygons.filter { Double(abs($0[0].doubledArea)) >= least * 20_000 }
        return kept.isEmpty ? nil : kept
    }

    private static func geometry(_ shape: Shape, _ context: GEOSContextHandle_t) -> OpaquePointer? {
        var parts: [OpaquePointer?] = shape.polygons.map { polygon in
            var holes = polygon.holes.map { ring($0, context) }
            return GEOSGeom_createPolygon_r(context, ring(polygon.outer, context), &holes, UInt32(holes.count))
        }
        return GEOSGeom_createCollection_r(context, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, UInt32(parts.count))
    }

    private static func ring(_ ring: Ring, _ context: GEOSContextHandle_t) -> OpaquePointer? {
        let closed = ring.points + ring.points.prefix(1)
        let xy = closed.flatMap { [Double($0.x), Double($0.y)] }
        return GEOSGeom_createLinearRing_r(context, GEOSCoordSeq_copyFromBuffer_r(context, xy, UInt32(closed.count), 0, 0))
    }

    private static func collect(_ geometry: OpaquePointer, _ context: GEOSContextHandle_t, into polygons: inout [[Ring]]) {
        let type = GEOSGeomTypeId_r(context, geometry)
        if type == Int32(GEOS_POLYGON.rawValue) {
            guard let outer = GEOSGetExteriorRing_r(context, geometry) else { return }
            let holes = (0..<max(0, GEOSGetNumInteriorRings_r(context, geometry))).compactMap { GEOSGetInteriorRingN_r(context, geometry, $0) }
            let rings = ([outer] + holes).map { points($0, context).withoutRepeats }.filter { $0.points.count >= 3 && $0.doubledArea != 0 }
            if !rings.isEmpty { polygons.append(rings) }
        } else if type == Int32(GEOS_MULTIPOLYGON.rawValue) || type == Int32(GEOS_GEOMETRYCOLLECTION.rawValue) {
            for index in 0..<max(0, GEOSGetNumGeometries_r(context, geometry)) {
                if let part = GEOSGetGeometryN_r(context, geometry, index) { collect(part, context, into: &polygons) }
            }
        }
    }

    private static func points(_ ring: OpaquePointer, _ context: GEOSContextHandle_t) -> Ring {
        guard let sequence = GEOSGeom_getCoordSeq_r(context, ring) else { return Ring([]) }
        var count: UInt32 = 0
        GEOSCoordSeq_getSize_r(context, sequence, &count)
        var xy = [Double](repeating: 0, count: Int(count) * 2)
        GEOSCoordSeq_copyToBuffer_r(context, sequence, &xy, 0, 0)
        return Ring((0..<Int(count)).compactMap { GridPoint(PlanePoint(east: xy[2 * $0] / 100, north: xy[2 * $0 + 1] / 100)) })
    }
}
