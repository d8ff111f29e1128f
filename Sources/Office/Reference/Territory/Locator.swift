import Synchronization

/// Locates seats, and remembers what their names alone have decided: a list names the same few hundred places again and again.
package final class Locator: Sendable {
    /// Names remembered at most; then it begins anew.
    private static let most = 50_000

    package let territory: Territory
    private let known = Mutex<[Seat: Placement]>([:])

    package init(_ territory: Territory) { self.territory = territory }

    /// The same as ``Territory/locate(_:)``.
    package func locate(_ seat: Seat) -> Placement {
        var names = seat
        names.postalCode = nil
        if let placement = known.withLock({ $0[names] }) { return placement }
        guard let placement = territory.locateWithoutCode(names) else { return territory.locate(seat) }
        known.withLock { known in
            if known.count >= Locator.most { known.removeAll() }
            known[names] = placement
        }
        return placement
    }
}
