import Application
import Database
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
        /// Places people look for by name; none where nobody asks for them.
        package var places = PlaceIndex.none

        package func sphere(_ code: String) -> Sphere? { spheres.first { $0.code == code } }
    }

    /// The register has not been loaded yet.
    package struct NotLoaded: Error {}

    private struct State {
        var held: Held?
        var tail: Task<Void, any Error>?
    }

    /// What a load made.
    struct Held {
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
        while true {
            var feed = held.feed
            let (before, around) = (feed, held.surroundings)
            let (next, news) = try await database.read { db in
                var feed = before
                let touched = try feed.next(in: db, now: now)
                return (feed, touched.isEmpty ? nil : RegisterNews(touched))
            }
            feed = next
            if let news {
                let filer = RegisterFiler(database, held.index, around, today: now.day)
                guard try await filer.file(news, position: feed.position) else { return try await load() }
            }
            held.feed = feed
            let reached = held
            state.withLock { $0.held = reached }
            if news == nil { return }
        }
    }

    private func load() async throws {
        let now = database.clock.now()
        let isFirst = !isLoaded
        if isFirst, let held = try await Held.kept(file, in: database) {
            state.withLock { $0.held = held }
            await prepare(held.index, now)
            // A file may be a few changes behind.
            return try await step()
        }
        let held = try await Held.loaded(from: database, now: now, isAwaited: isFirst)
        if !isFirst { await prepare(held.index, now) }
        state.withLock { $0.held = held }
        if isFirst { await prepare(held.index, now) }
    }

    /// What the first question would otherwise wait for.
    private func prepare(_ index: SearchIndex, _ now: Instant) async {
        await QuietThread.run { index.snapshot.prepare(today: now.day) }
    }

    package func keep() async throws {
        guard let file, let index = state.withLock({ $0.held?.index }) else { return }
        try await file.keep(index, in: database)
    }
}
