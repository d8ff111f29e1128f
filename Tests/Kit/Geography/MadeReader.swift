import Geography

/// Reads a vector tile back, for tests.
struct MadeReader {
    struct Feature {
        var id = 0, tags: [Int] = [], parts: [[TilePoint]] = []
    }

    struct Layer {
        var name = "", keys: [String] = [], values: [VectorTile.Value] = [], features: [Feature] = []
    }

    var layers: [Layer] = []

    init(_ bytes: [UInt8]) {
        for field in Message(bytes).fields {
            var layer = Layer()
            for part in Message(field.content).fields {
                switch part.number {
                case 1: layer.name = String(decoding: part.content, as: UTF8.self)
                case 2: layer.features.append(MadeReader.feature(part.content))
                case 3: layer.keys.append(String(decoding: part.content, as: UTF8.self))
                case 4: layer.values.append(MadeReader.value(part.content))
                default: break
                }
            }
            layers.append(layer)
        }
    }

    private static func feature(_ bytes: [UInt8]) -> Feature {
        var feature = Feature()
        for field in Message(bytes).fields {
            switch field.number {
            case 1: feature.id = Int(field.value)
            case 2: feature.tags = Message.varints(field.content).map { Int($0) }
            case 4: feature.parts = parts(Message.varints(field.content))
            default: break
            }
        }
        return feature
    }

    private static func parts(_ commands: [UInt64]) -> [[TilePoint]] {
        var parts: [[TilePoint]] = []
        var x: Int32 = 0
        var y: Int32 = 0
        var at = 0
        while at < commands.count {
            let (kind, count) = (commands[at] & 7, Int(commands[at] >> 3))
            at += 1
            if kind == 7 { continue }
            if kind == 1 { parts.append([]) }
            for _ in 0..<count {
                x += Int32(signed(commands[at]))
                y += Int32(signed(commands[at + 1]))
                parts[parts.count - 1].append(TilePoint(x: x, y: y))
                at += 2
            }
        }
        return parts
    }

    private static func value(_ bytes: [UInt8]) -> VectorTile.Value {
        guard let field = Message(bytes).fields.first else { return .text("nothing") }
        return switch field.number {
        case 1: .text(String(decoding: field.content, as: UTF8.self))
        case 3: .real(Double(bitPattern: field.value))
        case 5: .integer(Int(field.value))
        case 6: .integer(signed(field.value))
        default: .bool(field.value == 1)
        }
    }

    private static func signed(_ value: UInt64) -> Int { Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1) }
}

private struct Message {
    var fields: [(number: Int, value: UInt64, content: [UInt8])] = []

    init(_ bytes: [UInt8]) {
        var at = 0
        while at < bytes.count {
            let key = Message.varint(bytes, &at)
            switch key & 7 {
            case 0: fields.append((Int(key >> 3), Message.varint(bytes, &at), []))
            case 1:
                fields.append((Int(key >> 3), (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }, []))
                at += 8
            default:
                let length = Int(Message.varint(bytes, &at))
                fields.append((Int(key >> 3), 0, Array(bytes[at..<at + length])))
                at += length
            }
        }
    }

    static func varints(_ bytes: [UInt8]) -> [UInt64] {
        var values: [UInt64] = []
        var at = 0
        while at < bytes.count { values.append(varint(bytes, &at)) }
        return values
    }

    private static func varint(_ bytes: [UInt8], _ at: inout Int) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            value |= UInt64(bytes[at] & 0x7F) << shift
            shift += 7
            at += 1
            if bytes[at - 1] < 0x80 { return value }
        }
    }
}
