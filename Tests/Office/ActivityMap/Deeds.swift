import ActivityMap
import Application
import Database
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

/// Writes files into a folder and imports activities and grants from them.
struct Deeds {
    let site: TestSite
    let folder: URL

    func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Grants of a 360Giving file.
    func give(_ text: String, as name: String = "\(UUID().uuidString).json", day: String? = nil) async throws -> RunOutcome {
        try await ImportGrants(try write(name, text), day: day.flatMap { Day($0) }).run(in: site.services)
    }

    /// Grants of an office's list with the columns of the ready mapping.
    func list(_ rows: String, header: String = Deeds.header, day: String? = nil) async throws -> RunOutcome {
        let path = try write("\(UUID().uuidString).csv", header + "\n" + rows)
        return try await ImportGrants(path, mapping: "wykaz-umow", day: day.flatMap { Day($0) }).run(in: site.services)
    }

    static let header =
        "Nr umowy;Tytuł zadania;Kwota dotacji;Organizacja;KRS;NIP;Siedziba;Gmina siedziby;Powiat siedziby;Gmina realizacji;Powiat realizacji"

    func activities(_ rows: String, header: String) async throws -> RunOutcome {
        try await ImportActivities(try write("\(UUID().uuidString).csv", header + "\n" + rows), mapping: "dzialania").run(in: site.services)
    }

    /// Bodies of the register: number, name, town.
    func register(_ bodies: [(String, String, String)], day: String = "2026-11-20") async throws -> RunOutcome {
        let extracts = bodies.map { krs, name, town in
            var extract = MadeExtract(krs, name: name)
            (extract.powiat, extract.gmina, extract.locality, extract.postalCode) = (town, town, town, nil)
            return extract.json
        }
        let path = try write("\(UUID().uuidString).jsonl", extracts.joined(separator: "\n") + "\n")
        return try await ImportKRS([path], day: Day(day), isDry: false).run(in: site.services)
    }

    func number(_ sql: SQL) async throws -> Int { try await site.database.read { try $0.integer(sql) } }

    func texts(_ sql: SQL) async throws -> [String] {
        try await site.database.read { try $0.all(sql) { row in try row.values().map(Deeds.text).joined(separator: " ") } }
    }

    private static func text(_ value: SQLValue) -> String {
        switch value {
        case .null: "–"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .blob(let bytes): "\(bytes.count) B"
        }
    }

    func exported(_ format: GivingExport.Format = .json, _ ids: [Int64]? = nil) async throws -> String {
        try await site.database.read { db in
            var bytes: [UInt8] = []
            _ = try GivingExport(format).write(ids, in: db) { bytes += $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

func withDeeds(on engine: Engine = .sqlite, _ body: (Deeds) async throws -> Void) async throws {
    try await withSite(on: engine) { site in
        try await withFolder { folder in
            try await House.$current.withValue(TestSite.house) { try await body(Deeds(site: site, folder: folder)) }
        }
    }
}

extension Counts {
    var numbers: [Int] { [read, new, changed, unchanged, closed, rejected] }
}

extension RunOutcome {
    var rejected: [String] { problems.filter { $0.severity == .rejected }.map { "\($0.line) \($0.field): \($0.reason)" } }
    var warned: [String] { problems.filter { $0.severity == .warning }.map { "\($0.field): \($0.reason)" } }
}
