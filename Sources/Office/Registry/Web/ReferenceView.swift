import Database
import Reference
import Synchronization

/// Territory and legal forms as pages need them: held in memory, loaded again when an import has changed them.
///
/// The table `change` says whether anything happened since; a look at its last number costs a page microseconds, loading costs milliseconds.
final class ReferenceView: Sendable {
    struct Snapshot: Sendable {
        let territory: Territory
        let forms: LegalForms
        fileprivate let upTo: Int64
    }

    private let held = Mutex<Snapshot?>(nil)
    /// On PostgreSQL a change may be committed after one with a greater number; looking back this far finds it.
    private static let lookBack: Int64 = 1_000

    func current(_ db: Reading) throws -> Snapshot {
        let newest = try db.one("SELECT coalesce(max(id), 0) AS id FROM change") { try $0.int64("id") }
        if let held = held.withLock({ $0 }) {
            if held.upTo == newest { return held }
            let tables = ["unit", "legal_form", "postal_code", "reference_load"]
            let isTouched = try db.exists(
                "SELECT 1 FROM change WHERE id > \(held.upTo - ReferenceView.lookBack) AND object IN (\(list: tables)) LIMIT 1")
            if !isTouched {
                let same = Snapshot(territory: held.territory, forms: held.forms, upTo: newest)
                self.held.withLock { $0 = same }
                return same
            }
        }
        let fresh = Snapshot(territory: try Territory.load(db), forms: try LegalForms.load(db), upTo: newest)
        held.withLock { $0 = fresh }
        return fresh
    }
}
