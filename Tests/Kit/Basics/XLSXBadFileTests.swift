import Documents
import Testing

@Suite struct XLSXBadFileTests {
    @Test func `a file that is something else is told as what it is`() throws {
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2000)
        #expect(try fault([]).contains("pusty"))
        #expect(try fault(Array("nazwa;krs\n".utf8)) == "to nie jest plik XLSX")
        #expect(try fault(ole).contains(".xls"))
        #expect(try fault(ole + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }).contains("hasłem"))
        var ods = MadeXLSX.rows("")
        ods.parts = [("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", [])]
        #expect(try fault(ods.bytes).contains(".ods"))
        ods.parts = [("dane.csv", [1])]
        #expect(try fault(ods.bytes) == "to jest archiwum zip, ale nie arkusz XLSX")
        var document = MadeXLSX.rows("")
        document.add("xl/workbook.xml", "<document><body/></document>")
        #expect(try fault(document.bytes).contains("nie arkusz"))
    }

    @Test func `a cut or damaged file is refused before its first row`() throws {
        let rows = (1...3000).map { #"<row r="\#($0)"><c r="A\#($0)"><v>\#($0 &* 7919)</v></c></row>"# }.joined()
        let whole = MadeXLSX.rows(rows).bytes
        #expect(try withMadeFile(whole) { try read(xlsx: $0).count } == 3000)
        for cut in [whole.count / 3, whole.count - 30, 100] { #expect(try fault(Array(whole[..<cut])).contains("uszkodzony")) }
        var damaged = whole
        damaged[whole.count / 2] ^= 0x40
        try withMadeFile(damaged) { path in
            let fault = #expect(throws: TableFault.self) { try XLSXReader(path: path) }
            #expect(fault?.reason.contains("uszkodzony") == true)
        }
    }

    @Test(arguments: [
        ("<row><c><v>1</c></row>", "XML"), ("<row>&nbsp;</row>", "nothing"),
        ("<row><c t='str'><v>&nbsp;</v></c></row>", "XML"),
        ("<row r='5'/><row r='4'/>", "kolei"), ("<row r='1048577'/>", "kolei"), ("<row r='1'><c r='B1'/><c r='A1'/></row>", "kolei"),
        ("<row><c r='XFE1'><v>1</v></c></row>", "kolei"), ("<row r='x'/>", "kolei"), ("<row><c t='s'><v>0</v></c></row>", "A1"),
        ("<row><c t='s'><v>-1</v></c></row>", "A1"), ("<row><c a=b/></row>", "XML"), ("<row><c a='b'c='d'/></row>", "XML"),
        ("<row><c a='<'/></row>", "XML"),
    ])
    func `a sheet that breaks the rules is told where`(rows: String, word: String) throws {
        let said = try fault(MadeXLSX.rows(rows).bytes)
        #expect(said.contains(word), "\(said)")
    }

    @Test func `what is longer or deeper than any sheet is told as such`() throws {
        let long = String(repeating: "x", count: 1 << 20 + 1)
        let row = String(repeating: "<c t='str'><v>\(long.prefix(32_000))</v></c>", count: 40)
        #expect(try fault(MadeXLSX.rows("<row><c t='str'><v>\(long)</v></c></row>").bytes).contains("1 MiB"))
        #expect(try fault(MadeXLSX.rows("<row>\(row)</row>").bytes).contains("1 MiB"))
        #expect(try fault(MadeXLSX.rows("<row><c \(String(repeating: "x", count: 5 << 20))='1'/></row>").bytes).contains("4 MiB"))
        #expect(try fault(MadeXLSX.rows(String(repeating: "<a>", count: 300)).bytes).contains("zagnieżdżony"))
    }

    @Test func `a document type, and with it every entity, is refused`() throws {
        var made = MadeXLSX.rows("")
        made.add(
            "xl/worksheets/sheet1.xml",
            #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#
        )
        #expect(try fault(made.bytes).contains("DOCTYPE"))
    }

    @Test func `letters in another encoding are refused`() throws {
        var made = MadeXLSX.rows("")
        made.add(
            "xl/worksheets/sheet1.xml",
            Array("<worksheet><sheetData><row><c t='str'><v>".utf8) + [0xB1] + Array("</v></c></row></sheetData></worksheet>".utf8))
        #expect(try fault(made.bytes).contains("UTF-8"))
        made.add("xl/worksheets/sheet1.xml", Array(#"<?xml version="1.0" encoding="windows-1250"?><worksheet/>"#.utf8))
        #expect(try fault(made.bytes).contains("UTF-8"))
        made.add("xl/worksheets/sheet1.xml", [0xFF, 0xFE, 0x3C, 0x00])
        #expect(try fault(made.bytes).contains("UTF-8"))
    }

    @Test func `a bomb is refused before it goes off`() throws {
        var made = MadeXLSX.rows("")
        made.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + String(repeating: "<row/>", count: 20 << 20) + "</sheetData></worksheet>")
        let bytes = made.bytes
        #expect(bytes.count < 1 << 20)
        #expect(try fault(bytes).contains("rozpakowuje się"))
    }

    @Test func `a list of sheets or styles as long as a table is refused`() throws {
        var made = MadeXLSX.rows("", styles: "<cellXfs>" + (0..<2_000_000).map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs>")
        #expect(try fault(made.bytes).contains("rozpakowuje się"))
        made = MadeXLSX.rows("")
        made.add(
            "xl/_rels/workbook.xml.rels", "<Relationships>" + (0..<2_000_000).map { "<Relationship Id=\"\($0)\"/>" }.joined() + "</Relationships>")
        #expect(try fault(made.bytes).contains("rozpakowuje się"))
    }

    @Test func `a bomb that lies about its size is refused as well`() throws {
        var made = MadeXLSX.rows("")
        made.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + String(repeating: "<row/>", count: 20 << 20) + "</sheetData></worksheet>")
        made.claimed = 1000
        #expect(try fault(made.bytes).contains("rozpakowuje się"))
    }

    @Test func `a sheet without its end is refused`() throws {
        var made = MadeXLSX.rows("")
        made.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c>")
        #expect(try fault(made.bytes).contains("ucięta"))
    }

    /// Nothing but an error may come of a file with any bytes changed: no crash, no hang.
    @Test func `any damage is survived`() throws {
        let whole = MadeXLSX(
            "<sheetData>"
                + (1...20).map { #"<row r="\#($0)"><c r="A\#($0)" t="s"><v>\#($0 % 2)</v></c><c r="B\#($0)" s="1"><v>4635\#($0)</v></c></row>"# }
                .joined()
                + #"</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#, strings: "<si><t>a</t></si><si><t>b</t></si>",
            styles: #"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1500 {
            var made = whole
            // Damage inside a part, with its checksum right, reaches the XML reader; damage of the zip itself the rest.
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let part = Int.random(in: made.parts.indices, using: &random)
                let count = made.parts[part].bytes.count
                let at = Int.random(in: 0..<count, using: &random)
                let sign = Array("<>/=\"'&; 9a\u{0}".utf8).randomElement(using: &random) ?? 0
                made.parts[part].bytes[at] = Bool.random(using: &random) ? sign : UInt8.random(in: 0...255, using: &random)
            }
            var bytes = made.bytes
            if Bool.random(using: &random) { bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            _ = try fault(bytes)
        }
    }
}
