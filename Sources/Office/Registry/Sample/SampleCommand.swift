import Application
import ArgumentParser
import Database
import Reference
import Values

/// `pozytek sample`: invented bodies for shows, tests and measurements.
package struct SampleCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Dodaje region z przykładowymi organizacjami albo go usuwa.",
        discussion: "Ta sama liczba i to samo ziarno dają zawsze te same organizacje. Są oznaczone jako przykładowe wszędzie, gdzie się pokażą.")

    @Option(help: ArgumentHelp("Ile organizacji, od 1 do 2 000 000.", valueName: "liczba")) var organisations = 8000
    @Option(help: ArgumentHelp("Ziarno liczb losowych.", valueName: "liczba")) var seed: UInt64 = 1
    @Flag(help: "Usuwa dane przykładowe i tylko je.") var remove = false
    @Flag(help: "Nic nie robi, gdy w bazie są już jakieś organizacje.") var ifEmpty = false
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func validate() throws {
        guard (1...2_000_000).contains(organisations) else { throw ValidationError("Liczba organizacji: od 1 do 2 000 000.") }
    }

    package func run(in services: Services, console: Console) async throws {
        if remove {
            let additions = House.current.features.flatMap(\.samples)
            let removed = try await services.database.write(by: .commandLine) { db in
                for addition in additions.reversed() { try addition.remove(db) }
                return try SampleStore.remove(in: db)
            }
            return try console.result("Usunięto organizacje przykładowe: \(removed).", ["removed": removed])
        }
        if ifEmpty, try await services.database.read({ try $0.exists("SELECT 1 FROM organisation LIMIT 1") }) {
            return try console.result("W bazie są już organizacje; nic nie dodano.", Counts())
        }
        let outcome = try await AddSample(organisations: organisations, seed: seed).run(in: services) { counts in
            console.progress("Dane przykładowe: \(counts.read) z \(organisations)")
        }
        console.endProgress()
        for addition in House.current.features.flatMap(\.samples) { console.say(try await addition.add(organisations, seed, services)) }
        try console.result(outcome.counts.line, outcome.counts)
    }
}

/// Adds the sample through the same intake as any register: first the registers the bodies are entered in, then what others say of them, each
/// source in a run of its own.
package struct AddSample: Sendable {
    package let organisations: Int
    package let seed: UInt64

    package init(organisations: Int, seed: UInt64) { (self.organisations, self.seed) = (organisations, seed) }

    /// - Parameter committed: called after each transaction with what is safe of the bodies.
    /// - Returns: what came of the bodies, a record each.
    /// - Throws: ``AnotherSample`` when a sample of another size or seed is there already.
    @discardableResult
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = InputFiles(name: "\(organisations) organizacji, ziarno \(seed)", fingerprint: "sample \(organisations) \(seed)")
        try await services.database.read { db in
            let other = try db.exists("SELECT 1 FROM import_run WHERE source = 'sample' AND fingerprint <> \(input.fingerprint)")
            if other { throw AnotherSample() }
        }
        let territory = try await services.database.read { try Territory.load($0) }
        let region = SampleRegion(organisations: organisations, seed: seed, territory: territory)
        let bodies = try await add(region.bodies, of: .sample, 0, input, in: services, committed)
        for teller in SampleSource.allCases {
            _ = try await add(region.records(of: teller), of: teller.source, teller.age, input, in: services) { _ in }
        }
        return bodies
    }

    /// - Parameter age: by how many days the records are older than the run.
    private func add(
        _ records: some Sequence<(number: Int, facts: StatedFacts)>, of source: Source, _ age: Int, _ input: InputFiles, in services: Services,
        _ committed: @escaping (Counts) throws -> Void
    ) async throws -> RunOutcome {
        // A command of its own, so that a run that was cut off is taken up by the source it is of.
        let command = source.code.replacing("-", with: " ")
        return try await ImportSession.run(command, source, input, day: nil, isDry: false, in: services, committed: committed) { session in
            let day = session.day.adding(days: -age)
            var read = session.startsAt.offset
            for record in records.dropFirst(Int(read)) {
                let here = Cursor(offset: read)
                read += 1
                let incoming = Incoming(source: source, key: String(record.number), day: day, seen: Seen(day), facts: record.facts)
                try await session.add(incoming, next: Cursor(offset: read), from: here)
            }
        }
    }
}

package struct AnotherSample: CommandFailure {
    package var description: String { "W bazie jest już inny zestaw danych przykładowych. Usuń go najpierw: pozytek sample --remove" }
    package var exitCode: ExitCode { Exit.data }
}
