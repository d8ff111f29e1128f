import CExpat
import Documents
import Testing

/// Our XML scanner against expat: the same documents, the same tokens.
@Suite struct XLSXScannerTests {
    @Test func `it tells what expat tells of any document, however it is cut into pieces`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<400 {
            let document = "<?xml version=\"1.0\"?>\n<!-- c -->" + XLSXScannerTests.made(depth: 5, &random) + "\n<?p i?>"
            let told = try #require(Expat.tokens(Array(document.utf8)))
            #expect(try XLSXScannerTests.tokens(Array(document.utf8), by: Int.random(in: 1...40, using: &random)) == told, "\(document)")
        }
    }

    @Test func `a damaged document that both accept says the same to both`() {
        var random = SystemRandomNumberGenerator()
        let signs = Array("<>/=\"'&;! -[]?x:\r\n\u{142}".utf8)
        var agreed = 0
        for _ in 0..<4000 {
            var document = Array(XLSXScannerTests.made(depth: 3, &random).utf8)
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                document[Int.random(in: document.indices, using: &random)] = signs.randomElement(using: &random) ?? 0
            }
            guard let told = Expat.tokens(document) else { continue }
            agreed += 1
            #expect((try? XLSXScannerTests.tokens(document, by: 7)) == told, "\(String(decoding: document, as: UTF8.self))")
        }
        #expect(agreed > 100)
    }

    /// `<a x="1">`, `t:text`, `/`.
    private static func tokens(_ bytes: [UInt8], by size: Int) throws -> [String] {
        var at = 0
        var scanner = XMLScanner(capacity: 64) { room in
            let count = min(size, room.count, bytes.count - at)
            for index in 0..<count { room[index] = bytes[at + index] }
            at += count
            return count
        }
        var told: [String] = []
        var text = TextRoom()
        while true {
            let token = try scanner.next()
            if token != .text, text.count > 0 {
                told.append("t:" + text.string)
                text.clear()
            }
            switch token {
            case .start:
                let name = names.first { scanner.name == XMLName($0.0) }?.1 ?? "?"
                told.append("<" + name + (try keys.compactMap { key, word in try scanner.text(key).map { " \(word)=\($0)" } }).joined())
            case .end: told.append("/")
            case .text: try scanner.append(to: &text)
            case .finish: return told
            }
        }
    }

    private static let names: [(StaticString, String)] = [("row", "row"), ("c", "c"), ("sheetData", "sheetData"), ("si", "si")]
    private static let keys = [(XMLName("r"), "r"), (XMLName("s"), "s")]

    private static func made(depth: Int, _ random: inout SystemRandomNumberGenerator) -> String {
        let name = names.randomElement(using: &random)?.1 ?? "c"
        let quote = Bool.random(using: &random) ? "\"" : "'"
        let values = ["", "A1", "a&amp;b", "&#x142;ą", ">", "\u{1F600}"]
        var text = "<\(name)"
        if Bool.random(using: &random) { text += " r = \(quote)\(values.randomElement(using: &random) ?? "")\(quote)" }
        if Bool.random(using: &random) { text += "\n s=\(quote)\(values.randomElement(using: &random) ?? "")\(quote) " }
        if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 { return text + "/>" }
        let inside = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            switch Int.random(in: 0..<6, using: &random) {
            case 0: "a &lt;&#322;&gt; ż\r\nb"
            case 1: "<![CDATA[<x>&amp;]]>"
            case 2: "<!-- - <c> -->"
            case 3: " \n"
            default: made(depth: depth - 1, &random)
            }
        }
        return text + ">" + inside.joined() + "</\(name) >"
    }
}

/// The same tokens by expat; nil when it refuses the document.
private final class Expat {
    private var told: [String] = []
    private var text = ""

    static func tokens(_ bytes: [UInt8]) -> [String]? {
        let parser = XML_ParserCreate(nil)
        defer { XML_ParserFree(parser) }
        let listener = Expat()
        XML_SetUserData(parser, Unmanaged.passUnretained(listener).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let listener = Expat.of(data), let name else { return }
                listener.flush()
                var pairs: [String: String] = [:]
                var at = 0
                while let key = attributes?[at], let value = attributes?[at + 1] {
                    pairs[Expat.local(key)] = String(cString: value)
                    at += 2
                }
                let known = ["row", "c", "sheetData", "si"].contains(Expat.local(name)) ? Expat.local(name) : "?"
                listener.told.append("<" + known + ["r", "s"].compactMap { key in pairs[key].map { " \(key)=\($0)" } }.joined())
            },
            { data, _ in
                Expat.of(data)?.flush()
                Expat.of(data)?.told.append("/")
            })
        XML_SetCharacterDataHandler(parser) { data, bytes, count in
            guard let bytes else { return }
            let raw = UnsafeRawBufferPointer(start: bytes, count: Int(count))
            Expat.of(data)?.text += String(decoding: raw, as: UTF8.self)
        }
        let status = bytes.withUnsafeBytes { XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), 1) }
        withExtendedLifetime(listener) {}
        return status == XML_STATUS_OK ? listener.told : nil
    }

    private func flush() {
        if !text.isEmpty { told.append("t:" + text) }
        text = ""
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> Expat? { data.map { Unmanaged<Expat>.fromOpaque($0).takeUnretainedValue() } }

    private static func local(_ name: UnsafePointer<CChar>) -> String {
        let whole = String(cString: name)
        return whole.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? whole
    }
}
