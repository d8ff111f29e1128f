extension JSON {
    /// The document as compact text with its keys in order, without the keys named: equal content gives equal bytes, whatever its layout.
    package func canonical(without dropped: Set<String> = []) -> [UInt8] {
        var text: [UInt8] = []
        write(&text, dropped)
        return text
    }

    private func write(_ text: inout [UInt8], _ dropped: Set<String>) {
        switch self {
        case .nothing, .null: text += "null".utf8
        case .bool(let value): text += (value ? "true" : "false").utf8
        case .number(let digits): text += digits.utf8
        case .string(let string): JSON.quote(string, into: &text)
        case .array(let items):
            text.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                item.write(&text, dropped)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            let kept = members.filter { !dropped.contains($0.key) }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (index, member) in kept.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                JSON.quote(member.key, into: &text)
                text.append(UInt8(ascii: ":"))
                member.value.write(&text, dropped)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    /// A string with its quotes. Runs without anything to escape are copied at once.
    package static func quote(_ string: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { utf8 in
            var (at, copied) = (0, 0)
            while at < utf8.count {
                if at + 8 <= utf8.count, isPlain(UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: at, as: UInt64.self)) {
                    at += 8
                    continue
                }
                if utf8[at] < 0x20 || utf8[at] == UInt8(ascii: "\"") || utf8[at] == UInt8(ascii: "\\") {
                    text += utf8[copied..<at]
                    escape(utf8[at], into: &text)
                    copied = at + 1
                }
                at += 1
            }
            text += utf8[copied...]
        }
        text.append(UInt8(ascii: "\""))
    }

    /// Whether none of eight bytes has to be escaped. (In a lane below `n`, taking `n` off sets the highest bit, which the byte itself has not.)
    private static func isPlain(_ eight: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func below(_ number: UInt64, _ lanes: UInt64) -> UInt64 { (lanes &- ones &* number) & ~lanes }
        let quote = eight ^ ones &* 0x22
        let slash = eight ^ ones &* 0x5C
        return (below(0x20, eight) | below(1, quote) | below(1, slash)) & 0x8080_8080_8080_8080 == 0
    }

    private static func escape(_ byte: UInt8, into text: inout [UInt8]) {
        switch byte {
        case 0x0A: text += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            text += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: text += [UInt8(ascii: "\\"), byte]
        }
    }
}
