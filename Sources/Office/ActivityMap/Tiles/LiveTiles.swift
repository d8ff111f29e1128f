import Application
import Database
import Geography
import Registry
import Search
import Synchronization
import Web

/// The register on the ground, a moment behind the register in memory: laid out anew, beside the requests, whenever that has changed.
package final class LiveTiles: ReadModel {
    /// Tiles without a filter are the same for everybody until something changes.
    private struct Held {
        let register: PlacedRegister
        var known: [Tile: [UInt8]?] = [:]
        /// When it was laid out, and how long that took.
        let at: ContinuousClock.Instant, took: Duration
    }

    /// Laying out takes a part of the processor, so that a long import, which changes the register all the time, does not keep it busy.
    private static let rest = 5
    private static let short: Duration = .milliseconds(50)

    private static let mostKnown = 4_096

    private let register: LiveRegister
    private let held = Mutex<Held?>(nil)
    private let isBusy = Mutex(false)

    package init(_ register: LiveRegister) { self.register = register }

    package let title = "mapa"
    /// The site is ready without it: tiles ask to come again for the half second it takes after a start.
    package var isLoaded: Bool { register.isLoaded }

    package func catchUp() async throws {
        try await register.catchUp()
        let view = try register.view
        let (start, before) = (ContinuousClock.now, held.withLock { $0 })
        if let before, before.register.view.snapshot === view.snapshot || start - before.at < before.took * LiveTiles.rest { return }
        let isFree = isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
        guard isFree else { return }
        // What takes long must not hold up the other models, which are asked one after another.
        let work = Task { await self.layOut(view, start) }
        if before.map({ $0.took < LiveTiles.short }) ?? true { await work.value }
    }

    private func layOut(_ view: LiveRegister.View, _ start: ContinuousClock.Instant) async {
        let placed = await QuietThread.run { PlacedRegister(view) }
        let now = ContinuousClock.now
        held.withLock { $0 = Held(register: placed, at: now, took: now - start) }
        isBusy.withLock { $0 = false }
    }

    package func keep() async throws {}

    var placed: PlacedRegister {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return held.register
        }
    }

    /// The tile of all bodies.
    func whole(_ tile: Tile) throws -> [UInt8]? {
        let (register, known) = try held.withLock { held in
            guard let held else { throw Problem.unavailable(seconds: 5) }
            return (held.register, held.known[tile])
        }
        if let known { return known }
        let bytes = register.tile(tile, nil)
        held.withLock { held in
            guard held?.register.view.snapshot === register.view.snapshot, held?.known.count ?? 0 < LiveTiles.mostKnown else { return }
            held?.known[tile] = .some(bytes)
        }
        return bytes
    }
}
