import Documents
import Testing

@Suite struct XLSXReadingTests {
    @Test func `texts come from the shared table, from the cell, from runs and from formulas`() throws {
        let made = MadeXLSX.rows(
            """
            <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><r><t>Klub </t></r><r><rPr><b/></rPr><t>„Żółw”</t></r></is></c>
            <c r="C1" t="str"><f>A1&amp;"x"</f><v>wynik &lt;&#x142;&#243;&gt;</v></c><c r="D1" t="s"><v>0</v></c></row>
            """,
            strings:
                #"<si><t xml:space="preserve">  blanki </t><rPh sb="0" eb="1"><t>czytanie</t></rPh></si><si><r><t>a_x000D_</t></r><r><t>b_x005F_x0041_</t></r></si>"#
        )
        #expect(try read(made) == [TableRow(line: 1, fields: ["a\rb_x0041_", "Klub „Żółw”", "wynik <łó>", "  blanki "])])
    }

    @Test func `a gap is an empty field, a blank row is nothing, and lines keep their numbers`() throws {
        let made = MadeXLSX.rows(
            #"<row r="3"><c r="C3"><v>1</v></c><c r="E3" s="0"/><c r="F3"><v></v></c></row><row r="4"/><row r="7"><c r="B7" t="str"><v/></c></row><row r="9"><c r="A9"><v>2</v></c></row>"#
        )
        #expect(try read(made) == [TableRow(line: 3, fields: ["", "", "1"]), TableRow(line: 9, fields: ["2"])])
    }

