import Documents
import Foundation
import Testing
import Values

/// What other programs write is read here, and what is written here they read, row for row.
@Suite struct XLSXExchangeTests {
    @Test(.enabled(if: Programs.python != nil, "openpyxl is missing: run scripts/setup test"))
    func `openpyxl writes and we read, and the other way round`() throws {
        var random = SystemRandomNumberGenerator()
        try withFolder { folder in
            let tables = (0..<25).map { _ in MadeTable(&random) }
            try JSONSerialization.data(withJSONObject: tables.map(\.json)).write(to: folder.appending(path: "tables.json"))
            try Programs.tables("write", folder.path)
            for (index, table) in tables.enumerated() {
                #expect(try read(xlsx: folder.appending(path: "\(index).xlsx").path).map(\.fields) == table.shown, "\(table.json)")
                try table.write(to: folder.appending(path: "\(index).xlsx").path)
            }
            try Programs.tables("read", folder.path)
            let seen = try JSONDecoder().decode([[[String]]].self, from: Data(contentsOf: folder.appending(path: "seen.json")))
            for (index, table) in tables.enumerated() { #expect(seen[index] == table.shown, "\(table.json)") }
        }
    }

    @Test(.enabled(if: Programs.office != nil, "LibreOffice is missing: run scripts/setup test"))
    func `LibreOffice writes and we read`() throws {
        var random = SystemRandomNumberGenerator()
        try withFolder { folder in
            let tables = (0..<6).map { _ in MadeTable(&random, plain: true) }
            for (index, table) in tables.enumerated() { try table.write(to: folder.appending(path: "\(index).xlsx").path) }
            let names = tables.indices.map { folder.appending(path: "\($0).xlsx").path }
            try Programs.convert(names, in: folder)
            for (index, table) in tables.enumerated() {
                #expect(try read(xlsx: folder.appending(path: "out/\(index).xlsx").path).map(\.fields) == table.shown, "\(table.json)")
            }
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exchange-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}

/// A random table, and what it looks like when read.
private struct MadeTable {
    enum Cell {
        case nothing
        case text(String)
        case number(Double)
        case day(Day)
        case flag(Bool)
    }

    let rows: [[Cell]]

    /// - Parameter plain: without the texts that LibreOffice changes: control characters and lone line ends.
    init(_ random: inout SystemRandomNumberGenerator, plain: Bool = false) {
        let texts = [
            "a", "ąćęłńóśźż", "ZAŻÓŁĆ", "0000037904", "=1+1", "<i>&amp;</i>", "\"x\"", "  x  ", "\u{1F600}", "-5", "1,5", "#N/A", "TRUE", "'apostrof",
            "bardzo długi tekst, który nie mieści się w piętnastu bajtach",
        ]
        let odd = plain ? [] : ["dwie\nlinie", "tab\tx"]
        let width = Int.random(in: 1...8, using: &random)
        rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (0..<width).map { _ in
                switch Int.random(in: 0..<6, using: &random) {
                case 0: .nothing
                case 1: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &random)))
                case 2: .number(Double(Int.random(in: -99_999_999...99_999_999, using: &random)) / 100)
                case 3: .day(Day(daysSince1970: Int.random(in: -25_000...80_000, using: &random)))
                case 4: .flag(Bool.random(using: &random))
                default: .text((texts + odd).randomElement(using: &random) ?? "")
                }
            }
        }
    }

    /// For the script: text, number, day and flag by one letter.
    var json: [[[Any]]] {
        rows.map { row in
            row.map { cell in
                switch cell {
                case .nothing: ["-"]
                case .text(let text): ["t", text]
                case .number(let number): ["n", number]
                case .day(let day): ["d", day.iso]
                case .flag(let flag): ["b", flag]
                }
            }
        }
    }

    /// The rows that say something, without empty cells at their ends.
    var shown: [[String]] {
        rows.compactMap { row in
            var texts = row.map { cell in
                switch cell {
                case .nothing: ""
                case .text(let text): text
                case .number(let number): number == number.rounded() ? String(Int(number)) : "\(number)"
                case .day(let day): day.iso
                case .flag(let flag): flag ? "PRAWDA" : "FAŁSZ"
                }
            }
            while texts.last == "" { texts.removeLast() }
            return texts.isEmpty ? nil : texts
        }
    }

    func write(to path: String) throws {
        let book = try XLSXWriter(created: Instant(milliseconds: 0))
        try book.sheet("Tabela", [])
        for row in rows {
            try book.row(
                row.map { cell in
                    switch cell {
                    case .nothing: .nothing
                    case .text(let text): .text(text)
                    case .number(let number): .number(number)
                    case .day(let day): .day(day)
                    case .flag(let flag): .flag(flag)
                    }
                })
        }
        try book.save(to: path)
    }
}

/// The other programs.
private enum Programs {
    private static let root = FileManager.default.currentDirectoryPath

    static let python: String? = {
        let path = root + "/.venv/bin/python"
        guard FileManager.default.isExecutableFile(atPath: path), (try? run(path, ["-c", "import openpyxl"])) != nil else { return nil }
        return path
    }()

    static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first { FileManager.default.isExecutableFile(atPath: $0) }

    static func tables(_ arguments: String...) throws { try run(python ?? "", ["\(root)/Tests/Documents/tables.py"] + arguments) }

    /// Opens the files and saves them as LibreOffice does, into the folder `out`.
    static func convert(_ files: [String], in folder: URL) throws {
        let profile = "-env:UserInstallation=file://\(folder.path)/profile"
        try run(office ?? "", [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "\(folder.path)/out"] + files)
    }

    private struct Failed: Error { let code: Int32 }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Failed(code: process.terminationStatus) }
    }
}
