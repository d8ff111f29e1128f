import Database
import Documents
import Polish
import Values

/// Brings in a table of postal codes: code, place, voivodeship, powiat, as CSV, TSV or XLSX with a header (GeoNames, or a table like it).
///
/// Only codes of the loaded territory are kept. A code gets one gmina only where every place it names bears the name of exactly one gmina of
/// its powiat; what is certain already stays, and gets candidates beside it. Codes of several powiats are left out, since the
/// rest of the program takes the powiat of a code for sure. The file goes in whole or not at all.
package struct PostalImport: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// - Throws: ``TableFile/Unreadable`` when there is no such file, ``DatabaseError``.
    package func run(_ database: Database, by actor: Actor = .commandLine) async throws -> ImportOutcome {
        _ = try TableFile(path: path).firstByte()
        let territory = try await database.read { try Territory.load($0) }
        var reading = PostalReading(territory)
        do {
            try reading.read(path)
        } catch let fault as TableFault {
            reading.problems.add(fault.line, nil, fault.reason)
        }
        var outcome = reading.outcome
        outcome.problems = reading.problems.all
        guard !outcome.refused else { return outcome }
        let found = reading.codes(&outcome)
        return try await database.write(by: actor) { [outcome] db in
            var outcome = outcome
            let kept = try PostalCodes.load(db)
            var different: [PostalCode] = []
            for code in found {
                guard let known = kept[code.code] else {
                    outcome.new += 1
                    different.append(code)
                    continue
                }
                guard known.powiat == code.powiat else {
                    outcome.older += 1
                    outcome.warn("kod \(code.code): w programie powiat \(known.powiat), w pliku \(code.powiat); zostaje, jak był")
                    continue
                }
                let added = PostalCode(
                    code: known.code, place: known.place, powiat: known.powiat, gmina: known.gmina,
                    candidates: Set(known.candidates + code.possible).subtracting(known.gmina.map { [$0] } ?? []).sorted())
                if added == known { outcome.unchanged += 1 } else { outcome.changed += 1 }
                if added != known { different.append(added) }
            }
            for code in different { try PostalImport.save(code, in: db) }
            if !different.isEmpty {
                db.note(Change("imported", "postal_code", ids: [], after: "{\"codes\":\(different.count)}", reason: "import postal"))
            }
            return outcome
        }
    }

    private static func save(_ code: PostalCode, in db: Writing) throws {
        let candidates = code.candidates.map(\.digits).joined(separator: " ")
        try db.run(
            upsert(
                ["code", "place", "powiat", "gmina", "candidates"], key: ["code"], into: "postal_code",
                [
                    code.code.sqlValue, code.place.sqlValue, code.powiat.digits.sqlValue, (code.gmina?.digits).sqlValue,
                    (candidates.isEmpty ? nil : candidates).sqlValue,
                ]))
    }
}

extension ImportOutcome {
    /// Warnings alike mostly have one cause, so the list is cut.
    fileprivate mutating func warn(_ reason: String) {
        if warnings.count < ProblemList.most { warnings.append(ImportProblem(reason)) }
    }
}

/// The rows of such a table, gathered by code.
private struct PostalReading {
    /// Rows such a table may have: Poland has some 22 000 codes, and up to 120 000 rows where streets stand beside them.
    static let mostRows = 500_000

    private struct Entry {
        var places: [String] = []
        var powiats: Set<Teryt> = []
    }

    private let territory: Territory
    private var byCode: [String: Entry] = [:]
    private var unknownPowiats: Set<String> = []
    var outcome = ImportOutcome()
    var problems = ProblemList()

    init(_ territory: Territory) { self.territory = territory }

    private static let columns: [(name: String, titles: [String])] = [
        ("postal_code", ["postal code", "kod", "kod pocztowy", "pna"]), ("place", ["place", "place name", "miejscowosc"]),
        ("voivodeship", ["voivodeship", "admin1", "admin name1", "wojewodztwo"]), ("admin2", ["admin2", "admin name2", "powiat"]),
    ]

