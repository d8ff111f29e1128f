import Documents
import Foundation
import Testing
import Values

@Suite struct XLSXWritingTests {
    private static let then = Instant(milliseconds: 1_795_000_000_000)

    private static func book(_ body: (XLSXWriter) throws -> Void) throws -> [UInt8] {
        let book = try XLSXWriter(created: then)
        try body(book)
        return try book.bytes()
    }

    private static func back(_ bytes: [UInt8], sheet: String? = nil) throws -> [[String]] {
        try withMadeFile(bytes) { try read(xlsx: $0, sheet: sheet).map(\.fields) }
    }

    @Test func `values come back as what they are`() throws {
        let bytes = try XLSXWritingTests.book { book in
            try book.sheet("Organizacje", [.init("Nazwa", width: 40), .init("Liczba"), .init("Kwota"), .init("Dzień"), .init("Tak"), .init("Długa")])
            try book.row([
                .text("=HYPERLINK(\"http://x\")"), .integer(-7), .money(Money(zlote: 1234, grosze: 50)), .day(try #require(Day("2026-11-24"))),
                .flag(true),
                .integer(1_234_567_890_123_456_789),
            ])
            try book.row([])
            try book.row([.text("+48 600"), .number(0.1), .nothing, .day(try #require(Day("1899-05-01"))), .flag(false), .number(.nan)])
        }
        #expect(
            try XLSXWritingTests.back(bytes) == [
                ["Nazwa", "Liczba", "Kwota", "Dzień", "Tak", "Długa"],
                ["=HYPERLINK(\"http://x\")", "-7", "1234.5", "2026-11-24", "PRAWDA", "1234567890123456789"],
                ["+48 600", "0.1", "", "1899-05-01", "FAŁSZ"],
            ])
    }

    @Test(arguments: [
        "<b>&amp;\"'", " blanki ", "dwie\nlinie", "tab\t", "a\rb", "\u{1}\u{1F}", "_x0041_", "_x005F_", "\u{1F600}łąka", "\u{FFFE}", "_", "a_x_b",
        "\u{7F}",
    ])
    func `any text comes back`(text: String) throws {
        let bytes = try XLSXWritingTests.book { book in
            try book.sheet("x", [])
            try book.row([.text(text), .text("koniec")])
        }
        #expect(try XLSXWritingTests.back(bytes) == [[text, "koniec"]])
    }

    @Test func `a text no cell can hold is cut and says so`() throws {
        let bytes = try XLSXWritingTests.book { book in
            try book.sheet("x", [])
            try book.row([
                .text(String(repeating: "ż", count: 40_000)), .text(String(repeating: "ż", count: 32_766)),
                .text(String(repeating: "\u{1F600}", count: 20_000)),
            ])
        }
        let row = try #require(try XLSXWritingTests.back(bytes).first)
        #expect(row[0].utf16.count == 32_766 && row[0].hasSuffix("ż…"))
        #expect(row[1].count == 32_766 && row[1].hasSuffix("ż"))
        #expect(row[2].utf16.count <= 32_766 && row[2].hasSuffix("\u{1F600}…"))
    }

    @Test func `sheets get names that a workbook allows`() throws {
        let bytes = try XLSXWritingTests.book { book in
            for name in ["a/b:c", "A B C", "", String(repeating: "ż", count: 40), "'x'"] {
                try book.sheet(name, [.init("t")])
                try book.row([.text(name)])
            }
        }
        try withMadeFile(bytes) { path in
            let reader = try XLSXReader(path: path)
            #expect(reader.sheets.map(\.name) == ["a b c", "A B C (2)", "Arkusz", String(repeating: "ż", count: 31), "x"])
        }
    }

    @Test func `the same content makes the same bytes, and a book without sheets is a book`() throws {
        let made = { try XLSXWritingTests.book { try $0.sheet("a", [.init("b")]) } }
        #expect(try made() == made())
        #expect(try XLSXWritingTests.back(XLSXWritingTests.book { _ in }).isEmpty)
    }

    @Test func `a sheet that is full says so`() throws {
        let book = try XLSXWriter(created: XLSXWritingTests.then)
        #expect(throws: XLSXWriter.Failure.self) { try book.row([.text("no sheet yet")]) }
        try book.sheet("x", [])
        let failure = #expect(throws: XLSXWriter.Failure.self) { try book.row(Array(repeating: .text("a"), count: 16_385)) }
        #expect(failure?.description.contains("16 384") == true)
    }

    @Test func `a saved file takes the place of the one before`() throws {
        try withMadeFile(Array("old".utf8)) { path in
            let book = try XLSXWriter(created: XLSXWritingTests.then)
            try book.sheet("x", [])
            try book.row([.text("new")])
            try book.save(to: path)
            #expect(try read(xlsx: path).map(\.fields) == [["new"]])
        }
    }
}
