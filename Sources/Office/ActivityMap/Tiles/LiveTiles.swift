import Application
import Foundation
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
    }

    private static let mostKnown = 4_096

    private let register: LiveRegister
    private let held = Mutex<Held?>(nil)

    package init(_ register: LiveRegister) { self.register = register }

    package let title = "mapa"
    package var isLoaded: Bool { held.withLock { $0 != nil } }

    package func catchUp() async throws {
        try await register.catchUp()
        let view = try register.view
        if held.withLock({ $0?.register.view.snapshot === view.snapshot }) { return }
        let placed = await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: PlacedRegister(view)) }
        }
        held.withLock { $0 = Held(register: placed) }
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
