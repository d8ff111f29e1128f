import Documents

/// Reads a boundary file in two walks: where things lie, then feature by feature, so that one feature is in memory beside the results.
struct BoundaryReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let expecting: Bounds?
    private let naming: [String]

    init(_ bytes: UnsafeBufferPointer<UInt8>, expecting: Bounds?, naming: [String]) {
        self.bytes = bytes
        self.expecting = expecting
        self.naming = naming
    }

    func read() throws(BoundaryFileFault) -> BoundaryFile {
        let spans = try features()
        let raw = spans.items.enumerated().map { RawFeature($1, number: $0 + 1, bytes, naming) }
        if raw.isEmpty { throw .noFeatures }
        let system = try system(stated: spans.crs, raw)
        try refuseSwapped(raw, system)
        var features: [BoundaryFile.Feature] = []
        var faults: [FeatureFault] = []
        for feature in raw {
            do throws(FeatureFault.Reason) {
                features.append(try feature.placed(system, bytes))
            } catch {
                faults.append(FeatureFault(number: feature.number, name: feature.name, reason: error))
            }
        }
        return BoundaryFile(system: system, statesSystem: spans.crs != nil, features: features, faults: faults)
    }

    private struct Spans {
        var items: [Range<Int>] = [], crs: Range<Int>?
    }

    private func features() throws(BoundaryFileFault) -> Spans {
        var scanner = GeoScanner(bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        var spans = Spans()
        var type: Range<Int>?
        var list: Range<Int>?
        do throws(GeoScanner.Malformed) {
            try scanner.members { key, value in
                if key.elementsEqual("type".utf8) { type = value }
                if key.elementsEqual("features".utf8) { list = value }
                if key.elementsEqual("crs".utf8), !bytes[value].elementsEqual("null".utf8) { spans.crs = value }
            }
            guard scanner.peek() == 0 else { throw GeoScanner.Malformed(at: scanner.at, reason: "coś stoi za jego końcem") }
            if let list { spans.items = try items(list) ?? [] }
        } catch {
            throw .notJSON(line: scanner.line(of: error.at), reason: error.reason)
        }
        guard let type, bytes[type].elementsEqual("\"FeatureCollection\"".utf8), let list, bytes[list.lowerBound] == UInt8(ascii: "[") else {
            throw .notACollection
        }
        return spans
    }

    /// Where the items of a list lie; nil when it is none.
    private func items(_ list: Range<Int>) throws(GeoScanner.Malformed) -> [Range<Int>]? {
        var scanner = GeoScanner(bytes, at: list.lowerBound)
        var items: [Range<Int>] = []
        guard scanner.take("[") else { return nil }
        if scanner.take("]") { return [] }
        repeat { items.append(try scanner.skipValue()) } while scanner.take(",")
        guard scanner.take("]") else { throw GeoScanner.Malformed(at: scanner.at, reason: "brakuje przecinka") }
        return items
    }

    private func system(stated: Range<Int>?, _ raw: [RawFeature]) throws(BoundaryFileFault) -> CoordinateSystem {
        let decided = raw.lazy.compactMap(\.ranges).map { CoordinateSystem(ofNumbers: $0.x, $0.y) }
        guard let stated else {
            let systems = Set(decided)
            if systems.isEmpty { return .wgs84 }
            guard systems.count == 1, let system = systems.first ?? nil else { throw .undecidedSystem }
            return system
        }
        let name = (try? JSON(Array(bytes[stated])))?["properties"]["name"].text ?? String(decoding: bytes[stated].prefix(80), as: UTF8.self)
        guard let system = CoordinateSystem(named: name) else { throw .unknownSystem(name) }
        if decided.contains(where: { $0 != nil && $0 != system }) { throw .otherNumbers(stated: system) }
        return system
    }

    /// Refuses the whole file when what does not lie where it should would do so with the axes swapped.
    private func refuseSwapped(_ raw: [RawFeature], _ system: CoordinateSystem) throws(BoundaryFileFault) {
        let ranges = raw.compactMap(\.ranges)
        let astray = ranges.filter { !lies($0.x, $0.y, system) }
        if !astray.isEmpty, ranges.allSatisfy({ lies($0.y, $0.x, system) }) { throw .swappedAxes(system) }
    }

    private func lies(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ system: CoordinateSystem) -> Bool {
        guard system.isInPoland(x, y) else { return false }
        guard let expecting else { return true }
        let corners = [(x.lowerBound, y.lowerBound), (x.upperBound, y.upperBound)].compactMap { system.gridPoint($0.0, $0.1) }
        return corners.count == 2 && corners.allSatisfy(expecting.contains)
    }
}
