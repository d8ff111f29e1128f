import Geography
import Reference
import Search

/// One state of things of one kind on the ground, ready to be cut into tiles under any filter.
struct PlacedThings: Sendable {
    /// Things whose place is known no better than the gmina: one symbol for each gmina.
    struct GminaSymbol: Sendable {
        let teryt: Teryt, place: WorldPoint
    }

    let state: TileState
    private let layer: String
    private let clusters: ClusterIndex
    /// Codes of spheres by category; the first is none.
    private let spheres: [String]
    private let symbols: [GminaSymbol]
    /// By number of the document: which symbol it belongs to, `UInt16.max` for none.
    private let symbolOf: [UInt16]
    /// Documents that belong to a symbol.
    private let inSymbols: [UInt64]

    init(_ state: TileState, layer: String) {
        (self.state, self.layer) = (state, layer)
        let count = state.snapshot.numberBound
        var places = [WorldPoint?](repeating: nil, count: count)
        var categories = [UInt8](repeating: 0, count: count)
        var symbolOf = [UInt16](repeating: .max, count: count)
        var inSymbols = [UInt64](repeating: 0, count: count / 64)
        let spheres = [""] + state.spheres
        let categoryOf = Dictionary(spheres.enumerated().map { ($1, UInt8(min($0, 255))) }, uniquingKeysWith: { first, _ in first })
        var symbols: [GminaSymbol] = []
        var symbolNumbers: [Teryt: UInt16] = [:]
        state.snapshot.eachNumbered { number, hit in
            guard let place = state.place(hit) else { return }
            categories[number] = place.sphere.flatMap { categoryOf[$0] } ?? 0
            switch place.spot {
            case .exact(let point): places[number] = WorldPoint(point)
            case .gmina(let gmina, let inside):
                if symbolNumbers[gmina] == nil {
                    symbolNumbers[gmina] = UInt16(symbols.count)
                    symbols.append(GminaSymbol(teryt: gmina, place: WorldPoint(inside)))
                }
                symbolOf[number] = symbolNumbers[gmina] ?? .max
                inSymbols[number >> 6] |= 1 << UInt64(number & 63)
            }
        }
        clusters = ClusterIndex(places: places, categories: categories)
        (self.spheres, self.symbols, self.symbolOf, self.inSymbols) = (spheres, symbols, symbolOf, inSymbols)
    }

    /// The zoom from which every thing stands by itself, and the last there is.
    static let deepest = 14

    /// The tile as a vector tile; nil when there is nothing in it.
    ///
    /// - Parameter query: as the API asks; nil for all there are.
    func tile(_ tile: Tile, _ query: SearchQuery?) -> [UInt8]? {
        let bits = query.map(state.snapshot.bits)
        var layer = VectorTile.Layer(self.layer)
        let subset = bits.map(PointSubset.init(bits:)) ?? .all
        if tile.z < PlacedThings.deepest {
            for cluster in clusters.clusters(in: tile, of: subset) { add(cluster, &layer) }
        } else {
            addThings(clusters.points(in: tile, of: subset), &layer)
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

    private func addThings(_ points: [Cluster], _ layer: inout VectorTile.Layer) {
        guard !points.isEmpty else { return }
        for point in points {
            guard let hit = state.snapshot.hit(number: point.point) else { continue }
            var attributes = [
                layer.attribute("count", .integer(1)), layer.attribute("id", .integer(Int(hit.id))), layer.attribute("name", .text(state.name(hit))),
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
