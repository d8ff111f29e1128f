import Foundation

/// Reads the items of one list of a JSON document one after another, in the memory of one item, whatever the size of the file:
/// `{"grants": [ … ]}`, or a bare list.
///
///     let items = try JSONItems(path: "dotacje.json", key: "grants")
///     while let item = try items.next() { try JSON(item.bytes) }     // item.line
///
/// Whether an item is JSON is left to whoever reads it; what stands round the list is checked when its end is reached.
package final class JSONItems {
    package struct Item: Sendable {
        /// As they stand in the file.
        package let bytes: [UInt8]
        /// 1-based line on which it begins.
        package let line: Int
    }

    /// Bytes an item, or all that stands round the list, may have.
    package static let longest = 16 << 20

    private enum Place { case before, list, after, end }

    private let file: FileHandle
    private let key: String
    private var buffer: [UInt8] = []
    private var at = 0, line = 1
    private var place = Place.before
    private var needsComma = false, isBehindComma = false
    /// What stands round the list, with an empty list in its place.
    private var frame: [UInt8] = []

    /// - Throws: ``JSON/Fault`` when the file cannot be opened.
    package init(path: String, key: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw JSON.Fault(line: 1, reason: "nie można otworzyć pliku") }
        (self.file, self.key) = (file, key)
    }

    deinit { try? file.close() }

    /// - Throws: ``JSON/Fault`` with the line where the file stops being such a list.
    package func next() throws -> Item? {
        if place == .before { try findList() }
        guard place == .list else { return nil }
        while let byte = try peek() {
            switch byte {
            case UInt8(ascii: ","):
                guard needsComma else { throw fault("przecinek, przed którym nic nie stoi") }
                (needsComma, isBehindComma) = (false, true)
                step()
            case UInt8(ascii: "]"):
                if isBehindComma { throw fault("przecinek, za którym nic nie stoi") }
                step()
                frame.append(byte)
                place = .after
                try readRest()
                return nil
            case _ where JSONItems.isBlank(byte): step()
            default:
                if needsComma { throw fault("brak przecinka między zapisami") }
                (needsComma, isBehindComma) = (true, false)
                return try item()
            }
        }
        throw fault("plik jest ucięty, lista się nie kończy")
    }

    private func findList() throws {
        var (depth, text, wanted) = (0, [UInt8](), false)
        var isQuoted = false
        var isEscaped = false
        while let byte = try peek() {
            step()
            frame.append(byte)
            if frame.count > JSONItems.longest { break }
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                    continue
                }
                if depth == 1 { text.append(byte) }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): (isQuoted, text) = (true, [])
            case UInt8(ascii: ":"): wanted = depth == 1 && text == Array(key.utf8)
            case UInt8(ascii: ","): if depth == 1 { wanted = false }
            case UInt8(ascii: "["):
                if depth == 0 || (depth == 1 && wanted) {
                    place = .list
                    return
                }
                depth += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        // What is no JSON at all is told so before the missing list.
        if frame.count <= JSONItems.longest { _ = try JSON(frame) }
        throw fault("w pliku nie ma listy „\(key)”")
    }

    private func item() throws -> Item {
        let begun = line
        var bytes: [UInt8] = []
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        while let byte = try peek() {
            if !isQuoted, depth == 0, !bytes.isEmpty, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || JSONItems.isBlank(byte) { break }
            step()
            bytes.append(byte)
            if bytes.count > JSONItems.longest { throw JSON.Fault(line: begun, reason: "zapis ma ponad \(JSONItems.longest >> 20) MiB") }
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isQuoted = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
            if depth == 0, !isQuoted, byte == UInt8(ascii: "}") { return Item(bytes: bytes, line: begun) }
        }
        if depth > 0 || isQuoted { throw fault("plik jest ucięty, zapis się nie kończy") }
        return Item(bytes: bytes, line: begun)
    }

    private func readRest() throws {
        while let byte = try peek() {
            step()
            frame.append(byte)
            if frame.count > JSONItems.longest { throw fault("za listą stoi ponad \(JSONItems.longest >> 20) MiB") }
        }
        place = .end
        _ = try JSON(frame)
    }

    private func peek() throws -> UInt8? {
        if at == buffer.count {
            guard let data = try file.read(upToCount: 1 << 18), !data.isEmpty else { return nil }
            (buffer, at) = ([UInt8](data), 0)
            if line == 1, frame.isEmpty, place == .before, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        }
        return buffer[at]
    }

    private func step() {
        if buffer[at] == 0x0A { line += 1 }
        at += 1
    }

    private func fault(_ reason: String) -> JSON.Fault { JSON.Fault(line: line, reason: "to nie jest poprawny JSON: \(reason)") }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
