import Application
import Database
import Foundation
import Reference
import Search
import Synchronization
import Values

/// The register in memory, as lists, searches, counts and suggestions need it. It follows the table `change`, whoever wrote to it.
package final class LiveRegister: ReadModel {
    /// One state of the register, with the vocabularies its codes come from. Pages are made of it without asking the database.
    package struct View: Sendable {
        package let snapshot: SearchSnapshot
        package let territory: Territory
        package let forms: LegalForms
        /// In the order of the act.
        package let spheres: [Sphere]
        package let sources: [String: Source]

        package func sphere(_ code: String) -> Sphere? { spheres.first { $0.code == code } }
    }

    /// The register has not been loaded yet.
    package struct NotLoaded: Error {}

    private struct State {
        var held: Held?
        var tail: Task<Void, any Error>?
    }

    /// What a load made.
    fileprivate struct Held {
        let index: SearchIndex
        let surroundings: Surroundings
        var feed: ChangeFeed
    }

    private let database: Database
    private let file: RegisterFile?
    private let state = Mutex(State())

    package convenience init(_ services: Services) {
        self.init(services.database, file: RegisterFile(services.settings, services.database.address))
    }

    package init(_ database: Database, file: RegisterFile?) { (self.database, self.file) = (database, file) }

    package let title = "rejestr"
    package var isLoaded: Bool { state.withLock { $0.held != nil } }

    /// - Throws: ``NotLoaded``.
    package var view: View {
        get throws {
            guard let held = state.withLock({ $0.held }) else { throw NotLoaded() }
            let around = held.surroundings
            return View(
                snapshot: held.index.snapshot, territory: around.territory, forms: around.forms, spheres: around.spheres, sources: around.sources)
        }
    }

    /// One after another: who calls while another is at work sees also what was committed after that one had looked.
    package func catchUp() async throws {
        let turn = state.withLock { state in
            let previous = state.tail
            let turn = Task {
                _ = await previous?.result
                try await step()
            }
            state.tail = turn
            return turn
        }
        try await turn.value
    }

    private func step() async throws {
        guard var held = state.withLock({ $0.held }) else { return try await load() }
        let now = database.clock.now()
        var hasChanged = false
        while true {
            let (feed, index, around) = (held.feed, held.index, held.surroundings)
            // On a thread of the database, so that no request waits while a batch is filed.
            let step = try await database.read { db in try Step(feed, index, around, now, in: db) }
            held.feed = step.feed
            let next = held
            state.withLock { $0.held = next }
            if step.needsLoad { return try await load() }
            if step.isLast { break }
            hasChanged = true
        }
        if hasChanged { await tidy(held.index, now) }
    }

    /// What the first question after a change would otherwise wait for.
    private func tidy(_ index: SearchIndex, _ now: Instant) async {
        await aside {
            while index.needsMaintenance { index.maintain() }
            index.snapshot.prepare(today: now.day)
        }
    }

    private func load() async throws {
        let now = database.clock.now()
        let isFirst = !isLoaded
        let kept = isFirst ? file : nil
        let (held, isKept) = try await database.read { db in
            if let held = try Held(kept: kept, in: db) { return (held, true) }
            return (try Held(db, now: now), false)
        }
        if !isFirst { await tidy(held.index, now) }
        state.withLock { $0.held = held }
        if isFirst { await tidy(held.index, now) }
        // A file may be a few changes behind.
        if isKept { try await step() }
    }

    package func keep() async throws {
        guard let file, let index = state.withLock({ $0.held?.index }) else { return }
        try await file.keep(index, in: database)
    }

    /// Work that takes long, away from the threads that answer requests.
    private func aside(_ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                work()
                done.resume()
            }
        }
    }
}

extension LiveRegister.Held {
    /// Bodies read at once.
    private static let stride: Int64 = 20_000

    /// From the file; nil when there is none that fits.
    init?(kept file: RegisterFile?, in db: Reading) throws {
        guard let found = try file?.newest(in: db) else { return nil }
        surroundings = try Surroundings(db)
        let lexicon = Lexicon(try LemmaStore.all(in: db))
        guard let index = SearchIndex(from: found.path, RegisterSchema.schema(surroundings.territory), lexicon: lexicon) else {
            // Torn, or of another version: a new one will take its place.
            try? FileManager.default.removeItem(atPath: found.path)
            return nil
        }
        (self.index, feed) = (index, ChangeFeed(after: found.position))
    }

    init(_ db: Reading, now: Instant) throws {
        surroundings = try Surroundings(db)
        feed = try ChangeFeed(at: db, now: now)
        let documents = RegisterDocuments(db, surroundings.territory, spheres: surroundings.spheres)
        let last = try Int64(db.integer("SELECT max(id) FROM organisation"))
        index = SearchIndex(RegisterSchema.schema(surroundings.territory), lexicon: Lexicon(try LemmaStore.all(in: db)))
        var found: [SearchDocument] = []
        for first in Swift.stride(from: Int64(1), through: max(last, 1), by: Int(LiveRegister.Held.stride)) {
            found += try documents.read(.range(first...first + LiveRegister.Held.stride - 1))
            if found.count >= 8 * Int(LiveRegister.Held.stride) || first + LiveRegister.Held.stride > last {
                var batch = SearchIndex.Batch()
                (batch.upserts, batch.position) = (found, feed.position)
                index.apply(batch)
                found = []
            }
        }
    }
}

/// One look at the feed, and what it told filed in the index.
private struct Step {
    var feed: ChangeFeed
    var needsLoad = false, isLast = false

    init(_ feed: ChangeFeed, _ index: SearchIndex, _ around: Surroundings, _ now: Instant, in db: Reading) throws {
        self.feed = feed
        let touched = try self.feed.next(in: db, now: now)
        isLast = touched.isEmpty
        var ids: Set<Int64> = []
        for touched in touched {
            if Surroundings.tables.contains(touched.object) { needsLoad = true }
            guard touched.object == "organisation" else { continue }
            if let touched = touched.ids { ids.formUnion(touched.ids) } else { needsLoad = true }
        }
        if needsLoad || ids.isEmpty { return }
        let documents = RegisterDocuments(db, around.territory, spheres: around.spheres)
        let order = ids.sorted()
        for start in stride(from: 0, to: order.count, by: Step.size) {
            let part = Array(order[start..<min(start + Step.size, order.count)])
            var batch = SearchIndex.Batch()
            batch.upserts = try documents.read(.ids(part))
            // A list that was imported for the first time brought its source along.
            let isKnown = batch.upserts.allSatisfy { document in
                document.facets.allSatisfy { $0.facet != RegisterFacet.source.slot || around.sources[$0.code] != nil }
            }
            guard isKnown else {
                needsLoad = true
                return
            }
            batch.removals = Array(Set(part).subtracting(batch.upserts.map(\.id)))
            batch.position = self.feed.position
            index.apply(batch)
        }
    }

    private static let size = 4_000
}
