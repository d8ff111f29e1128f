import Foundation

extension PostgresStore {
    /// By `pg_dump`, which takes its own snapshot.
    func backup(to path: String) async throws {
        let file = try CompleteFile(path)
        do {
            try await PostgresTool.run("pg_dump", ["-Fc", "--no-owner", "--no-privileges", "--file=\(file.draft)"], address)
            try await PostgresTool.run("pg_restore", ["--list", "--", file.draft], address, fault: .unusable)
            try file.publish()
        } catch {
            file.discard()
            throw error
        }
    }

    /// By `pg_restore`, in one transaction: killed half-way it leaves the place as empty as before.
    static func restore(from path: String, to target: String) async throws {
        let database = try await Database.open(.postgres(target), readOnly: true)
        let tables = try await database.read { try Catalogue.shapes($0).count }
        await database.close()
        guard tables == 0 else { throw DatabaseError.copy(.place, "W bazie docelowej są już dane. Utwórz pustą bazę i podaj jej adres.") }
        // `--dbname` has to be there and may be any connection string; the address itself goes by the environment.
        let flags = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname=application_name=pozytek"]
        try await PostgresTool.run("pg_restore", flags + ["--", path], PostgresAddress(target), fault: .unusable)
    }
}

/// PostgreSQL's own programs. Where the server is, and the password, they learn from environment variables: a command line is there for all to read.
private enum PostgresTool {
    /// - Parameter fault: what is wrong when the tool says that it failed.
    static func run(_ tool: String, _ arguments: [String], _ address: PostgresAddress, fault: DatabaseError.CopyFault = .tool) async throws {
        try await onThread {
            let process = Process()
            let complaints = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [tool] + arguments
            process.environment = ProcessInfo.processInfo.environment.merging(address.environment) { _, ours in ours }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = complaints
            try process.run()
            let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            switch process.terminationStatus {
            case 0: return
            case 127: throw DatabaseError.copy(.tool, "Brak programu \(tool). Zainstaluj pakiet postgresql-client.")
            default: throw DatabaseError.copy(fault, "Program \(tool) nie wykonał zadania: \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
            }
        }
    }
}
