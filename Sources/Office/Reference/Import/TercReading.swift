import Foundation
import Polish
import Values

/// The rows of a TERC file, official or address variant, gathered into units. The two variants differ only in urban-rural gminas (one row 3, or a row
/// 4 and a row 5) and in cities with districts, which the address variant lists without the city itself.
struct TercReading: TableReading {
    private(set) var entries: [Teryt: UnitLedger.Entry] = [:]
    private(set) var day: Day?
    private(set) var problems = ProblemList()
    private var lines: [Teryt: Int] = [:]
    private var seen: Set<String> = []
    private var towns: [Teryt: String] = [:]
    private var countrysides: Set<Teryt> = []

    /// - Parameter fields: by lower-case column name; nil or empty for an empty field.
    mutating func take(line: Int, _ fields: (String) -> String?) {
        func field(_ name: String) -> String { fields(name) ?? "" }
        let number = field("woj") + field("pow") + field("gmi")
        guard let teryt = code(line, field("woj"), field("pow"), field("gmi")) else { return }
        guard let name = name(line, field("nazwa")), agrees(line, field("stan_na")) else { return }
        guard seen.insert(number + field("rodz")).inserted else {
            return problems.add(line, "GMI", "jednostka \(number)\(field("rodz")) występuje drugi raz")
        }
        switch (teryt.level, field("rodz")) {
        case (.voivodeship, ""): enter(teryt, nil, name.lowercased(with: Locale(identifier: "pl_PL")), line)
        case (.powiat, ""): enter(teryt, nil, name, line)
        case (.gmina, "1"), (.gmina, "2"), (.gmina, "3"): enter(teryt, GminaKind(rawValue: Int(field("rodz")) ?? 0), name, line)
        case (.gmina, "4"): (towns[teryt], lines[teryt]) = (name, line)
        case (.gmina, "5"):
            countrysides.insert(teryt)
            lines[teryt] = line
        // Districts of Warsaw, delegacies of Kraków, Łódź, Poznań and Wrocław are no gminas.
        case (.gmina, "8"), (.gmina, "9"): break
        default: problems.add(line, "RODZ", "„\(field("rodz"))” nie pasuje do jednostki \(number); może być 1, 2, 3, 4, 5, 8 albo 9")
        }
    }

    mutating func begin(_ columns: [String]) -> Bool {
        let missing = ["woj", "pow", "gmi", "rodz", "nazwa", "stan_na"].filter { !columns.contains($0) }.map { $0.uppercased() }
        if missing.isEmpty { return true }
        problems.add(1, missing.joined(separator: ", "), "brak tych kolumn; plik TERC ma WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA")
        return false
    }

    mutating func take(_ row: TableFile.Row) { take(line: row.line) { row[$0] } }
    mutating func fault(_ problem: ImportProblem) { problems.add(problem) }

    /// Puts together what stands in several rows, and looks for what is missing.
    mutating func finish() {
        for (teryt, name) in towns where entries[teryt] == nil {
            if countrysides.contains(teryt) {
                enter(teryt, .urbanRural, name, lines[teryt] ?? 0)
            } else {
                problems.add(lines[teryt], "RODZ", "jest miasto (4) gminy \(teryt), a brak jej obszaru wiejskiego (5); plik jest ucięty")
            }
        }
        for teryt in countrysides.subtracting(towns.keys).sorted() where entries[teryt] == nil {
            problems.add(lines[teryt], "RODZ", "jest obszar wiejski (5) gminy \(teryt), a brak jej miasta (4); plik jest pomieszany")
        }
        for (teryt, entry) in entries where teryt.level == .powiat && teryt.isCity {
            guard let gmina = Teryt(teryt.digits + "01"), entries[gmina] == nil else { continue }
            entries[gmina] = UnitLedger.Entry(teryt: gmina, kind: .urban, name: entry.name)
        }
        if entries.isEmpty && problems.all.isEmpty { problems.add(nil, nil, "w pliku nie ma żadnej jednostki") }
    }

    func line(of teryt: Teryt) -> Int? { lines[teryt] }

    private mutating func enter(_ teryt: Teryt, _ kind: GminaKind?, _ name: String, _ line: Int) {
        entries[teryt] = UnitLedger.Entry(teryt: teryt, kind: kind, name: name)
        lines[teryt] = line
    }

    private mutating func code(_ line: Int, _ parts: String...) -> Teryt? {
        var digits = ""
        for (part, column) in zip(parts, ["WOJ", "POW", "GMI"]) where !part.isEmpty {
            let wellFormed = part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) } && part != "00"
            guard wellFormed else {
                problems.add(line, column, "„\(part.prefix(20))” to nie są dwie cyfry (od 01)")
                return nil
            }
            digits += part
        }
        guard !parts[0].isEmpty, parts[2].isEmpty || !parts[1].isEmpty, let teryt = Teryt(digits) else {
            problems.add(line, parts[0].isEmpty ? "WOJ" : "POW", "brak numeru")
            return nil
        }
        return teryt
    }

    private mutating func name(_ line: Int, _ text: String) -> String? {
        let odd = text.unicodeScalars.contains { "<>{}|".unicodeScalars.contains($0) || $0.properties.generalCategory == .control }
        guard !fold(text).isEmpty, text.count <= 100, !odd else {
            problems.add(line, "NAZWA", text.isEmpty ? "brak nazwy" : "„\(text.prefix(40))” nie wygląda na nazwę")
            return nil
        }
        return text
    }

    /// A TERC file is of one day.
    private mutating func agrees(_ line: Int, _ text: String) -> Bool {
        guard let stated = Day(text) else {
            problems.add(line, "STAN_NA", "„\(text.prefix(20))” to nie jest dzień; oczekiwano np. 2026-01-01")
            return false
        }
        if let day, day != stated {
            problems.add(line, "STAN_NA", "dzień \(stated) jest inny niż w poprzednich wierszach (\(day))")
            return false
        }
        day = stated
        return true
    }
}
