import TestSupport
import Testing

@Suite struct EngineTests {
    static let absence: Comment = "POZYTEK_TEST_POSTGRES is not set: the storage tests ran on SQLite only"

    @Test(.enabled(if: Engines.hasPostgres || Engines.isCI, absence))
    func `the storage tests run on PostgreSQL too`() {
        #expect(Engines.hasPostgres, Self.absence)
    }
}
