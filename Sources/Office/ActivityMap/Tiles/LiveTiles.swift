import Application
import Database
import Geography
import Search
import Synchronization
import Web

/// Things on the ground, a moment behind the same in memory: laid out anew, beside the requests, whenever those have changed.
final class LiveTiles<Things: TileSource>: ReadModel {
    /// Tiles without a filter are the same for everybody until something changes.
    private struct Held {
        let placed: PlacedThings
        var known: [Tile: [UInt8]?] = [:]
        /// When it was laid out, and how long that took.
        let at: ContinuousClock.Instant, took: Duration
    }

    /// Laying out takes a part of the processor, so that a long import, which changes things all the time, does not keep it busy.
    private static var rest: Int { 5 }
    private static var short: Duration { .milliseconds(50) }

    private static var mostKnown: Int { 4_096 }

    private let things: Things
    private let held = Mutex<Held?>(nil)
    private let isBusy = Mutex(false)

    /// - Parameter things: whose own read model was made before, and so has caught up when this one is asked to.
    init(_ things: Things) { self.things = things }

    var title: String { "mapa: \(Things.layer)" }
    /// The site is ready without it: tiles ask to come again for the half second it takes after a start.
    var isLoaded: Bool { things.isLoaded }

    func catchUp() async throws {
        guard things.isLoaded else { return }
        let state = try things.state
        let (start, before) = (ContinuousClock.now, held.withLock { $0 })
        if let before, before.placed.state.snapshot === state.snapshot || start - before.at < before.took * Self.rest { return }
        let isFree = isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
        guard isFree else { return }
        // What takes long must not hold up the other models, which are asked one after another.
        let work = Task { await self.layOut(state, start) }
        if before.map({ $0.took < Self.short }) ?? true { await work.value }
    }

    private func layOut(_ state: TileState, _ start: ContinuousClock.Instant) async {
        let placed = await QuietThread.run { PlacedThings(state, layer: Things.layer) }
        let now = ContinuousClock.now
        held.withLock { $0 = Held(placed: placed, at: now, took: now - start) }
        isBusy.withLock { $0 = false }
    }

    func keep() async throws {}

    var placed: PlacedThings {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return held.placed
        }
    }

    /// The tile of all there are.
    func whole(_ tile: Tile) throws -> [UInt8]? {
        let (placed, known) = try held.withLock { held in
            guard let held else { throw Problem.unavailable(seconds: 5) }
            return (held.placed, held.known[tile])
        }
        if let known { return known }
        let bytes = placed.tile(tile, nil)
        held.withLock { held in
            guard held?.placed.state.snapshot === placed.state.snapshot, held?.known.count ?? 0 < Self.mostKnown else { return }
            held?.known[tile] = .some(bytes)
        }
        return bytes
    }
}
