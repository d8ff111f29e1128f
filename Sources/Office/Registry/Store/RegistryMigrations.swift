import Database

/// The tables of the register. Never edit a migration that has landed: add the next one.
enum RegistryMigrations {
    static let all: [Migration] = [
        Migration(
            "registry", 1, "organisations, their records and the runs that brought them",
            [source, run, problem, problemIndex, organisation] + records + parts + [report]),
        Migration("registry", 2, "numbers and codes of bodies in one tree each", lighterParts),
        LemmaStore.migration,
        RulesStore.migration,
        SignStore.migration,
    ]

    private static let source: SQL = """
        CREATE TABLE source (
            code \(.text) NOT NULL PRIMARY KEY, title \(.text) NOT NULL, label \(.text) NOT NULL, publisher \(.text) NOT NULL,
            licence \(.text) NOT NULL, precedence \(.integer) NOT NULL, is_register \(.bool) NOT NULL)
        """

    private static let run: SQL = """
        CREATE TABLE import_run (
            id \(.id), command \(.text) NOT NULL, source \(.text) NOT NULL REFERENCES source (code), input \(.text) NOT NULL,
            fingerprint \(.text) NOT NULL, day \(.integer) NOT NULL,
            state \(.text) NOT NULL CHECK (state IN ('running', 'finished', 'undone')), cursor \(.text) NOT NULL,
            read_count \(.integer) NOT NULL, new_count \(.integer) NOT NULL, changed_count \(.integer) NOT NULL,
            unchanged_count \(.integer) NOT NULL, closed_count \(.integer) NOT NULL, rejected_count \(.integer) NOT NULL,
            started_at \(.integer) NOT NULL, finished_at \(.integer))
        """

    private static let problem: SQL = """
        CREATE TABLE import_problem (
            id \(.id), run_id \(.integer) NOT NULL REFERENCES import_run (id),
            severity \(.text) NOT NULL CHECK (severity IN ('rejected', 'warning')), file \(.text) NOT NULL, line \(.integer) NOT NULL,
            field \(.text) NOT NULL, reason \(.text) NOT NULL)
        """

    private static let problemIndex: SQL = "CREATE INDEX import_problem_run ON import_problem (run_id)"

    private static let organisation: SQL = """
        CREATE TABLE organisation (
            id \(.id), name \(.text) NOT NULL, official_name \(.text) NOT NULL, folded \(.text) NOT NULL, sort_key \(.text) NOT NULL,
            slug \(.text) NOT NULL, kind \(.text) NOT NULL, form \(.text), form_wording \(.text), status \(.text), status_since \(.integer),
            registered_on \(.integer), parent_krs \(.text), placement \(.text) NOT NULL, gmina \(.text), powiat \(.text),
            candidates \(.text) NOT NULL, locality \(.text), street \(.text), postal_code \(.text), lat \(.real), lon \(.real),
            precision \(.text) NOT NULL, home_address \(.bool) NOT NULL, email \(.text), website \(.text), phone \(.text), delivery \(.text),
            aims \(.text), public_benefit \(.bool), sign_kind \(.text), sign_on \(.integer), uncertain_name \(.bool) NOT NULL,
            sample \(.bool) NOT NULL, withdrawn \(.bool) NOT NULL, stated_on \(.integer))
        """

    private static let records: [SQL] = [
        """
        CREATE TABLE record (
            id \(.id), source \(.text) NOT NULL REFERENCES source (code), key \(.text) NOT NULL,
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), current \(.integer), last \(.integer) NOT NULL,
            UNIQUE (source, key))
        """,
        "CREATE INDEX record_organisation ON record (organisation_id)",
        // `seen` is when a run that stands saw it last, 0 when every such run was undone.
        """
        CREATE TABLE version (
            id \(.id), record_id \(.integer) NOT NULL REFERENCES record (id), number \(.integer) NOT NULL, day \(.integer),
            seen \(.integer) NOT NULL, digest \(.blob) NOT NULL, facts \(.text) NOT NULL, raw \(.blob), closed_on \(.integer),
            closing \(.bool) NOT NULL,
            UNIQUE (record_id, number))
        """,
        // Which run saw which versions: what undoing a run needs to know.
        """
        CREATE TABLE sighting (
            id \(.id), run_id \(.integer) NOT NULL REFERENCES import_run (id), day \(.integer), seen \(.integer) NOT NULL,
            versions \(.text) NOT NULL)
        """,
        "CREATE INDEX sighting_run ON sighting (run_id)",
    ]

