import Documents
import Foundation
import Values

/// Problems and warnings as a CSV table for the person who has to repair the file: kind, file, line, field, reason.
enum ImportReport {
    static func text(_ outcome: ImportOutcome, of file: String) -> String {
        var table = CSVWriter()
        table.row(["rodzaj", "plik", "wiersz", "pole", "powod"])
        for (kind, problems) in [("odrzucone", outcome.problems), ("ostrzeżenie", outcome.warnings)] {
            for problem in problems { table.row([kind, file, problem.line.map(String.init) ?? "", problem.field ?? "", problem.reason]) }
        }
        return table.text
    }
}

/// The outcome as machines read it: the keys every import of this program has, and two of its own.
struct ImportSummary: Encodable {
    let day: String?
    let read: Int
    let new: Int
    let changed: Int
    let unchanged: Int
    let closed: Int
    let rejected: Int
    let older: Int
    let outside: Int

    init(_ outcome: ImportOutcome) {
        day = outcome.day?.iso
        (read, new, changed, unchanged, closed) = (outcome.read, outcome.new, outcome.changed, outcome.unchanged, outcome.closed)
        (rejected, older, outside) = (outcome.problems.count, outcome.older, outcome.outside)
    }

    var words: String {
        "read \(read), new \(new), changed \(changed), unchanged \(unchanged), closed \(closed), rejected \(rejected), older \(older), outside \(outside)"
    }
}
