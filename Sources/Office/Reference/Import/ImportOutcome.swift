import Values

/// Something about one place of an imported file, for the person who has to repair it.
package struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
    /// 1-based; nil when it is about the whole file.
    package let line: Int?
    /// The column or element, as the file calls it; nil when it is about the whole line.
    package let field: String?
    package let reason: String

    package init(line: Int? = nil, field: String? = nil, _ reason: String) { (self.line, self.field, self.reason) = (line, field, reason) }

    package var description: String {
        [line.map { "wiersz \($0)" }, field].compactMap { $0 }.joined(separator: ", ") + (line == nil && field == nil ? "" : ": ") + reason
    }
}

/// What an import of the territory's facts did. Such a file goes in whole or not at all: with any problem nothing was written.
package struct ImportOutcome: Sendable, Equatable {
    /// The day the file speaks of.
    package var day: Day?
    /// Records of the file that concern the territory: units, or figures of units.
    package var read = 0
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var closed = 0
    /// Records left out because something newer is known.
    package var older = 0
    /// Figures for units that are not loaded.
    package var outside = 0
    package var problems: [ImportProblem] = []
    package var warnings: [ImportProblem] = []

    package init() {}

    /// True when the file was refused.
    package var refused: Bool { !problems.isEmpty }

    mutating func count(_ outcome: UnitLedger.Outcome?) {
        switch outcome {
        case .new: new += 1
        case .changed: changed += 1
        case .unchanged: unchanged += 1
        case .older: older += 1
        case nil: outside += 1
        }
    }
}

/// Problems of a file as they turn up. Many alike mostly have one cause, so the list is cut.
struct ProblemList {
    private(set) var all: [ImportProblem] = []
    static let most = 200

    var isFull: Bool { all.count >= ProblemList.most }

    mutating func add(_ line: Int?, _ field: String?, _ reason: String) { add(ImportProblem(line: line, field: field, reason)) }

    mutating func add(_ problem: ImportProblem) {
        guard !isFull else { return }
        all.append(problem)
        if isFull { all.append(ImportProblem("dalszych błędów nie wypisano")) }
    }
}
