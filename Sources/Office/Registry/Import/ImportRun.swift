import Application
import ArgumentParser
import Values

/// One run of an importer: what it was given, how far it came, what came of it. A killed run goes on from its cursor when the same
/// command is started again.
package struct ImportRun: Sendable {
    package enum State: String, Sendable {
        case running, finished, undone
        /// Cut off, and then the input changed: a later run read what it should have read. Nobody will take it up again.
        case replaced
    }

    package let id: ID<ImportRun>
    package let command: String
    /// Code of the source.
    package let source: String
    /// Names of the files.
    package let input: String
    /// The day that stands for "today" in this run.
    package let day: Day
    package let state: State
    /// The run that read the changed input to its end; set when ``state`` is ``State/replaced``.
    package var replacedBy: ID<ImportRun>?
    package let startedAt: Instant
    package var finishedAt: Instant?
    package var cursor = Cursor()
    package var counts = Counts()

    package init(id: ID<ImportRun>, command: String, source: String, input: String, day: Day, state: State, startedAt: Instant) {
        (self.id, self.command, self.source, self.input) = (id, command, source, input)
        (self.day, self.state, self.startedAt) = (day, state, startedAt)
    }

    /// Its state as people read it.
    package var stateLabel: String {
        switch state {
        case .running: "przerwany albo w toku"
        case .finished: "zakończony"
        case .undone: "cofnięty"
        case .replaced: "przerwany, zastąpiony przez przebieg \(replacedBy.map { "\($0)" } ?? "późniejszy")"
        }
    }
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
package struct RunTaken: CommandFailure {
    package var description: String { "Ten sam import prowadzi w tej chwili inny proces; zaczekaj, aż skończy." }
    package var exitCode: ExitCode { Exit.unavailable }
}

/// A complete list lacks more of its records than one can believe.
package struct TooManyClosures: CommandFailure {
    package let missing: Int, standing: Int
    package var description: String {
        "W pliku brakuje \(missing) z \(standing) zapisów tego źródła, czyli więcej niż 5 %. Nic nie zamknięto. Jeśli plik jest pełny, powtórz polecenie z --confirm-closures."
    }
    package var exitCode: ExitCode { Exit.data }
}

extension Counts {
    var json: String {
        """
        {"read":\(read),"new":\(new),"changed":\(changed),"unchanged":\(unchanged),"closed":\(closed),"rejected":\(rejected)}
        """
    }
}
