import Application
import Database
import Registry
import Values

/// Tells the register when each body last did something or was given something.
package enum DeedSigns {
    /// The topic that follows an import of activities or grants, once all of it is written.
    static let topic = "deeds"

    /// - Returns: one line for whoever set it off; nil when nothing changed.
    @Sendable package static func tell(_ database: Database) async throws -> String? {
        let today = database.clock.today
        var told = 0
        for (kind, sign) in [(DeedKind.activity, SignOfLife.Kind.activity), (.grant, .grant)] {
            told += try await TellSigns(sign, try await database.read { try Deed.lastDays(kind, until: today, in: $0) })(in: database)
        }
        return told > 0 ? "Organizacje, o których znaku życia wiadomo coś nowego z działań i dotacji: \(told)." : nil
    }
}
