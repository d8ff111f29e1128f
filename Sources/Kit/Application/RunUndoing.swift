import Database
import Values

/// How a feature takes back what one run of its own importers brought. The register keeps the runs of all importers and knows only its own records.
package struct RunUndoing: Sendable {
    /// Beginnings of the commands of the runs it knows: `import grants`.
    package let commands: [String]
    /// Called in the transaction that marks the run as undone, after it is marked.
    ///
    /// - Returns: how many records were touched.
    package let work: @Sendable (_ run: Int64, _ today: Day, Writing) throws -> Int

    package init(_ commands: [String], work: @escaping @Sendable (_ run: Int64, _ today: Day, Writing) throws -> Int) {
        (self.commands, self.work) = (commands, work)
    }
}

extension House {
    /// The one that knows runs of this command; nil: the register itself does.
    package func undoing(of command: String) -> RunUndoing? {
        features.lazy.flatMap(\.undoings).first { $0.commands.contains { command == $0 || command.hasPrefix($0 + " ") } }
    }
}
