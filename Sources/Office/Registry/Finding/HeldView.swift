import Database
import Synchronization

/// Something computed from the database and held in memory, computed again when the table `change` says that one of its tables was touched,
/// by whatever process.
///
/// A look at the last number of `change` costs a request microseconds. While one request computes the value anew, others get the one before.
final class HeldView<Value: Sendable>: Sendable {
    private struct State {
        var held: (value: Value, mark: ChangeMark)?
        var isLoading = false
    }

    private let state = Mutex(State())
    private let tables: [String]
    private let load: @Sendable (Reading) throws -> Value

    /// - Parameter tables: the objects of changes after which the value is out of date.
    init(of tables: [String], load: @escaping @Sendable (Reading) throws -> Value) { (self.tables, self.load) = (tables, load) }

    func current(_ db: Reading) throws -> Value {
        let mark = try ChangeMark.current(in: db)
        let (held, isLoading) = state.withLock { ($0.held, $0.isLoading) }
        if let held {
            if held.mark == mark { return held.value }
            if try !mark.touches(tables, since: held.mark, in: db) {
                state.withLock { if $0.held?.mark == held.mark { $0.held?.mark = mark } }
                return held.value
            }
            if isLoading { return held.value }
        }
        state.withLock { $0.isLoading = true }
        defer { state.withLock { $0.isLoading = false } }
        let value = try load(db)
        // A load that took long must not put an older value over a newer one.
        state.withLock { state in
            if state.held.map({ $0.mark.newest <= mark.newest }) ?? true { state.held = (value, mark) }
        }
        return value
    }
}

/// How far the table `change` has come.
struct ChangeMark: Sendable, Equatable {
    fileprivate let newest: Int64
    /// Changes among the last numbers: on PostgreSQL one may be committed after another with a greater number, which this count tells.
    private let recent: Int
    private static let lookBack: Int64 = 200

    static func current(in db: Reading) throws -> ChangeMark {
        try db.one(
            .either(
                sqlite: "SELECT coalesce(max(id), 0) AS newest, 0 AS recent FROM change",
                postgres: """
                    SELECT coalesce(max(id), 0) AS newest,
                        (SELECT count(*) FROM change WHERE id > (SELECT max(id) FROM change) - \(lookBack)) AS recent
                    FROM change
                    """)
        ) { ChangeMark(newest: try $0.int64("newest"), recent: try $0.int("recent")) }
    }

    func touches(_ tables: [String], since before: ChangeMark, in db: Reading) throws -> Bool {
        let from: SQL = .either(sqlite: "\(before.newest)", postgres: "\(before.newest - ChangeMark.lookBack)")
        return try db.exists("SELECT 1 FROM change WHERE id > \(from) AND object IN (\(list: tables)) LIMIT 1")
    }
}
