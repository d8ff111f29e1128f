import Dispatch
import Documents
import Synchronization
import Values

/// A row of a list with its cells put into place: most of the work on a list that says nothing new, so it is done on all cores.
struct DraftedRow: Sendable {
    /// Rows put into place together.
    static let atOnce = 1_024
    private static let part = 128

    let row: TableRow
    /// Nil for a row without a name, and for one that was handed over before.
    let content: Incoming.Content?
    let closedOn: Day?
    let warnings: [Warning]

    /// - Parameters:
    ///   - start: rows before that line were handed over by the run that was cut off.
    ///   - template: what every record begins with.
    static func all(
        _ rows: [TableRow], from start: Int, _ template: ListDraft, _ steps: [ListTable.Step], _ list: ListMapping, _ words: ListWords
    ) -> [DraftedRow] {
        let parts = Mutex([[DraftedRow]](repeating: [], count: (rows.count + part - 1) / part))
        DispatchQueue.concurrentPerform(iterations: parts.withLock(\.count)) { number in
            let drafted = rows[number * part..<min(rows.count, (number + 1) * part)].map { row in
                row.line < start
                    ? DraftedRow(row: row, content: nil, closedOn: nil, warnings: []) : DraftedRow(row, template, steps, list, words)
            }
            parts.withLock { $0[number] = drafted }
        }
        return parts.withLock { Array($0.joined()) }
    }

    private init(row: TableRow, content: Incoming.Content?, closedOn: Day?, warnings: [Warning]) {
        (self.row, self.content, self.closedOn, self.warnings) = (row, content, closedOn, warnings)
    }

    private init(_ row: TableRow, _ template: ListDraft, _ steps: [ListTable.Step], _ list: ListMapping, _ words: ListWords) {
        var draft = template
        for step in steps {
            guard let text = FieldForm.line(row, step.place) else { continue }
            draft.put(text, into: step.field, list, words)
        }
        let facts = draft.finished(words)
        self.init(row: row, content: facts.name == nil ? nil : Incoming.Content(facts), closedOn: draft.closedOn, warnings: draft.warnings)
    }
}
