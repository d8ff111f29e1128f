import Geography

/// An outline as bytes: counts, then every vertex as its distance from the one before, in numbers of seven bits a byte. A vertex of a gmina
/// takes some five bytes, against forty as text.
enum ShapeBytes {
    private static let version: UInt8 = 1

    static func encode(_ shape: Shape) -> [UInt8] {
        var bytes = [version]
        bytes.reserveCapacity(shape.vertexCount * 6 + 16)
        func put(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        func put(signed number: Int64) { put(UInt64(bitPattern: number << 1 ^ number >> 63)) }
        put(UInt64(shape.polygons.count))
        var last = (x: Int64(0), y: Int64(0))
        for polygon in shape.polygons {
            put(UInt64(polygon.rings.count))
            for ring in polygon.rings {
                put(UInt64(ring.points.count))
                for point in ring.points {
                    put(signed: Int64(point.x) - last.x)
                    put(signed: Int64(point.y) - last.y)
                    last = (Int64(point.x), Int64(point.y))
                }
            }
        }
        return bytes
    }

    /// Nil for bytes this did not write: cut off, or of another version.
    static func decode(_ bytes: [UInt8]) -> Shape? {
        guard bytes.first == version else { return nil }
        var place = 1
        func number() -> UInt64? {
            var (value, shift) = (UInt64(0), UInt64(0))
            while place < bytes.count, shift < 64 {
                let byte = bytes[place]
                place += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
            return nil
        }
        func signed() -> Int64? { number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) } }
        /// Every item takes at least a byte, so that a wrong count cannot ask for more than there is.
        func count() -> Int? { number().flatMap { Int(exactly: $0) }.flatMap { $0 <= bytes.count - place ? $0 : nil } }
        var last = (x: Int64(0), y: Int64(0))
        func ring() -> Ring? {
            guard let size = count() else { return nil }
            var points: [GridPoint] = []
            points.reserveCapacity(size)
            for _ in 0..<size {
                guard let dx = signed(), let dy = signed() else { return nil }
                last = (last.x &+ dx, last.y &+ dy)
                guard let x = Int32(exactly: last.x), let y = Int32(exactly: last.y) else { return nil }
                points.append(GridPoint(x: x, y: y))
            }
            return Ring(points)
        }
        guard let polygonCount = count() else { return nil }
        var polygons: [Polygon] = []
        for _ in 0..<polygonCount {
            guard let ringCount = count(), ringCount > 0, let outer = ring() else { return nil }
            var holes: [Ring] = []
            for _ in 1..<ringCount {
                guard let hole = ring() else { return nil }
                holes.append(hole)
            }
            polygons.append(Polygon(outer: outer, holes: holes))
        }
        return place == bytes.count ? Shape(polygons) : nil
    }
}
