import Application
import Database
import Polish
import Reference
import Registry
import Search
import Synchronization
import Values

/// Activities and grants in memory, as their lists need them. Follows the table `change`, whoever wrote to it.
package final class LiveDeeds: ReadModel {
    package struct View: Sendable {
        package let activities: SearchSnapshot, grants: SearchSnapshot
        package let territory: Territory
        /// In the order of the act.
        package let spheres: [Sphere]
        package let sources: [String: String], targetGroups: [String: String]
    }

    private struct Held {
        let activities: SearchIndex, grants: SearchIndex
        let around: DeedSurroundings
        var feed: ChangeFeed
    }

    /// Changes of these make everything anew: what things are called and where they lie.
    private static let around: Set<String> = ["unit", "sphere", "reference_load"]
    private static let readAtOnce = 500

    private let database: Database
    private let held = Mutex<Held?>(nil)
    private let turn = TurnTaking()

    package init(_ database: Database) { self.database = database }

    package let title = "działania i dotacje"
    package var isLoaded: Bool { held.withLock { $0 != nil } }
    package func keep() async throws {}

    /// Nil until it was loaded for the first time.
    package var view: View? {
        held.withLock { held in
            held.map {
                View(
                    activities: $0.activities.snapshot, grants: $0.grants.snapshot, territory: $0.around.territory, spheres: $0.around.spheres,
                    sources: $0.around.sources, targetGroups: $0.around.targetGroups)
            }
        }
    }

    package func catchUp() async throws { try await turn.next { try await self.step() } }

    private func step() async throws {
        guard var held = held.withLock({ $0 }) else { return try await load() }
        let now = database.clock.now()
        while true {
            let before = held.feed
            let (feed, touched) = try await database.read { try LiveDeeds.look(before, now, $0) }
            held.feed = feed
            if touched.isEmpty { break }
            if touched.contains(where: { LiveDeeds.around.contains($0.object) || DeedKind(rawValue: $0.object) != nil && $0.ids == nil }) {
                return try await load()
            }
            for kind in DeedKind.allCases {
                let ids = Set(touched.filter { $0.object == kind.rawValue }.flatMap { $0.ids?.ids ?? [] }).sorted()
                try await file(ids, kind, kind == .grant ? held.grants : held.activities, held.around)
            }
            let reached = held
            self.held.withLock { $0 = reached }
        }
        let reached = held
        self.held.withLock { $0 = reached }
    }

    private static func look(_ before: ChangeFeed, _ now: Instant, _ db: Reading) throws -> (ChangeFeed, [ChangeFeed.Touched]) {
        var feed = before
        let touched = try feed.next(in: db, now: now)
        return (feed, touched)
    }

    private func file(_ ids: [Int64], _ kind: DeedKind, _ index: SearchIndex, _ around: DeedSurroundings) async throws {
        for start in stride(from: 0, to: ids.count, by: LiveDeeds.readAtOnce) {
            let part = Array(ids[start..<min(start + LiveDeeds.readAtOnce, ids.count)])
            let documents = try await database.read { try DeedDocuments(kind, part, around, in: $0).documents }
            var batch = SearchIndex.Batch()
            batch.upserts = documents
            let standing = Set(documents.map(\.id))
            batch.removals = part.filter { !standing.contains($0) }
            index.apply(batch)
            while index.needsMaintenance { index.maintain() }
        }
    }

    private func load() async throws {
        let now = database.clock.now()
        let fresh = try await database.read { db in
            let feed = try ChangeFeed(at: db, now: now)
            let around = try DeedSurroundings(db)
            let lexicon = Lexicon(try LemmaStore.all(in: db))
            func index(_ kind: DeedKind, _ schema: SearchSchema) throws -> SearchIndex {
                SearchIndex(schema, lexicon: lexicon, documents: try DeedDocuments(kind, nil, around, in: db).documents)
            }
            return Held(
                activities: try index(.activity, DeedSchema.schema(around.territory, "activities 2")),
                grants: try index(.grant, DeedSchema.schema(around.territory, "grants 2")), around: around, feed: feed)
        }
        held.withLock { $0 = fresh }
    }
}

/// One after another: who calls while another is at work sees also what was committed after that one had looked.
final class TurnTaking: Sendable {
    private let tail = Mutex<Task<Void, any Error>?>(nil)

    func next(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let turn = tail.withLock { tail in
            let previous = tail
            let turn = Task {
                _ = await previous?.result
                try await work()
            }
            tail = turn
            return turn
        }
        try await turn.value
    }
}