    /// What a body has several of. All of it is computed with the profile.
    private static let parts: [SQL] = [
        """
        CREATE TABLE identifier (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), kind \(.text) NOT NULL, value \(.text) NOT NULL,
            source \(.text) NOT NULL REFERENCES source (code), day \(.integer), recommended \(.bool) NOT NULL,
            PRIMARY KEY (organisation_id, kind, value, source))
        """,
        "CREATE INDEX identifier_value ON identifier (kind, value)",
        """
        CREATE TABLE former_value (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), kind \(.text) NOT NULL CHECK (kind IN ('name', 'seat')),
            position \(.integer) NOT NULL, value \(.text) NOT NULL, until \(.integer),
            PRIMARY KEY (organisation_id, kind, position))
        """,
        """
        CREATE TABLE tax_share (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), year \(.integer) NOT NULL, grosze \(.integer) NOT NULL,
            source \(.text) NOT NULL REFERENCES source (code), day \(.integer), PRIMARY KEY (organisation_id, year))
        """,
        """
        CREATE TABLE entitlement (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), year \(.integer) NOT NULL, valid_from \(.integer) NOT NULL,
            valid_until \(.integer) NOT NULL, PRIMARY KEY (organisation_id, year))
        """,
        // Spheres, target groups and declared area; of spheres also the proposed ones, with their evidence.
        """
        CREATE TABLE attribute (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id),
            kind \(.text) NOT NULL CHECK (kind IN ('sphere', 'proposed_sphere', 'target_group', 'area')), code \(.text) NOT NULL,
            evidence \(.text) NOT NULL, PRIMARY KEY (organisation_id, kind, code))
        """,
    ]

    /// Rows that are computed with the profile, several for each record of an import: whether the body and the source exist was checked for the
    /// record already, and their order is that of their key.
    private static let lighterParts: [SQL] = [
        .either(sqlite: "ALTER TABLE identifier RENAME TO old_identifier", postgres: "ALTER TABLE identifier DROP CONSTRAINT identifier_source_fkey"),
        .either(sqlite: "DROP INDEX identifier_value", postgres: "ALTER TABLE identifier DROP CONSTRAINT identifier_organisation_id_fkey"),
        .either(
            sqlite: """
                CREATE TABLE identifier (
                    organisation_id INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, day INTEGER,
                    recommended INTEGER NOT NULL, PRIMARY KEY (organisation_id, kind, value, source)) WITHOUT ROWID
                """, postgres: "ALTER TABLE attribute DROP CONSTRAINT attribute_organisation_id_fkey"),
        .either(sqlite: "INSERT INTO identifier SELECT * FROM old_identifier", postgres: ""),
        .either(sqlite: "DROP TABLE old_identifier", postgres: ""),
        .either(sqlite: "CREATE INDEX identifier_value ON identifier (kind, value)", postgres: ""),
        .either(sqlite: "ALTER TABLE attribute RENAME TO old_attribute", postgres: ""),
        .either(
            sqlite: """
                CREATE TABLE attribute (
                    organisation_id INTEGER NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('sphere', 'proposed_sphere', 'target_group', 'area')), code TEXT NOT NULL,
                    evidence TEXT NOT NULL, PRIMARY KEY (organisation_id, kind, code)) WITHOUT ROWID
                """, postgres: ""),
        .either(sqlite: "INSERT INTO attribute SELECT * FROM old_attribute", postgres: ""),
        .either(sqlite: "DROP TABLE old_attribute", postgres: ""),
    ]

    private static let report: SQL = """
        CREATE TABLE error_report (
            id \(.id), organisation_id \(.integer) NOT NULL REFERENCES organisation (id), field \(.text) NOT NULL, message \(.text) NOT NULL,
            contact \(.text), state \(.text) NOT NULL CHECK (state IN ('new', 'done')), created_at \(.integer) NOT NULL)
        """

    /// What the digest must know: clocks, places on a disk, and blobs that are compressed.
    static let tables: [TableRules] = [
        TableRules("import_run", clocks: ["input", "fingerprint", "started_at", "finished_at"]),
        TableRules("version", compressed: ["raw"]),
        TableRules("sighting", ranks: ["versions": .ranges(of: "version")]),
        TableRules("error_report", clocks: ["created_at"]),
        TableRules("identifier", ranks: ["organisation_id": .table("organisation")]),
        TableRules("attribute", ranks: ["organisation_id": .table("organisation")]),
        LemmaStore.table,
        RulesStore.table,
    ]
}
