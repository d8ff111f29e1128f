import Geography
import Reference
import Registry
import Search

/// One state of the register with its bodies on the ground, ready to be cut into tiles under any filter.
struct PlacedRegister: Sendable {
    /// Bodies whose place is known no better than the gmina: one symbol for each gmina.
    struct GminaSymbol: Sendable {
        let teryt: Teryt, place: WorldPoint
    }

    let view: LiveRegister.View
    private let clusters: ClusterIndex
    /// Codes of spheres by category; the first is none.
    private let spheres: [String]
    private let symbols: [GminaSymbol]
    /// By number of the document: which symbol it belongs to, `UInt16.max` for none.
    private let symbolOf: [UInt16]
    /// Documents that belong to a symbol.
    private let inSymbols: [UInt64]

    init(_ view: LiveRegister.View) {
        self.view = view
        let count = view.snapshot.numberBound
        var places = [WorldPoint?](repeating: nil, count: count)
        var categories = [UInt8](repeating: 0, count: count)
        var symbolOf = [UInt16](repeating: .max, count: count)
        var inSymbols = [UInt64](repeating: 0, count: count / 64)
        let spheres = [""] + view.spheres.map(\.code)
        let categoryOf = Dictionary(spheres.enumerated().map { ($1, UInt8(min($0, 255))) }, uniquingKeysWith: { first, _ in first })
        var symbols: [GminaSymbol] = []
        var symbolNumbers: [Teryt: UInt16] = [:]
        view.snapshot.eachNumbered { number, hit in
            let body = ListedOrganisation(hit)
            guard let point = body.point else { return }
            // A sphere a source states leads one that is only proposed.
            let leading = body.spheres.first { !$0.isProposed } ?? body.spheres.first
            categories[number] = leading.flatMap { categoryOf[$0.code] } ?? 0
            guard body.precision == .gmina, let gmina = body.gmina else {
                places[number] = WorldPoint(Coordinate(longitude: point.longitude, latitude: point.latitude))
                return
            }
            if symbolNumbers[gmina] == nil {
                let inside = view.territory[gmina]?.inside ?? point
                symbolNumbers[gmina] = UInt16(symbols.count)
                symbols.append(
                    GminaSymbol(teryt: gmina, place: WorldPoint(Coordinate(longitude: inside.longitude, latitude: inside.latitude))))
            }
            symbolOf[number] = symbolNumbers[gmina] ?? .max
            inSymbols[number >> 6] |= 1 << UInt64(number & 63)
        }
        clusters = ClusterIndex(places: places, categories: categories)
        (self.spheres, self.symbols, self.symbolOf, self.inSymbols) = (spheres, symbols, symbolOf, inSymbols)
    }

    /// The zoom from which every body stands by itself, and the last there is.
    static let deepest = 14

    /// The tile as a vector tile; nil when there is nothing in it.
    ///
    /// - Parameter query: as the API asks; nil for all there are.
    func tile(_ tile: Tile, _ query: SearchQuery?) -> [UInt8]? {
        let bits = query.map(view.snapshot.bits)
        var layer = VectorTile.Layer("organisations")
        let subset = bits.map(PointSubset.init(bits:)) ?? .all
        if tile.z < PlacedRegister.deepest {
            for cluster in clusters.clusters(in: tile, of: subset) { add(cluster, &layer) }
        } else {
            addBodies(clusters.points(in: tile, of: subset), &layer)
        }
        addSymbols(tile, bits, &layer)
        return layer.count == 0 ? nil : VectorTile.bytes([layer])
    }

    private func add(_ cluster: Cluster, _ layer: inout VectorTile.Layer) {
        var attributes = [layer.attribute("count", .integer(cluster.count))]
        let sphere = spheres[Int(cluster.category)]
        if !sphere.isEmpty { attributes.append(layer.attribute("sphere", .text(sphere))) }
        layer.add(point: (cluster.x, cluster.y), attributes: attributes)
    }

    private func addBodies(_ points: [Cluster], _ layer: inout VectorTile.Layer) {
        guard !points.isEmpty else { return }
        for point in points {
            guard let hit = view.snapshot.hit(number: point.point) else { continue }
            let body = ListedOrganisation(hit)
            var attributes = [
                layer.attribute("count", .integer(1)), layer.attribute("id", .integer(Int(hit.id))), layer.attribute("name", .text(body.name)),
            ]
            let sphere = spheres[Int(point.category)]
            if !sphere.isEmpty { attributes.append(layer.attribute("sphere", .text(sphere))) }
            layer.add(point: (point.x, point.y), id: UInt64(hit.id), attributes: attributes)
        }
    }

    /// Symbols of gminas in the tile, and copies of those just beyond its edge.
    private func addSymbols(_ tile: Tile, _ bits: [UInt64]?, _ layer: inout VectorTile.Layer) {
        let near = symbols.indices.filter { symbol in
            let units = tile.units(symbols[symbol].place)
            return (-64..<Tile.extent + 64).contains(units.x) && (-64..<Tile.extent + 64).contains(units.y)
        }
        guard !near.isEmpty else { return }
        var counts = [Int](repeating: 0, count: symbols.count)
        for (index, mask) in inSymbols.enumerated() {
            var rest = bits.map { $0[index] & mask } ?? mask
            while rest != 0 {
                counts[Int(symbolOf[index << 6 + rest.trailingZeroBitCount])] += 1
                rest &= rest - 1
            }
        }
        for symbol in near where counts[symbol] > 0 {
            let units = tile.units(symbols[symbol].place)
            layer.add(
                point: units,
                attributes: [
                    layer.attribute("count", .integer(counts[symbol])), layer.attribute("precision", .text("gmina")),
                    layer.attribute("teryt", .text(symbols[symbol].teryt.digits)),
                ])
        }
    }
}
