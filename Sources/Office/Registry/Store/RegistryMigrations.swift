import Database

/// The tables of the register. Never edit a migration that has landed: add the next one.
enum RegistryMigrations {
    static let all: [Migration] = [
        Migration(
            "registry", 1, "organisations, their records and the runs that brought them",
            runs + records + organisations + reports)
    ]

    private static let runs: [SQL] = [
        """
        CREATE TABLE import_run (
            id \(.id), command \(.text) NOT NULL, source \(.text) NOT NULL, input \(.text) NOT NULL, fingerprint \(.text) NOT NULL,
            day \(.integer) NOT NULL, state \(.text) NOT NULL CHECK (state IN ('running', 'finished')), cursor \(.text) NOT NULL,
            read_count \(.integer) NOT NULL, new_count \(.integer) NOT NULL, changed_count \(.integer) NOT NULL,
            unchanged_count \(.integer) NOT NULL, closed_count \(.integer) NOT NULL, rejected_count \(.integer) NOT NULL,
            started_at \(.integer) NOT NULL, finished_at \(.integer))
        """,
        """
        CREATE TABLE import_problem (
            id \(.id), run_id \(.integer) NOT NULL REFERENCES import_run (id),
            severity \(.text) NOT NULL CHECK (severity IN ('rejected', 'warning')), file \(.text) NOT NULL, line \(.integer) NOT NULL,
            field \(.text) NOT NULL, reason \(.text) NOT NULL)
        """,
        "CREATE INDEX import_problem_run ON import_problem (run_id)",
    ]

    private static let organisations: [SQL] = [
        """
        CREATE TABLE identifier (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), kind \(.text) NOT NULL, value \(.text) NOT NULL,
            source \(.text) NOT NULL, day \(.integer), recommended \(.bool) NOT NULL,
            PRIMARY KEY (organisation_id, kind, value, source))
        """,
        "CREATE INDEX identifier_value ON identifier (kind, value)",
        """
        CREATE TABLE former_value (
            organisation_id \(.integer) NOT NULL REFERENCES organisation (id), kind \(.text) NOT NULL CHECK (kind IN ('name', 'seat')),
            position \(.integer) NOT NULL, value \(.text) NOT NULL, until \(.integer),
            PRIMARY KEY (organisation_id, kind, position))
        """,
    ]

    private static let records: [SQL] = [
        """
        CREATE TABLE organisation (
            id \(.id), name \(.text) NOT NULL, official_name \(.text) NOT NULL, folded \(.text) NOT NULL, sort_key \(.text) NOT NULL,
            slug \(.text) NOT NULL, form \(.text), form_wording \(.text), status \(.text), status_since \(.integer), registered_on \(.integer),
            placement \(.text) NOT NULL, gmina \(.text), powiat \(.text), candidates \(.text) NOT NULL,
            locality \(.text), street \(.text), postal_code \(.text), lat \(.real), lon \(.real), precision \(.text) NOT NULL,
            email \(.text), website \(.text), phone \(.text), delivery \(.text), aims \(.text), public_benefit \(.bool),
            sample \(.bool) NOT NULL, withdrawn \(.bool) NOT NULL, stated_on \(.integer))
        """,
        "CREATE INDEX organisation_name ON organisation (sort_key, id)",
        "CREATE INDEX organisation_gmina ON organisation (gmina)",
        "CREATE INDEX organisation_powiat ON organisation (powiat)",
        "CREATE INDEX organisation_placement ON organisation (placement)",
        "CREATE INDEX organisation_sample ON organisation (sample, withdrawn)",
        """
        CREATE TABLE record (
            id \(.id), source \(.text) NOT NULL, key \(.text) NOT NULL, organisation_id \(.integer) NOT NULL REFERENCES organisation (id),
            current \(.integer) NOT NULL, UNIQUE (source, key))
        """,
        "CREATE INDEX record_organisation ON record (organisation_id)",
        """
        CREATE TABLE version (
            id \(.id), record_id \(.integer) NOT NULL REFERENCES record (id), number \(.integer) NOT NULL,
            run_id \(.integer) NOT NULL REFERENCES import_run (id), day \(.integer), seen_on \(.integer) NOT NULL, digest \(.text) NOT NULL,
            facts \(.text) NOT NULL, raw \(.blob), closed_on \(.integer), UNIQUE (record_id, number))
        """,
        "CREATE INDEX version_run ON version (run_id)",
    ]

    private static let reports: [SQL] = [
        """
        CREATE TABLE error_report (
            id \(.id), organisation_id \(.integer) NOT NULL REFERENCES organisation (id), field \(.text) NOT NULL, message \(.text) NOT NULL,
            contact \(.text), state \(.text) NOT NULL CHECK (state IN ('new', 'done')), created_at \(.integer) NOT NULL)
        """
    ]

    /// What the digest must know: clocks, places on a disk, and blobs that are compressed.
    static let tables: [TableRules] = [
        TableRules("import_run", clocks: ["input", "fingerprint", "started_at", "finished_at"]),
        TableRules("import_problem"),
        TableRules("organisation"),
        TableRules("identifier"),
        TableRules("former_value"),
        TableRules("record"),
        TableRules("version", compressed: ["raw"]),
        TableRules("error_report", clocks: ["created_at"]),
    ]
}
