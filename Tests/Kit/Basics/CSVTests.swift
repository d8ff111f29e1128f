import Documents
import Testing

/// Rows of a text handed in pieces of that many bytes.
private func rows(_ text: String, separator: Character = ",", by size: Int = 1 << 16, from line: Int = 1) throws -> [TableRow] {
    try rows(Array(text.utf8), separator: separator, by: size, from: line)
}

private func rows(_ bytes: [UInt8], separator: Character = ",", by size: Int = 1 << 16, from line: Int = 1) throws -> [TableRow] {
    var reader = CSVReader(separator: separator)
    reader.firstLine = line
    var rows: [TableRow] = []
    for start in stride(from: 0, to: bytes.count, by: size) { try reader.read(bytes[start..<min(start + size, bytes.count)]) { rows.append($0) } }
    try reader.finish { rows.append($0) }
    return rows
}

@Suite struct CSVTests {
    @Test(arguments: [1, 2, 3, 7, 1 << 16])
    func `fields come out as they went in, however the file is cut into pieces`(size: Int) throws {
        let text = "\u{FEFF}a,\"b \"\"c\"\"\",\r\n\r\n\"dwie\nlinie\",x\"y,\"\"\nkoniec,ż,"
        #expect(
            try rows(text, by: size) == [
                TableRow(line: 1, fields: ["a", "b \"c\"", ""]), TableRow(line: 3, fields: ["dwie\nlinie", "x\"y", ""]),
                TableRow(line: 5, fields: ["koniec", "ż", ""]),
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func `every kind of line end counts as one line`(end: String) throws {
        #expect(try rows(["a", "b", "", "c"].joined(separator: end) + end, by: 1).map(\.line) == [1, 2, 4])
        #expect(try rows("\"x\(end)y\",z\(end)w", by: 2).map(\.fields) == [["x\(end)y", "z"], ["w"]])
    }

    @Test(arguments: [
        ("a\n\"b", 2, "ucięty"), ("a\n\"b\nc\"d\n", 3, "znak po"), ("a\n\"b\"\"", 2, "ucięty"),
    ])
    func `what is no CSV is told with its line`(text: String, line: Int, word: String) {
        for size in [100_000, 1 << 22] {
            let fault = #expect(throws: CSVReader.Fault.self) { try rows(text, by: size) }
            #expect(fault?.line == line && fault?.reason.contains(word) == true, "\(String(describing: fault))")
        }
    }

    @Test func `a row longer than any real one is told with its line`() {
        let long = String(repeating: "x\n", count: 1 << 19)
        for (text, line) in [(String(repeating: "x", count: 1 << 20 + 1), 1), ("a\n\"\(long)x\"", 2)] {
            for size in [100_000, 1 << 22] {
                let fault = #expect(throws: CSVReader.Fault.self) { try rows(text, by: size) }
                #expect(fault?.line == line && fault?.reason.contains("1 MiB") == true)
            }
        }
    }

    @Test func `letters that are not UTF-8 are told with their line`() {
        for bad: [UInt8] in [
            [0xB1], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC4], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ] {
            let fault = #expect(throws: CSVReader.Fault.self) { try rows(Array("a,ż\nx,".utf8) + bad + Array(",\nc".utf8)) }
            #expect(fault?.line == 2 && fault?.reason.contains("UTF-8") == true)
        }
    }

    @Test func `a zero byte is refused, since no database takes it`() {
        #expect(throws: CSVReader.Fault.self) { try rows("a,b\nc,\u{0}") }
    }

    @Test func `rows before a line are passed over`() throws {
        let text = (1...50).map { "\($0),\"a\nb\"\n" }.joined()
        let all = try rows(text)
        for line in [1, 2, 3, 50, 99, 100] { #expect(try rows(text, by: 13, from: line) == all.filter { $0.line >= line }) }
    }

    /// Written by the rules of RFC 4180 and read back, in pieces of every size.
    @Test func `any table comes back`() throws {
        var random = SystemRandomNumberGenerator()
        let bits = ["", "a", "ą", "\"", "\n", "\r\n", ",", ";", " ", "długi tekst, \"z cudzysłowem\"", "\u{1F600}", "=1+1", "\t"]
        for _ in 0..<300 {
            let width = Int.random(in: 1...6, using: &random)
            let table = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                (0..<width).map { _ in (0..<Int.random(in: 0...3, using: &random)).map { _ in bits.randomElement(using: &random) ?? "" }.joined() }
            }
            let text = table.map { row in row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") + "\r\n" }.joined()
            #expect(try rows(text, separator: ";", by: Int.random(in: 1...64, using: &random)).map(\.fields) == table)
        }
    }
}
