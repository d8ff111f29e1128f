import Polish
import Values

/// The rows of a SIMC file, CSV or XML, gathered.
struct LocalityReading: TableReading {
    private(set) var localities: [String: Locality] = [:]
    private(set) var day: Day?
    private(set) var problems = ProblemList()
    /// Rows about gminas that are not loaded.
    private(set) var outside = 0
    private let territory: Territory
    private var lines: [String: Int] = [:]

    init(_ territory: Territory) { self.territory = territory }

    mutating func begin(_ columns: [String]) -> Bool {
        let missing = ["woj", "pow", "gmi", "rm", "nazwa", "sym", "sympod", "stan_na"].filter { !columns.contains($0) }.map { $0.uppercased() }
        if missing.isEmpty { return true }
        problems.add(
            1, missing.joined(separator: ", "), "brak tych kolumn; plik SIMC ma WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA")
        return false
    }

    mutating func take(_ row: TableFile.Row) { take(line: row.line) { row[$0] } }
    mutating func fault(_ problem: ImportProblem) { problems.add(problem) }

    /// - Parameter fields: by lower-case column name; nil or empty for an empty field.
    mutating func take(line: Int, _ fields: (String) -> String?) {
        func field(_ name: String) -> String { fields(name) ?? "" }
        let number = field("woj") + field("pow") + field("gmi")
        guard let gmina = Teryt(number), gmina.level == .gmina else {
            return problems.add(line, "GMI", "„\(number.prefix(20))” to nie jest numer gminy (sześć cyfr)")
        }
        let code = field("sym")
        let parent = field("sympod")
        let name = field("nazwa")
        guard LocalityReading.isCode(code) else { return problems.add(line, "SYM", "„\(code.prefix(20))” to nie jest siedem cyfr") }
        guard LocalityReading.isCode(parent) else { return problems.add(line, "SYMPOD", "„\(parent.prefix(20))” to nie jest siedem cyfr") }
        let odd = name.unicodeScalars.contains { "<>{}|".unicodeScalars.contains($0) || $0.properties.generalCategory == .control }
        guard !fold(name).isEmpty, name.count <= 100, !odd else { return problems.add(line, "NAZWA", "„\(name.prefix(40))” nie wygląda na nazwę") }
        guard let stated = Day(field("stan_na")), day == nil || day == stated else {
            return problems.add(line, "STAN_NA", "„\(field("stan_na").prefix(20))” to nie jest dzień albo jest inny niż wyżej")
        }
        day = stated
        guard lines.updateValue(line, forKey: code) == nil else { return problems.add(line, "SYM", "miejscowość \(code) występuje drugi raz") }
        guard territory[gmina] != nil else {
            outside += 1
            return
        }
        localities[code] = Locality(code: code, name: name, gmina: gmina, parent: parent == code ? nil : parent, kind: field("rm"))
    }

    mutating func finish() {
        for locality in localities.values.sorted(by: { $0.code < $1.code }) {
            guard let parent = locality.parent, lines[parent] == nil else { continue }
            problems.add(
                lines[locality.code], "SYMPOD", "miejscowość \(locality.code) jest częścią \(parent), której nie ma w pliku; plik jest ucięty")
        }
        if lines.isEmpty && problems.all.isEmpty { problems.add(nil, nil, "w pliku nie ma żadnej miejscowości") }
    }

    private static func isCode(_ text: String) -> Bool { text.utf8.count == 7 && text.utf8.allSatisfy { (48...57).contains($0) } }
}
