import Application
import Database
import Registry
import Search
import Synchronization
import Web

/// ``PlacedDeeds`` in memory, laid out anew, beside the requests, whenever the register, the activities or the grants have changed.
package final class LiveDeedPlaces: ReadModel {
    private struct Held {
        let deeds: PlacedDeeds
        let activities: SearchSnapshot, grants: SearchSnapshot
        let at: ContinuousClock.Instant, took: Duration
    }

    /// Of a long import, which changes everything all the time, laying out takes a sixth of the time at most.
    private static let rest = 5
    private static let short: Duration = .milliseconds(100)

    private let database: Database
    private let register: LiveRegister, live: LiveDeeds
    private let held = Mutex<Held?>(nil)
    private let isBusy = Mutex(false)

    package init(_ database: Database, _ register: LiveRegister, _ live: LiveDeeds) {
        (self.database, self.register, self.live) = (database, register, live)
    }

    package let title = "miejsca działań"
    package var isLoaded: Bool { held.withLock { $0 != nil } }
    package func keep() async throws {}

    /// - Throws: ``Problem/unavailable(seconds:)`` until it was laid out for the first time.
    package var deeds: PlacedDeeds {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return held.deeds
        }
    }

    package func catchUp() async throws {
        try await register.catchUp()
        try await live.catchUp()
        guard let now = live.view else { return }
        let (start, view, before) = (ContinuousClock.now, try register.view, held.withLock { $0 })
        if let before {
            if before.deeds.view.snapshot === view.snapshot, before.activities === now.activities, before.grants === now.grants { return }
            if before.took > LiveDeedPlaces.short, start - before.at < before.took * LiveDeedPlaces.rest { return }
        }
        let isFree = isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
        guard isFree else { return }
        // What takes long must not hold up the other models, which are asked one after another.
        let work = Task {
            defer { self.isBusy.withLock { $0 = false } }
            let deeds = try await self.database.read { try PlacedDeeds(view, in: $0) }
            let end = ContinuousClock.now
            self.held.withLock {
                $0 = Held(deeds: deeds, activities: now.activities, grants: now.grants, at: end, took: end - start)
            }
        }
        if before.map({ $0.took < LiveDeedPlaces.short }) ?? true { try await work.value }
    }
}
