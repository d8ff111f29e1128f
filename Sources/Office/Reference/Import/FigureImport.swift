import Database
import Values

/// Brings in a table of one figure per unit: population (GUS) or area (GUGiK). Columns are found by name, units by their first six digits.
///
/// Rows of parts of gminas (kinds 4, 5, 8, 9) are left out. Where the table has no rows for powiats and voivodeships, theirs are the sums of their
/// gminas, as soon as every one of them has a figure of that day. An empty field is unknown and changes nothing. The file goes in whole or not at all.
package struct FigureImport: Sendable {
    package enum Subject: Sendable, CaseIterable {
        case population, area

        /// How the column of the figure begins.
        var column: String { self == .population ? "ludnosc" : "powierzchnia_ha" }
        /// More of anything in one unit than there is of it in Poland, with room to spare, is a misread file.
        var most: Int { self == .population ? 60_000_000 : 40_000_000 }
        var path: any WritableKeyPath<Unit, Figure?> & Sendable { self == .population ? \.population : \.areaHectares }
        var source: String { self == .population ? "population" : "area" }
    }

    package let subject: Subject
    package let path: String
    /// The day the figures speak of; nil: the header tells it, `ludnosc_2024_12_31`.
    package let day: Day?

    package init(_ subject: Subject, _ path: String, day: Day? = nil) { (self.subject, self.path, self.day) = (subject, path, day) }

    /// - Throws: ``TableFile/Unreadable`` when there is no such file, ``DatabaseError``.
    package func run(_ database: Database, by actor: Actor = .commandLine) async throws -> ImportOutcome {
        var outcome = ImportOutcome()
        let reading = try read()
        outcome.problems = reading.problems.all
        outcome.day = reading.day
        guard !outcome.refused, let day = reading.day else { return outcome }
        outcome.read = reading.figures.count
        return try await database.write(by: actor) { [outcome] db in
            var outcome = outcome
            var ledger = try UnitLedger(db)
            for (teryt, value) in reading.figures.sorted(by: { $0.key < $1.key }) {
                outcome.count(ledger.enter(Figure(value, on: day), as: subject.path, for: teryt))
            }
            addUp(&ledger, reading, on: day)
            try ledger.write(db, facts: ["source": subject.source, "day": day.iso])
            return outcome
        }
    }

    /// Sums of powiats, then of voivodeships, where every gmina inside is known on that day.
    private func addUp(_ ledger: inout UnitLedger, _ reading: FigureReading, on day: Day) {
        let gminas = ledger.units.values.filter { $0.level == .gmina && $0.until == nil }
        for whole in Set(reading.figures.keys.flatMap { [$0.voivodeship, $0.powiat] }.compactMap { $0 }) where reading.figures[whole] == nil {
            let figures = gminas.filter { $0.teryt.digits.hasPrefix(whole.digits) }.map { $0[keyPath: subject.path] }
            let known = figures.compactMap { $0 }.filter { $0.on == day }
            guard !known.isEmpty, known.count == figures.count else { continue }
            _ = ledger.enter(Figure(known.reduce(0) { $0 + $1.value }, on: day), as: subject.path, for: whole)
        }
    }

    private func read() throws -> FigureReading {
        var reading = FigureReading(subject: subject, day: day)
        try TableFile(path: path).read(into: &reading)
        if reading.figures.isEmpty && reading.problems.all.isEmpty { reading.fault(ImportProblem("w pliku nie ma żadnej liczby")) }
        return reading
    }
}

/// The rows of such a table, gathered.
struct FigureReading: TableReading {
    let subject: FigureImport.Subject
    private(set) var day: Day?
    private(set) var figures: [Teryt: Int] = [:]
    private(set) var problems = ProblemList()
    private var codeColumn = "", figureColumn = ""

    init(subject: FigureImport.Subject, day: Day?) { (self.subject, self.day) = (subject, day) }

    mutating func begin(_ columns: [String]) -> Bool {
        guard let code = ["terc", "teryt", "teryt6", "kod"].first(where: columns.contains),
            let figure = columns.first(where: { $0 == subject.column || $0.hasPrefix(subject.column + "_") })
        else {
            problems.add(1, nil, "brak kolumny „terc” (albo „teryt”) lub kolumny „\(subject.column)…”")
            return false
        }
        (codeColumn, figureColumn) = (code, figure)
        day = day ?? Day(String(figure.dropFirst(subject.column.count + 1)).replacing("_", with: "-"))
        if day == nil { problems.add(1, figure, "kolumna nie mówi, z którego dnia są liczby; podaj go opcją --day, np. --day 2025-01-01") }
        return day != nil
    }

    mutating func fault(_ problem: ImportProblem) { problems.add(problem) }

    mutating func take(_ row: TableFile.Row) {
        let text = row[codeColumn] ?? ""
        // "00" is the whole country; 4, 5, 8 and 9 in the seventh place are parts of a gmina.
        if text == "00" || (text.utf8.count == 7 && !"123".contains(text.last ?? " ")) { return }
        guard let teryt = Teryt(text) else { return problems.add(row.line, codeColumn, "„\(text.prefix(20))” to nie jest numer TERYT") }
        let number = row[figureColumn] ?? ""
        if number.isEmpty { return }
        guard let value = Int(number), (0...subject.most).contains(value) else {
            return problems.add(row.line, figureColumn, "„\(number.prefix(20))” to nie jest liczba całkowita od 0 do \(subject.most)")
        }
        if figures.updateValue(value, forKey: teryt) != nil { problems.add(row.line, codeColumn, "jednostka \(teryt) występuje drugi raz") }
    }
}
