import Documents
import Foundation
import Testing

private func table(_ bytes: [UInt8], _ body: (TableReader) throws -> Void) throws { try withMadeFile(bytes) { try body(try TableReader(path: $0)) } }
private func rest(of table: TableReader) throws -> [TableRow] {
    var rows: [TableRow] = []
    while let row = try table.next() { rows.append(row) }
    return rows
}

private func refusal(_ bytes: [UInt8]) throws -> String {
    try withMadeFile(bytes) { path in
        do {
            _ = try rest(of: try TableReader(path: path))
            return "nothing is wrong"
        } catch let fault as TableFault {
            return fault.description
        }
    }
}

@Suite struct CSVTableTests {
    static let text = "lp;nazwa;siedziba\r\n1;Zażółć gęślą jaźń;Łódź\r\n2;„Świt” – źródło;Żnin\r\n"

    @Test(arguments: [
        (String.Encoding.utf8, TextEncoding.utf8), (.windowsCP1250, .windows1250), (.isoLatin2, .iso88592), (.utf16LittleEndian, .utf16LittleEndian),
        (.utf16BigEndian, .utf16BigEndian),
    ])
    func `the encoding of a Polish file is found out and told`(foundation: String.Encoding, ours: TextEncoding) throws {
        // ISO-8859-2 has neither Polish quotes nor dashes.
        let text = ours == .iso88592 ? CSVTableTests.text.replacing(try Regex("[„”–]"), with: "-") : CSVTableTests.text
        let mark: String = ours == .utf16LittleEndian || ours == .utf16BigEndian ? "\u{FEFF}" : ""
        let bytes = [UInt8](try #require((mark + text).data(using: foundation)))
        try table(bytes) { table in
            #expect(table.kind == .csv(separator: ";", encoding: ours))
            #expect(table.header.fields == ["lp", "nazwa", "siedziba"])
            let rows = try rest(of: table)
            #expect(rows.first?.fields == ["1", "Zażółć gęślą jaźń", "Łódź"])
            #expect(rows.map(\.line) == [2, 3])
            #expect(table.notes.isEmpty == (ours == .utf8))
        }
    }

    @Test func `all letters of both old encodings are the ones the system knows`() throws {
        let encodings: [(String.Encoding, TextEncoding)] = [(.windowsCP1250, .windows1250), (.isoLatin2, .iso88592)]
        for (foundation, ours) in encodings {
            for byte in UInt8(0x80)...0xFF {
                let letter = String(data: Data([byte]), encoding: foundation) ?? "\u{FFFD}"
                let read = try withMadeFile([0x61, byte]) { try TableReader(path: $0, encoding: ours).header.fields.first }
                // Undefined bytes of Windows-1250 are C1 controls for some systems.
                #expect(read == "a" + letter || (read == "a\u{FFFD}" && ours == .windows1250), "\(ours) \(byte)")
            }
        }
    }

    @Test func `a few damaged bytes do not turn UTF-8 into something else`() throws {
        #expect(try refusal(Array("nazwa\nżółć\nłódź".utf8) + [0xB1, 0x0A]) == "wiersz 3: tekst nie jest w UTF-8; zapisz plik jako „CSV UTF-8”")
    }

    @Test(arguments: [
        ("a;b,c;d\n1;2;3", Character(";")), ("a,b\n1;2;3,4", ","), ("a\tb\n", "\t"), ("Wykaz stowarzyszeń\na;b\n", ";"), ("\"a,b,c,d\";b\n", ";"),
        ("sep=|\na|b\n", "|"), ("sama\n", ","),
    ])
    func `the separator is the one of the first line that has any`(text: String, separator: Character) throws {
        try table(Array(text.utf8)) { #expect($0.kind == .csv(separator: separator, encoding: .utf8)) }
    }

    @Test func `the header may stand below a title, and what follows is read from any line on`() throws {
        let text = "Wykaz klubów\n;;\nstan na dzień;24.11.2026\nNr;Nazwa;KRS\n1;A;5\n;;\n2;\"B\nC\";6\n3;D;7\n"
        try withMadeFile(Array(text.utf8)) { path in
            let table = try TableReader(path: path, isHeader: { $0.fields.contains("KRS") })
            #expect(table.header == TableRow(line: 4, fields: ["Nr", "Nazwa", "KRS"]))
            table.skip(toLine: 7)
            #expect(try table.next() == TableRow(line: 7, fields: ["2", "B\nC", "6"]))
            #expect(try table.next()?[1] == "D")
            #expect(try table.next() == nil)
            let fault = #expect(throws: TableFault.self) { try TableReader(path: path, isHeader: { $0.fields.contains("REGON") }) }
            #expect(fault?.reason.contains("nagłówka") == true)
        }
    }

    @Test func `a spreadsheet and a CSV of the same table are read alike`() throws {
        let made = MadeXLSX.rows(#"<row><c t="str"><v>nazwa</v></c></row><row/><row><c t="str"><v>A</v></c></row><row><c t="str"><v>B</v></c></row>"#)
        for bytes in [made.bytes, Array("nazwa\n\nA\nB\n".utf8)] {
            try table(bytes) { table in
                #expect(table.header.fields == ["nazwa"])
                table.skip(toLine: 4)
                let rows = try rest(of: table)
                #expect(rows == [TableRow(line: 4, fields: ["B"])])
            }
        }
    }

    @Test func `a table that was checked is read from its first row all the same`() throws {
        let cells = (1...3_000).map { #"<row><c t="str"><v>\#($0)</v></c><c/><c t="str"><v>żółw \#($0)</v></c></row>"# }
        let made = MadeXLSX.rows(#"<row/><row><c t="str"><v>nazwa</v></c></row>"# + cells.joined())
        let text = "\nnazwa\n" + (1...3_000).map { "\($0);;żółw \($0)\n" }.joined()
        for bytes in [made.bytes, Array(text.utf8)] {
            try table(bytes) { table in
                try table.check()
                let rows = try rest(of: table)
                #expect(rows.map(\.line) == Array(3...3_002))
                #expect(rows.map(\.fields) == (1...3_000).map { ["\($0)", "", "żółw \($0)"] })
            }
        }
    }

    @Test func `a check says what is wrong at the end of a file`() throws {
        let made = MadeXLSX.rows(#"<row><c t="str"><v>nazwa</v></c></row><row r="7"/><row r="6"/>"#)
        for bytes in [made.bytes, Array("nazwa\nA\n\"otwarty\n".utf8)] {
            try table(bytes) { table in #expect(throws: TableFault.self) { try table.check() } }
        }
    }

    @Test func `what is no table is told as what it is`() throws {
        #expect(try refusal([]) == "plik jest pusty")
        #expect(try refusal(Array("\n\n".utf8)).contains("ani jednego wiersza"))
        #expect(try refusal(Array("<!DOCTYPE html><html>".utf8)).contains("HTML"))
        #expect(try refusal(Array("%PDF-1.7".utf8)).contains("PDF"))
        #expect(try refusal([0x1F, 0x8B, 8]).contains("gzip"))
        #expect(try refusal([0x61, 0, 0x62]).contains("bajty zerowe"))
        #expect(try refusal((0x80...0xFF).map { $0 }).contains("kodowaniu"))
        #expect(throws: TableFault.self) { try TableReader(path: "/nie/ma/takiego") }
    }
}
