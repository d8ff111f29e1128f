/// Rows of one sheet out of its XML, one after the other.
struct XLSXRows: ~Copyable {
    private enum Kind { case number, shared, inline, text, flag, error, day }

    private var scanner: XMLScanner
    private var text = TextRoom()
    private var merges: XLSXMerges
    private let strings: XLSXStrings
    private let styles: XLSXStyles
    private let from1904: Bool
    private var last = 0
    private var texts = TableRowTexts()
    private var hasBegun = false, hasEnded = false

    /// Earlier rows are passed over.
    var firstLine = 1
    /// The first cell whose formula has no value, because no spreadsheet has ever computed it.
    private(set) var uncomputed: String?

    private let row = XMLName("row"), cell = XMLName("c"), value = XMLName("v"), inline = XMLName("is"), formula = XMLName("f")
    private let t = XMLName("t"), rPh = XMLName("rPh"), sheetData = XMLName("sheetData"), r = XMLName("r"), s = XMLName("s")

    init(_ part: XLSXPart, strings: XLSXStrings, styles: XLSXStyles, merges: XLSXMerges, from1904: Bool) {
        scanner = part.scannerAhead()
        (self.strings, self.styles, self.merges, self.from1904) = (strings, styles, merges, from1904)
    }

    /// The next row in which a cell says something.
    mutating func next() throws -> TableRow? {
        while !hasEnded {
            switch try scanner.next() {
            case .start where scanner.name == sheetData: hasBegun = true
            case .start where scanner.name == row && hasBegun: if let row = try readRow() { return row }
            case .end where scanner.name == sheetData, .finish: hasEnded = true
            default: break
            }
        }
        return nil
    }

    private mutating func readRow() throws -> TableRow? {
        let line = scanner.attribute(r).map(XLSXRows.integer) ?? last + 1
        guard let line, line > last, line <= XLSXCell.mostRows else {
            throw TableFault(line: last + 1, "numery wierszy arkusza nie idą po kolei; plik jest uszkodzony")
        }
        last = line
        texts.clear()
        var column = -1
        while true {
            switch try scanner.next() {
            case .start where scanner.name == cell:
                guard let place = place(after: column) else { throw TableFault(line: line, "komórki wiersza nie idą po kolei; plik jest uszkodzony") }
                column = place
                try readCell(line: line, column: column)
                guard texts.size <= CSVReader.longestRow else { throw TableFault(line: line, "wiersz dłuższy niż 1 MiB, to nie jest zwykły arkusz") }
            case .start: try scanner.skip()
            case .end where scanner.name == row, .finish:
                return texts.count == 0 ? nil : try merged(TableRow(line: line, texts))
            default: break
            }
        }
    }

    /// The row with the texts of its merges; nil for one to be passed over.
    private mutating func merged(_ row: TableRow) throws -> TableRow? {
        guard merges.mayTouch(row: row.line) else { return row.line >= firstLine ? row : nil }
        var fields = row.fields
        try merges.spread(row: row.line, &fields)
        return row.line >= firstLine ? TableRow(line: row.line, fields: fields) : nil
    }

    /// The column of the cell that has just started; nil when it is not behind the one before.
    private func place(after previous: Int) -> Int? {
        guard let name = scanner.attribute(r) else { return previous + 1 < XLSXCell.mostColumns ? previous + 1 : nil }
        guard let column = XLSXCell.column(name.prefix { $0 >= 65 && $0 <= 90 }), column > previous else { return nil }
        return column
    }

    // MARK: Cells

    /// Appends the text of the cell that has just started to those of the row, unless it says nothing.
    private mutating func readCell(line: Int, column: Int) throws {
        let kind = scanner.attribute(t).map(XLSXRows.kind) ?? .number
        let style = scanner.attribute(s).flatMap(XLSXRows.integer) ?? 0
        text.clear()
        var isComputed = false
        reading: while true {
            switch try scanner.next() {
            case .start where scanner.name == value: try scanner.content(to: &text)
            case .start where scanner.name == inline: try readInline()
            case .start:
                if scanner.name == formula { isComputed = true }
                try scanner.skip()
            case .end, .finish: break reading
            case .text: break
            }
        }
        if text.count == 0 {
            if isComputed, kind == .number, uncomputed == nil { uncomputed = XLSXCell.name(column) + String(line) }
            return
        }
        if kind == .shared {
            guard let index = XLSXRows.integer(text.bytes), let bytes = strings.bytes(index) else {
                let place = XLSXCell.name(column) + String(line)
                throw TableFault(line: line, "komórka \(place) wskazuje na tekst, którego w pliku nie ma; plik jest uszkodzony")
            }
            put(bytes, column)
        } else if kind == .inline {
            put(text.bytes, column)
        } else {
            var said = said(kind, style: style)
            said.withUTF8 { put($0, column) }
        }
    }

    private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Int) {
        if bytes.isEmpty { return }
        while texts.count < column { texts.append(UnsafeBufferPointer(start: nil, count: 0)) }
        texts.append(bytes)
    }

    /// Texts of an `is`, runs with formats one after the other; readings of Asian words left out.
    private mutating func readInline() throws {
        while true {
            switch try scanner.next() {
            case .start where scanner.name == t: try scanner.text(to: &text)
            case .start where scanner.name == rPh: try scanner.skip()
            case .end where scanner.name == inline, .finish: return
            default: break
            }
        }
    }

    /// What a person sees in a cell whose text is not what the file has.
    private mutating func said(_ kind: Kind, style: Int) -> String {
        switch kind {
        case .number: return XLSXNumber.text(text.bytes, as: styles[style], from1904: from1904)
        case .shared, .inline: return text.string
        case .text:
            text.unescape(from: 0)
            return text.string
        case .flag: return text.bytes.first == UInt8(ascii: "1") || text.string == "true" ? "PRAWDA" : "FAŁSZ"
        case .error: return XLSXRows.errors[text.string] ?? text.string
        case .day:
            let iso = text.string
            return iso.hasSuffix("T00:00:00") ? String(iso.dropLast(9)) : iso.replacing("T", with: " ")
        }
    }

    /// As the Polish edition shows them, which is also what it writes into CSV.
    private static let errors = [
        "#N/A": "#N/D", "#DIV/0!": "#DZIEL/0!", "#VALUE!": "#ARG!", "#REF!": "#ADR!", "#NAME?": "#NAZWA?", "#NUM!": "#LICZBA!", "#NULL!": "#ZERO!",
    ]

    private static func kind(_ name: UnsafeBufferPointer<UInt8>) -> Kind {
        switch (name.first, name.count) {
        case (UInt8(ascii: "s"), 1): .shared
        case (UInt8(ascii: "s"), _): .text
        case (UInt8(ascii: "i"), _): .inline
        case (UInt8(ascii: "b"), _): .flag
        case (UInt8(ascii: "e"), _): .error
        case (UInt8(ascii: "d"), _): .day
        default: .number
        }
    }

    private static func integer(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= 48, digit <= 57, value < 1 << 40 else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return digits.isEmpty ? nil : value
    }
}
