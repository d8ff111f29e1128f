import Documents

/// A feature before the system of its coordinates is known.
struct RawFeature {
    let number: Int
    private(set) var name = ""
    /// Of its numbers, x first; nil when they cannot be read.
    private(set) var ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>)?
    private var properties = JSON.nothing
    private var coordinates: Range<Int>?
    private var isMulti = false
    private var fault: FeatureFault.Reason?

    init(_ span: Range<Int>, number: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ naming: [String]) {
        self.number = number
        do throws(FeatureFault.Reason) {
            let parts = try RawFeature.parts(span, bytes, ["type", "properties", "geometry"])
            guard let type = parts["type"], bytes[type].elementsEqual("\"Feature\"".utf8) else { throw .otherType("bez Feature") }
            if let span = parts["properties"] { try read(properties: span, bytes, naming) }
            guard let geometry = parts["geometry"], bytes[geometry.lowerBound] == UInt8(ascii: "{") else { throw .noGeometry }
            try read(geometry: geometry, bytes)
        } catch {
            fault = error
        }
    }

    private mutating func read(properties span: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ naming: [String]) throws(FeatureFault.Reason) {
        do throws(JSON.Fault) {
            properties = try JSON(Array(bytes[span]))
        } catch {
            throw .json(error.reason)
        }
        name = naming.compactMap { properties[$0].text }.joined(separator: " ")
    }

    private mutating func read(geometry span: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) throws(FeatureFault.Reason) {
        let parts = try RawFeature.parts(span, bytes, ["type", "coordinates"])
        let type = parts["type"].map { String(decoding: bytes[$0], as: UTF8.self).filter { $0 != "\"" } } ?? "nieznany"
        guard type == "Polygon" || type == "MultiPolygon" else { throw .otherType(type) }
        isMulti = type == "MultiPolygon"
        guard let span = parts["coordinates"] else { throw .noGeometry }
        coordinates = span
        var scanner = GeoScanner(UnsafeBufferPointer(rebasing: bytes[..<span.upperBound]), at: span.lowerBound)
        ranges = try GeoCoordinates(&scanner, isMulti: isMulti).ranges
    }

    private static func parts(
        _ span: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [String]
    ) throws(FeatureFault.Reason) -> [String: Range<Int>] {
        var scanner = GeoScanner(UnsafeBufferPointer(rebasing: bytes[..<span.upperBound]), at: span.lowerBound)
        var parts: [String: Range<Int>] = [:]
        do throws(GeoScanner.Malformed) {
            try scanner.members { key, value in
                if let name = wanted.first(where: { key.elementsEqual($0.utf8) }) { parts[name] = value }
            }
        } catch {
            throw .json(error.reason)
        }
        return parts
    }

    /// The shape on the grid, checked.
    func placed(_ system: CoordinateSystem, _ bytes: UnsafeBufferPointer<UInt8>) throws(FeatureFault.Reason) -> BoundaryFile.Feature {
        if let fault { throw fault }
        guard let coordinates, let ranges else { throw .noGeometry }
        guard system.isInPoland(ranges.x, ranges.y) else {
            throw system.isInPoland(ranges.y, ranges.x) ? .swappedAxes : .outsidePoland
        }
        var scanner = GeoScanner(UnsafeBufferPointer(rebasing: bytes[..<coordinates.upperBound]), at: coordinates.lowerBound)
        let polygons = try GeoCoordinates(&scanner, isMulti: isMulti).polygons(system)
        do throws(ShapeFault) {
            let (shape, wasMended) = try ShapeCheck.shape(polygons)
            return BoundaryFile.Feature(number: number, properties: properties, shape: shape, wasMended: wasMended)
        } catch {
            throw .shape(error)
        }
    }
}
