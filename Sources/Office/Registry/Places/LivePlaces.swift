import Application
import Database
import Search
import Synchronization
import Values

/// Places in memory. Follows the table `change`; a place that a new body brings along may come some moments late.
package final class LivePlaces: ReadModel {
    private struct Held {
        let index: PlaceIndex
        let at: ContinuousClock.Instant, took: Duration
    }

    private struct State {
        var held: Held?
        var feed: ChangeFeed?
        /// Something changed since the index was made.
        var isStale = true
    }

    /// Changes of these may bring places, or move them.
    private static let sources: Set<String> = ["unit", "locality", "postal_code", "reference_load", "organisation"]
    /// Making the index anew takes a small part of the time, so that a long import does not keep a processor busy with it.
    private static let rest = 100
    private static let short: Duration = .milliseconds(50)

    private let database: Database
    private let register: LiveRegister
    private let state = Mutex(State())

    package init(_ database: Database, _ register: LiveRegister) { (self.database, self.register) = (database, register) }

    package let title = "miejsca"
    /// The site is ready without it: until it is made no place is found by name.
    package var isLoaded: Bool { register.isLoaded }
    package func keep() async throws {}

    package var index: PlaceIndex { state.withLock { $0.held?.index } ?? .none }

    package func catchUp() async throws {
        guard let territory = try? register.view.territory else { return }
        let now = database.clock.now()
        let before = state.withLock { $0.feed }
        let (feed, isTouched) = try await database.read { db in
            guard var feed = before else { return (try ChangeFeed(at: db, now: now), true) }
            var isTouched = false
            while true {
                let touched = try feed.next(in: db, now: now)
                if touched.isEmpty { return (feed, isTouched) }
                isTouched = isTouched || touched.contains { LivePlaces.sources.contains($0.object) }
            }
        }
        let start = ContinuousClock.now
        let isDue = state.withLock { state in
            (state.feed, state.isStale) = (feed, state.isStale || isTouched)
            guard state.isStale else { return false }
            guard let held = state.held, held.took >= LivePlaces.short else { return true }
            return start - held.at >= held.took * LivePlaces.rest
        }
        guard isDue else { return }
        let list = try await database.readQuietly { try PlaceList(territory, in: $0) }
        let index = await QuietThread.run { PlaceIndex(list.places, territory) }
        let end = ContinuousClock.now
        state.withLock { state in
            state.held = Held(index: index, at: end, took: end - start)
            state.isStale = false
        }
    }
}