    mutating func read(_ path: String) throws {
        func places(_ row: TableRow) -> [Int?] {
            let titles = row.fields.map(fold)
            return PostalReading.columns.map { column in titles.firstIndex { column.titles.contains($0) } }
        }
        let table: TableReader
        do {
            table = try TableReader(path: path, isHeader: { !places($0).contains(nil) })
        } catch {
            let plain = try TableReader(path: path)
            let missing = zip(PostalReading.columns, places(plain.header)).filter { $1 == nil }.map(\.0.name).joined(separator: ", ")
            if missing.isEmpty { throw error }
            return problems.add(plain.header.line, nil, "brak kolumn: \(missing)")
        }
        let at = places(table.header).compactMap(\.self)
        var rows = 0
        while let row = try table.next() {
            rows += 1
            guard rows <= PostalReading.mostRows else {
                return problems.add(row.line, nil, "więcej niż \(PostalReading.mostRows) wierszy, to nie jest ten plik")
            }
            take(row, code: row[at[0]], place: row[at[1]], voivodeship: row[at[2]], powiat: row[at[3]])
        }
        if rows == 0 { problems.add(nil, nil, "w pliku nie ma żadnego kodu") }
    }

    private mutating func take(_ row: TableRow, code: String, place: String, voivodeship: String, powiat: String) {
        let digits = code.utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
        guard digits.count == 5, digits.allSatisfy({ (48...57).contains($0) }) else {
            return problems.add(row.line, "postal_code", "„\(code.prefix(20))” to nie jest kod pocztowy")
        }
        guard let region = PlaceName(voivodeship)?.spellings.compactMap({ territory.voivodeship(named: $0) }).first else {
            outcome.outside += 1
            return
        }
        guard !fold(place).isEmpty else { return problems.add(row.line, "place", "brak miejscowości") }
        let found = PlaceName(powiat)?.spellings.map { territory.units(in: region.teryt, named: $0) }.first { !$0.isEmpty } ?? []
        guard found.count == 1, let unit = found.first else {
            if unknownPowiats.insert(fold(powiat)).inserted {
                outcome.warn("wiersz \(row.line): nieznany powiat „\(powiat.prefix(40))”, kody pominięto")
            }
            outcome.outside += 1
            return
        }
        let text = String(decoding: digits, as: UTF8.self)
        var entry = byCode["\(text.prefix(2))-\(text.dropFirst(2))"] ?? Entry()
        if !entry.places.contains(place) { entry.places.append(place) }
        entry.powiats.insert(unit.teryt)
        byCode["\(text.prefix(2))-\(text.dropFirst(2))"] = entry
    }

    /// What the file says of each code of the territory.
    func codes(_ outcome: inout ImportOutcome) -> [PostalCode] {
        var codes: [PostalCode] = []
        for (code, entry) in byCode.sorted(by: { $0.key < $1.key }) {
            outcome.read += 1
            guard entry.powiats.count == 1, let powiat = entry.powiats.first else {
                outcome.older += 1
                outcome.warn("kod \(code) leży w kilku powiatach, pominięto")
                continue
            }
            codes.append(made(code, entry.places, powiat))
        }
        return codes
    }

    private func made(_ code: String, _ places: [String], _ powiat: Teryt) -> PostalCode {
        let named = places.map { place in
            PlaceName(place)?.spellings.lazy.map { territory.units(in: powiat, named: $0) }.first { !$0.isEmpty } ?? []
        }
        let possible = Set(named.flatMap { $0.map(\.teryt) })
        let isCertain = possible.count == 1 && named.allSatisfy { $0.count == 1 }
        // A place that is no gmina's name may lie in any of them.
        let isOpen = named.contains(where: \.isEmpty)
        let candidates = isOpen ? Set(territory.gminas(of: powiat).map(\.teryt)) : possible
        return PostalCode(
            code: code, place: places.sorted()[0], powiat: powiat, gmina: isCertain ? possible.first : nil,
            candidates: isCertain ? [] : candidates.sorted())
    }
}