    @Test func `rows and cells without references count on from the ones before`() throws {
        let made = MadeXLSX.rows(
            #"<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"#)
        #expect(try read(made).map(\.line) == [1, 5, 6])
        #expect(try read(made).map(\.fields) == [["1", "2"], ["", "3", "4"], ["5"]])
    }

    @Test(arguments: [
        ("0.30000000000000004", "0.3"), ("1234.5600000000002", "1234.56"), ("1.1000000000000001", "1.1"), ("5", "5"), ("5.0", "5"), ("-0.5", "-0.5"),
        ("1234567890123456789", "1234567890123456789"), ("1.5E+3", "1500"), ("1E-3", "0.001"), ("1e+15", "1000000000000000"), ("2.5e-12", "2.5E-12"),
        ("1E+100", "1E+100"), ("1.23e30", "1.23E+30"), ("9.9999999999999995E-2", "0.1"), ("99999999999999.999", "100000000000000"), ("0.0", "0"),
        ("1e999", "1e999"), ("abc", "abc"), ("7.0000000000000007E-2", "0.07"), ("-0.0", "0"), (".5", "0.5"),
    ])
    func `a number is the one a spreadsheet shows`(written: String, shown: String) throws {
        #expect(try read(.rows("<row><c><v>\(written)</v></c></row>")).first?.fields == [shown])
    }

    private static let styles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="00\\-000"/>
        <numFmt numFmtId="166" formatCode="[$-415]d\\ mmmm\\ yyyy&quot; r.&quot;;@"/><numFmt numFmtId="167" formatCode="#,##0.00\\ &quot;zł&quot;"/>
        <numFmt numFmtId="168" formatCode="[h]:mm:ss"/><numFmt numFmtId="169" formatCode="[Red]0.00"/><numFmt numFmtId="170" formatCode="yyyy-mm-dd h:mm"/>
        <numFmt numFmtId="171" formatCode="0000000000"/><numFmt numFmtId="172" formatCode="0.00E+00"/><numFmt numFmtId="173" formatCode="mmm yy"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/>
        <xf numFmtId="169"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="20"/></cellXfs>
        """

    @Test(arguments: [
        ("46350", 1, "2026-11-24"), ("46350", 2, "2026-11-24"), ("46350.573", 4, "2026-11-24"), ("87100", 3, "87-100"), ("5", 3, "00-005"),
        ("46350", 5, "46350"), ("1.5", 6, "36:00"), ("0.5", 7, "0.5"), ("46350.5625", 8, "2026-11-24 13:30"), ("46350", 8, "2026-11-24"),
        ("37904", 9, "0000037904"), ("12345678901", 9, "12345678901"), ("1.25", 9, "1.25"), ("5", 10, "5"), ("46327", 11, "2026-11-01"),
        ("0.572916666666667", 12, "13:45"), ("46350.9999999999", 1, "2026-11-25"), ("1", 1, "1900-01-01"), ("59", 1, "1900-02-28"),
        ("60", 1, "1900-02-29"),
        ("61", 1, "1900-03-01"), ("0", 1, "1900-01-00"), ("-5", 1, "-5"), ("2958465", 1, "9999-12-31"), ("2958466", 1, "2958466"),
        ("46350", 99, "46350"),
    ])
    func `a number with a format of days, times or codes is what the format shows`(number: String, style: Int, shown: String) throws {
        let made = MadeXLSX.rows(#"<row><c s="\#(style)"><v>\#(number)</v></c></row>"#, styles: XLSXReadingTests.styles)
        #expect(try read(made).first?.fields == [shown])
    }

    @Test func `days count from 1904 where the workbook says so`() throws {
        let made = MadeXLSX.rows(
            #"<row><c s="1"><v>44888</v></c><c s="1"><v>0</v></c></row>"#, styles: XLSXReadingTests.styles, workbook: #"<workbookPr date1904="1"/>"#)
        #expect(try read(made).first?.fields == ["2026-11-24", "1904-01-01"])
    }

    @Test func `true, false, faults and days in words are what a Polish spreadsheet shows`() throws {
        let made = MadeXLSX.rows(
            """
            <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="e"><v>#DIV/0!</v></c><c t="d"><v>2026-11-24T00:00:00</v></c>
            <c t="d"><v>2026-11-24T13:45:00</v></c></row>
            """)
        #expect(try read(made).first?.fields == ["PRAWDA", "FAŁSZ", "#N/D", "#DZIEL/0!", "2026-11-24", "2026-11-24 13:45:00"])
    }

    @Test func `a formula is the value it last had, and one never computed is told`() throws {
        let made = MadeXLSX.rows(#"<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2*2</f><v/></c><c r="C2"><v>x</v></c></row>"#)
        try withMadeFile(made.bytes) { path in
            let table = try TableReader(path: path)
            #expect(table.header.fields == ["2", "", "x"])
            #expect(table.notes.count == 1 && table.notes[0].contains("B2"))
        }
    }

    @Test func `every cell of a merge has the text of its first one`() throws {
        let made = MadeXLSX(
            """
            <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="B2"><v>9</v></c><c r="D2"><v>4</v></c></row>
            <row r="4"><c r="D4"><v>5</v></c></row><row r="5"><c r="D5"><v>6</v></c></row></sheetData>
            <mergeCells count="3"><mergeCell ref="A1:A4"/><mergeCell ref="B1:C2"/><mergeCell ref="F1:G2"/></mergeCells>
            """)
        #expect(try read(made).map(\.fields) == [["1", "2", "2"], ["1", "2", "2", "4"], ["1", "", "", "5"], ["", "", "", "6"]])
    }

    @Test func `two hundred thousand blank rows cost nothing`() throws {
        let blank = (2...200_001).map { #"<row r="\#($0)" spans="1:3"><c r="A\#($0)" s="1"/><c r="B\#($0)" s="1"/></row>"# }.joined()
        let made = MadeXLSX.rows(#"<row r="1"><c r="A1"><v>1</v></c></row>\#(blank)<row r="200002"><c r="A200002"><v>2</v></c></row>"#)
        #expect(try read(made).map(\.line) == [1, 200_002])
    }

    @Test func `prefixes, comments, CDATA and other parts of a sheet are no hindrance`() throws {
        let made = MadeXLSX(
            """
            <x:sheetViews><x:sheetView/></x:sheetViews><!-- <row> --><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>a<![CDATA[<&]]>b<!-- c -->d</x:v></x:c>
            <x:extLst><x:ext><x:c r="B1"><x:v>no</x:v></x:c></x:ext></x:extLst></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>
            """, prefix: "x")
        #expect(try read(made).map(\.fields) == [["a<&bd", "a<&bd"]])
    }

    @Test func `the first visible sheet is read, any other by its name`() throws {
        var made = MadeXLSX.rows("<row><c><v>1</v></c></row>")
        made.add(
            "xl/workbook.xml",
            #"<workbook xmlns:r="x"><sheets><sheet name="Słownik" state="hidden" r:id="b"/><sheet name="Wykaz" r:id="a"/><sheet name="Wykres" r:id="c"/></sheets></workbook>"#
        )
        made.add(
            "xl/_rels/workbook.xml.rels",
            #"<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="b" Type="x/worksheet" Target="../xl/worksheets/sheet2.xml"/><Relationship Id="c" Type="x/chartsheet" Target="c.xml"/></Relationships>"#
        )
        made.add("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>")
        #expect(try read(made).first?.fields == ["1"])
        #expect(try read(made, sheet: " słownik ").first?.fields == ["2"])
        let fault = #expect(throws: TableFault.self) { try read(made, sheet: "Lista") }
        #expect(fault?.reason == "nie ma arkusza „Lista”; w pliku są: „Słownik” (ukryty), „Wykaz”")
    }
}
