/// A layer of a Mapbox Vector Tile (version 2.1): features with their attributes, coordinates 0…4095 from the north-west.
///
///     var layer = VectorTile.Layer("organisations")
///     layer.add(point: (17, 4_000), attributes: [layer.attribute("count", .integer(37))])
///     let bytes = VectorTile.bytes([layer])
package enum VectorTile {
    package enum Value: Hashable, Sendable {
        case text(String)
        case integer(Int)
        case real(Double)
        case bool(Bool)
    }

    /// A key and a value, by their numbers in the layer's pools.
    package struct Attribute: Sendable {
        let key: UInt32, value: UInt32
    }

    /// - Returns: the tile's bytes; empty when no layer has a feature, which a server answers with 204.
    package static func bytes(_ layers: [Layer]) -> [UInt8] {
        var tile = ProtobufWriter()
        for layer in layers where layer.count > 0 { tile.message(3, layer.bytes) }
        return tile.bytes
    }

    package struct Layer: Sendable {
        package let name: String
        /// How many features it has.
        package private(set) var count = 0
        private var features = ProtobufWriter(), feature = ProtobufWriter()
        private var keys: [String] = [], values = ProtobufWriter()
        private var valueNumbers: [Value: UInt32] = [:]
        private var tags: [UInt32] = [], geometry: [UInt32] = []

        package init(_ name: String) { self.name = name }

        /// The number a key and a value have in this layer, both kept once.
        package mutating func attribute(_ key: String, _ value: Value) -> Attribute {
            let keyNumber = keys.firstIndex(of: key) ?? keys.count
            if keyNumber == keys.count { keys.append(key) }
            if let known = valueNumbers[value] { return Attribute(key: UInt32(keyNumber), value: known) }
            let number = UInt32(valueNumbers.count)
            valueNumbers[value] = number
            write(value)
            return Attribute(key: UInt32(keyNumber), value: number)
        }

        package mutating func add(point: (x: Int, y: Int), id: UInt64? = nil, attributes: [Attribute]) {
            geometry.removeAll(keepingCapacity: true)
            geometry += [command(1, 1), zigzag(point.x), zigzag(point.y)]
            finish(type: 1, id, attributes)
        }

        /// - Parameter rings: outer rings with the clock as seen (their doubled area in tile units is positive), each before its holes, which
        ///   run the other way; at least three points each, the first not repeated.
        package mutating func add(polygon rings: [[TilePoint]], id: UInt64? = nil, attributes: [Attribute]) {
            geometry.removeAll(keepingCapacity: true)
            var (x, y) = (0, 0)
            for ring in rings {
                for (index, point) in ring.enumerated() {
                    if index < 2 { geometry.append(index == 0 ? command(1, 1) : command(2, ring.count - 1)) }
                    geometry.append(zigzag(Int(point.x) - x))
                    geometry.append(zigzag(Int(point.y) - y))
                    (x, y) = (Int(point.x), Int(point.y))
                }
                geometry.append(command(7, 1))
            }
            finish(type: 3, id, attributes)
        }

        private func command(_ kind: UInt32, _ count: Int) -> UInt32 { UInt32(count) << 3 | kind }
        private func zigzag(_ value: Int) -> UInt32 { UInt32(truncatingIfNeeded: (value << 1) ^ (value >> 63)) }

        private mutating func finish(type: UInt64, _ id: UInt64?, _ attributes: [Attribute]) {
            tags.removeAll(keepingCapacity: true)
            for attribute in attributes { tags += [attribute.key, attribute.value] }
            feature.removeAll()
            if let id { feature.number(1, id) }
            if !tags.isEmpty { feature.packed(2, tags) }
            feature.number(3, type)
            feature.packed(4, geometry)
            features.message(2, feature.bytes)
            count += 1
        }

        private mutating func write(_ value: Value) {
            var message = ProtobufWriter()
            switch value {
            case .text(let text): message.text(1, text)
            case .real(let real): message.double(3, real)
            case .integer(let whole) where whole >= 0: message.number(5, UInt64(whole))
            case .integer(let whole):
                message.varint(6 << 3)
                message.signed(whole)
            case .bool(let bool): message.number(7, bool ? 1 : 0)
            }
            values.message(4, message.bytes)
        }

        var bytes: [UInt8] {
            var layer = ProtobufWriter()
            layer.number(15, 2)
            layer.text(1, name)
            let head = layer.bytes
            layer.removeAll()
            for key in keys { layer.text(3, key) }
            let pools = layer.bytes
            layer.removeAll()
            layer.number(5, UInt64(Tile.extent))
            return head + features.bytes + pools + values.bytes + layer.bytes
        }
    }
}

/// A point in the units of a tile; inside 0…4095, y to the south.
package struct TilePoint: Hashable, Sendable {
    package var x: Int32, y: Int32

    package init(x: Int32, y: Int32) {
        self.x = x
        self.y = y
    }
}
