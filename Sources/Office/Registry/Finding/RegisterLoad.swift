import Database
import Foundation
import Search
import Values

extension LiveRegister.Held {
    /// From the file; nil when there is none that fits.
    static func kept(_ file: RegisterFile?, in database: Database) async throws -> LiveRegister.Held? {
        guard let file else { return nil }
        return try await database.read { db in
            guard let found = try file.newest(in: db) else { return nil }
            let surroundings = try Surroundings(db)
            let lexicon = Lexicon(try LemmaStore.all(in: db))
            guard let index = SearchIndex(from: found.path, RegisterSchema.schema(surroundings.territory), lexicon: lexicon) else {
                // Torn, or of another version: a new one will take its place.
                try? FileManager.default.removeItem(atPath: found.path)
                return nil
            }
            return LiveRegister.Held(index: index, surroundings: surroundings, feed: ChangeFeed(after: found.position))
        }
    }

    /// Parts of the register that are read beside each other, each by its own connection. More than there are cores, because some take longer.
    private static let parts: Int64 = 8
    /// Bodies read at once: PostgreSQL hands over an answer whole.
    private static let stride: Int64 = 8_192

    /// From the tables, on all cores. Parts are read from snapshots that are not the same, all taken after the position of the feed: what changed
    /// meanwhile is told by the feed, and filed again.
    ///
    /// - Parameter isAwaited: false when an older state goes on answering, which must not become slower.
    static func loaded(from database: Database, now: Instant, isAwaited: Bool) async throws -> LiveRegister.Held {
        let (feed, surroundings, ids) = try await database.read { db in
            let feed = try ChangeFeed(at: db, now: now)
            let last = try Int64(db.integer("SELECT max(id) FROM organisation"))
            return (feed, try Surroundings(db), 1...max(last, 1))
        }
        let schema = RegisterSchema.schema(surroundings.territory)
        async let lexicon = database.read { Lexicon(try LemmaStore.all(in: $0)) }
        let drafts = try await drafts(of: ids, surroundings, schema, from: database, atOnce: isAwaited ? cores : 1)
        let words = try await lexicon
        let index = await built(isAwaited) { SearchIndex(schema, lexicon: words, drafts: drafts, position: feed.position) }
        return LiveRegister.Held(index: index, surroundings: surroundings, feed: feed)
    }

    private static let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)

    private static func drafts(
        of ids: ClosedRange<Int64>, _ surroundings: Surroundings, _ schema: SearchSchema, from database: Database, atOnce: Int
    ) async throws -> [DocumentDraft] {
        let size = max(Int64(ids.count) / parts + 1, 2_048)
        var ranges = Swift.stride(from: ids.lowerBound, through: ids.upperBound, by: Int(size)).map { $0...min($0 + size - 1, ids.upperBound) }[...]
        return try await withThrowingTaskGroup(of: DocumentDraft.self) { group in
            func add() {
                guard let range = ranges.popFirst() else { return }
                group.addTask { try await draft(of: range, surroundings, schema, from: database, quietly: atOnce == 1) }
            }
            for _ in 0..<atOnce { add() }
            var drafts: [DocumentDraft] = []
            for try await draft in group {
                drafts.append(draft)
                add()
            }
            return drafts
        }
    }

    private static func draft(
        of ids: ClosedRange<Int64>, _ surroundings: Surroundings, _ schema: SearchSchema, from database: Database, quietly: Bool
    ) async throws -> DocumentDraft {
        let read: @Sendable (Reading) throws -> DocumentDraft = { db in
            var documents = RegisterDocuments(db, surroundings)
            var draft = DocumentDraft(schema)
            for first in Swift.stride(from: ids.lowerBound, through: ids.upperBound, by: Int(stride)) {
                try documents.read(.range(first...min(first + stride - 1, ids.upperBound)), into: &draft)
            }
            return draft
        }
        return quietly ? try await database.readQuietly(read) : try await database.read(read)
    }

    private static func built(_ isAwaited: Bool, _ build: @escaping @Sendable () -> SearchIndex) async -> SearchIndex {
        guard isAwaited else { return await QuietThread.run { SearchWork.$staysOnThread.withValue(true) { build() } } }
        return await withCheckedContinuation { done in Thread.detachNewThread { done.resume(returning: build()) } }
    }
}
