/// PostgreSQL through libpq.
enum PostgresStore {
    static func open(_ address: String, readOnly: Bool, options: Database.Options) async throws -> any Store {
        throw DatabaseError.unreachable("PostgreSQL is not built yet.")
    }
}
