import Bytes
import Documents
import Foundation

/// An XLSX file put together part by part, so that it can be as odd as real ones are.
struct MadeXLSX {
    var parts: [(name: String, bytes: [UInt8])] = []
    /// The expanded length that the file claims for each part; the true one when nil.
    var claimed: Int?

    /// A workbook of one sheet.
    ///
    /// - Parameter sheet: what stands inside `<worksheet>`.
    init(_ sheet: String, strings: String? = nil, styles: String? = nil, workbook: String = "", prefix: String = "") {
        let tag = prefix.isEmpty ? "" : prefix + ":"
        let main = #"xmlns\#(prefix.isEmpty ? "" : ":" + prefix)="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        add("_rels/.rels", #"<Relationships><Relationship Id="a" Type="\#(types)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#)
        add(
            "xl/workbook.xml",
            #"<\#(tag)workbook \#(main) xmlns:r="\#(types)">\#(workbook)<\#(tag)sheets><\#(tag)sheet name="Arkusz 1" sheetId="1" r:id="r1"/></\#(tag)sheets></\#(tag)workbook>"#
        )
        var relations = #"<Relationship Id="r1" Type="\#(types)/worksheet" Target="worksheets/sheet1.xml"/>"#
        if let strings {
            relations += #"<Relationship Id="r2" Type="\#(types)/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
            add("xl/sharedStrings.xml", "<\(tag)sst \(main)>\(strings)</\(tag)sst>")
        }
        if let styles {
            relations += #"<Relationship Id="r3" Type="\#(types)/styles" Target="./styles.xml"/>"#
            add("xl/styles.xml", "<\(tag)styleSheet \(main)>\(styles)</\(tag)styleSheet>")
        }
        add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
        add("xl/worksheets/sheet1.xml", "<\(tag)worksheet \(main)>\(sheet)</\(tag)worksheet>")
    }

    /// Rows alone.
    static func rows(_ rows: String, strings: String? = nil, styles: String? = nil, workbook: String = "") -> MadeXLSX {
        MadeXLSX("<sheetData>\(rows)</sheetData>", strings: strings, styles: styles, workbook: workbook)
    }

    mutating func add(_ name: String, _ text: String) { add(name, Array((#"<?xml version="1.0" encoding="UTF-8"?>"# + text).utf8)) }

    mutating func add(_ name: String, _ bytes: [UInt8]) {
        parts.removeAll { $0.name == name }
        parts.append((name, bytes))
    }

    /// The zip file.
    var bytes: [UInt8] {
        var body: [UInt8] = []
        var list: [UInt8] = []
        for part in parts {
            // A zlib stream without its head and tail is what a zip holds.
            let packed = Array(Deflate.compress(part.bytes).dropFirst(2).dropLast(4))
            let shape: [UInt8] =
                word(20) + word(0x800) + word(8) + word(0) + word(0x21) + double(MadeXLSX.crc(part.bytes)) + double(UInt32(packed.count))
                + double(UInt32(claimed ?? part.bytes.count)) + word(part.name.utf8.count) + word(0)
            list +=
                [0x50, 0x4B, 1, 2] + word(20) + shape + word(0) + word(0) + word(0) + double(0) + double(UInt32(body.count)) + Array(part.name.utf8)
            body += [0x50, 0x4B, 3, 4] + shape + Array(part.name.utf8) + packed
        }
        let count = word(parts.count)
        return body + list + [0x50, 0x4B, 5, 6] + word(0) + word(0) + count + count + double(UInt32(list.count)) + double(UInt32(body.count))
            + word(0)
    }

    private func word(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    private func double(_ value: UInt32) -> [UInt8] { word(Int(value & 0xFFFF)) + word(Int(value >> 16)) }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    private static let crcTable: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }
}

/// Writes a file for one test and removes it afterwards.
func withMadeFile<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}

/// All rows of a made workbook.
func read(_ made: MadeXLSX, sheet: String? = nil) throws -> [TableRow] { try withMadeFile(made.bytes) { try read(xlsx: $0, sheet: sheet) } }

func read(xlsx path: String, sheet: String? = nil) throws -> [TableRow] {
    let reader = try XLSXReader(path: path, sheet: sheet)
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

/// Why a file is refused.
func fault(_ bytes: [UInt8]) throws -> String {
    try withMadeFile(bytes) { path in
        do {
            _ = try read(xlsx: path)
            return "nothing is wrong"
        } catch let fault as TableFault {
            return fault.description
        }
    }
}
