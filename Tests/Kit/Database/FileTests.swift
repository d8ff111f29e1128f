import Database
import Foundation
import TestSupport
import Testing

@Suite struct FileTests {
    @Test(arguments: Engines.all)
    func `opened read-only it answers and changes nothing`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            _ = try await database.write(by: .system) { try Shelf.add("A", $0) }
            let quiet = try await Database.open(database.address, readOnly: true)
            try await quiet.expect("SELECT COUNT(*) FROM shelf", is: 1)
            await #expect(throws: DatabaseError.readOnly) { try await quiet.write(by: .system) { try Shelf.add("B", $0) } }
            await #expect(throws: DatabaseError.readOnly) { try await quiet.migrate(MigrationTests.all) }
            let pending = try await quiet.pending(MigrationTests.all)
            #expect(pending == [MigrationTests.second])
            // It follows what others write.
            _ = try await database.write(by: .system) { try Shelf.add("C", $0) }
            try await quiet.expect("SELECT COUNT(*) FROM shelf", is: 2)
            await quiet.close()
        }
    }

    @Test func `opened read-only while nobody else has it open, a file is read with all that was committed`() async throws {
        try await withAddress(on: .sqlite) { address in
            let writer = try await Database.open(address)
            _ = try await writer.migrate(Shelf.migrations)
            _ = try await writer.write(by: .system) { try Shelf.add("A", $0) }
            await writer.close()
            #expect(!FileManager.default.fileExists(atPath: address.description + "-wal"), "closed, a database is one file")
            let reader = try await Database.open(address, readOnly: true)
            try await reader.expect("SELECT COUNT(*) FROM shelf", is: 1)
            await reader.close()
        }
    }

    @Test func `a missing file is not made in read-only mode, nor a missing folder in any`() async throws {
        try await withAddress(on: .sqlite) { address in
            await #expect(throws: DatabaseError.missingFile(address.description)) { try await Database.open(address, readOnly: true) }
            #expect(!FileManager.default.fileExists(atPath: address.description))
            let nowhere = DatabaseAddress(address.description + "/nigdzie/baza.sqlite")
            await #expect(throws: DatabaseError.missingFile(nowhere.description)) { try await Database.open(nowhere) }
        }
    }

    @Test func `a file of another kind, a folder and a cut file are told by name`() async throws {
        try await withAddress(on: .sqlite) { address in
            let path = address.description
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            await #expect(throws: DatabaseError.notADatabase(folder)) { try await Database.open(.file(folder)) }
            try Data("to jest list, nie baza".utf8).write(to: URL(fileURLWithPath: path))
            await #expect(throws: DatabaseError.notADatabase(path)) { try await Database.open(address) }
            // The right first bytes, and then nothing sensible.
            try Data("SQLite format 3\0".utf8 + [UInt8](repeating: 255, count: 5000)).write(to: URL(fileURLWithPath: path))
            await #expect(throws: DatabaseError.notADatabase(path)) { try await Database.open(address) }
        }
    }

    @Test func `a damaged page is reported as damage`() async throws {
        try await withAddress(on: .sqlite) { address in
            let database = try await Database.open(address)
            _ = try await database.migrate(Shelf.migrations)
            try await database.write(by: .system) { db in
                try db.insert(into: "book", columns: ["title"], rows: (0..<2000).map { [.text("tytuł \($0)")] })
                db.note(Change("imported", "book", ids: []))
            }
            await database.close()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: address.description))
            for place in bytes.indices.dropFirst(20_000) { bytes[place] = 0xa5 }
            try bytes.write(to: URL(fileURLWithPath: address.description))
            let broken = try await Database.open(address, readOnly: true)
            let error = await #expect(throws: DatabaseError.self) {
                try await broken.read { try $0.each("SELECT * FROM book") { _ = try $0.text("title") } }
            }
            guard case .damaged = error else { throw error ?? .noRow }
            await broken.close()
        }
    }

    @Test(arguments: [
        ("postgres://anna:tajne@host:5432/baza?sslmode=require", "postgres://anna:***@host:5432/baza?sslmode=require"),
        ("postgresql:///baza?host=/run&user=u&password=tajne", "postgresql:///baza?host=/run&user=u&password=***"),
        ("postgres://anna@host/baza", "postgres://anna@host/baza"), ("var/pozytek.sqlite", "var/pozytek.sqlite"),
    ])
    func `an address is printed without its password`(address: String, shown: String) {
        #expect(DatabaseAddress(address).description == shown)
        #expect(DatabaseAddress(address).engine == (address.hasPrefix("postgres") ? .postgres : .sqlite))
    }
}
