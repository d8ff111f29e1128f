import Database
import Foundation
import TestSupport
import Testing

@Suite struct BackupTests {
    /// Step after step of the same history, whoever takes them.
    static func take(step: Int, on database: Database) async throws {
        try await database.write(by: .job("write")) { db in
            let shelf = try Shelf.add("półka \(step)", db)
            try db.insert(
                into: "book", columns: ["shelf_id", "title"], rows: (0..<20).map { [.integer(shelf), .text("\(step)/\($0)")] })
        }
    }

    @Test(arguments: Engines.all)
    func `a copy taken while the database is written to is a moment of its history`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            for step in 0..<50 { try await Self.take(step: step, on: database) }
            let writer = Task {
                var step = 50
                while !Task.isCancelled {
                    try await Self.take(step: step, on: database)
                    step += 1
                }
                return step
            }
            try await withFile { file in
                try await database.backup(to: file)
                writer.cancel()
                let last = (try? await writer.value) ?? .max
                try await withRestored(file, on: engine) { restored in
                    let steps = try await restored.read { try $0.integer("SELECT COUNT(*) FROM shelf") }
                    #expect((50...last).contains(steps))
                    let digest = try await restored.digest(Shelf.rules)
                    try await withShelf(on: engine) { again in
                        for step in 0..<steps { try await Self.take(step: step, on: again) }
                        let same = try await again.digest(Shelf.rules)
                        #expect(same == digest)
                    }
                    // And it goes on from there, with new ids.
                    try await Self.take(step: steps, on: restored)
                }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a copy replaces the one before and leaves nothing beside it`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            try await withFile { file in
                for step in 0..<2 {
                    try await Self.take(step: step, on: database)
                    try Data("resztka".utf8).write(to: URL(fileURLWithPath: file + ".part"))
                    try await database.backup(to: file)
                }
                let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy"])
                try await withRestored(file, on: engine) { try await $0.expect("SELECT COUNT(*) FROM shelf", is: 2) }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a place with data in it is not overwritten`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            try await Self.take(step: 0, on: database)
            try await withFile { file in
                try await database.backup(to: file)
                let error = await #expect(throws: DatabaseError.self) { try await Database.restore(from: file, to: database.address) }
                #expect(error?.description.contains("są już dane") == true)
                try await database.expect("SELECT COUNT(*) FROM shelf", is: 1)
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a file that is missing, empty, foreign, cut short or spoilt is refused in words`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            for step in 0..<20 { try await Self.take(step: step, on: database) }
            try await withFile { file in
                try await database.backup(to: file)
                let good = try Data(contentsOf: URL(fileURLWithPath: file))
                var spoilt = good
                for place in stride(from: 4200, to: good.count, by: 97) { spoilt[place] ^= 0xff }
                for (bad, word) in [
                    (nil, "Nie ma pliku"), (Data(), "pusty"), (Data(repeating: 65, count: 5000), "nie jest kopią"), (good.prefix(good.count / 2), ""),
                    (good.prefix(50), ""), (spoilt, ""),
                ] {
                    try? FileManager.default.removeItem(atPath: file)
                    try bad?.write(to: URL(fileURLWithPath: file))
                    try await withAddress(on: engine) { target in
                        let error = await #expect(throws: DatabaseError.self) { try await Database.restore(from: file, to: target) }
                        guard case .copy(_, let text) = error else { throw error ?? .noRow }
                        #expect(word.isEmpty || text.contains(word))
                        // Nothing half-written is left: the good copy still finds an empty place.
                        try good.write(to: URL(fileURLWithPath: file))
                        try await Database.restore(from: file, to: target)
                    }
                }
            }
        }
    }

    @Test(.enabled(if: Engines.hasPostgres, EngineTests.absence))
    func `a copy of one engine does not go into the other`() async throws {
        for (engine, other) in [(Engine.sqlite, Engine.postgres), (.postgres, .sqlite)] {
            try await withShelf(on: engine) { database in
                try await withFile { file in
                    try await database.backup(to: file)
                    try await withAddress(on: other) { target in
                        let error = await #expect(throws: DatabaseError.self) { try await Database.restore(from: file, to: target) }
                        guard case .copy = error else { throw error ?? .noRow }
                    }
                }
            }
        }
    }

    private func withFile(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backup-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder + "/copy")
    }

    private func withRestored(_ file: String, on engine: Engine, _ body: (Database) async throws -> Void) async throws {
        try await withAddress(on: engine) { target in
            try await Database.restore(from: file, to: target)
            let restored = try await Database.open(target)
            let missing = try await restored.migrate(Shelf.migrations)
            #expect(missing.isEmpty)
            try await body(restored)
            await restored.close()
        }
    }
}
