extension Database {
    /// The tables of Kit/Database itself. ``migrate(_:)`` always begins with them.
    static let ownMigrations: [Migration] = [
        Migration("database", 1, "dziennik zmian", [changeTable, appendOnlyFunction] + appendOnlyTriggers)
    ]

    private static let changeTable: SQL = """
        CREATE TABLE change (
            id \(.id),
            at \(.integer) NOT NULL,
            actor \(.text) NOT NULL,
            kind \(.text) NOT NULL,
            object \(.text) NOT NULL,
            object_ids \(.text) NOT NULL,
            before_json \(.text),
            after_json \(.text),
            reason \(.text)
        )
        """

    private static let appendOnlyFunction: SQL = .either(
        sqlite: "",
        postgres: """
            CREATE FUNCTION change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'change is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
            """)

    private static let appendOnlyTriggers: [SQL] = [
        .either(
            sqlite: "CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END",
            postgres: """
                CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change
                FOR EACH ROW EXECUTE FUNCTION change_is_append_only()
                """),
        .either(
            sqlite: "CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END",
            postgres: """
                CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change
                FOR EACH STATEMENT EXECUTE FUNCTION change_is_append_only()
                """),
    ]

    /// Made outside the migrations, because it says which of them were applied.
    static let migrationTable: SQL = """
        CREATE TABLE IF NOT EXISTS migration (
            module \(.text) NOT NULL,
            number \(.integer) NOT NULL,
            title \(.text) NOT NULL,
            applied_at \(.integer) NOT NULL,
            PRIMARY KEY (module, number)
        )
        """
}
