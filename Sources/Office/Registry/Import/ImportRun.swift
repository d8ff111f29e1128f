import Database
import Values

/// One run of an importer: what it was given, how far it came, what came of it. A killed run goes on from its cursor when the same
/// command is started again.
package struct ImportRun: Sendable {
    package let id: ID<ImportRun>
    package let command: String
    package let source: Source
    /// The day that stands for "today" in this run.
    package let day: Day
    package var cursor: Cursor
    package var counts: Counts
    /// It had been started before and was cut off.
    package let isResumed: Bool
}

/// How far a run has read: the file, and the byte at which its next record begins.
package struct Cursor: Sendable, Equatable {
    package var file = 0
    package var offset: Int64 = 0
    /// 1-based line of the next record.
    package var line = 1

    package init(file: Int = 0, offset: Int64 = 0, line: Int = 1) { (self.file, self.offset, self.line) = (file, offset, line) }

    package var text: String { "\(file) \(offset) \(line)" }

    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let file = Int(parts[0]), let offset = Int64(parts[1]), let line = Int(parts[2]) else { return nil }
        self.init(file: file, offset: offset, line: line)
    }
}

/// The same input is being read by another process right now.
package struct RunTaken: Error, CustomStringConvertible {
    package var description: String { "Ten sam import prowadzi w tej chwili inny proces; zaczekaj, aż skończy." }
}
