import Database

/// The tables of activities and grants. An activity and a grant are deeds: one number is that of the record, of its row and of its parts.
enum ActivityMapMigrations {
    static let all: [Migration] = [
        Migration("activitymap", 1, "activities and grants, their records, bodies, places and spheres", records + [activity, grant] + links + parts),
        // Which borders told the gmina of a point.
        Migration("activitymap", 4, "points located by borders", ["ALTER TABLE deed_place ADD COLUMN borders \(.text)"]),
    ]

    private static let records: [SQL] = [
        // `current` is nil when every run that saw the record was undone.
        """
        CREATE TABLE deed_record (
            id \(.id), kind \(.text) NOT NULL CHECK (kind IN ('activity', 'grant')), source \(.text) NOT NULL REFERENCES source (code),
            key \(.text) NOT NULL, current \(.integer), last \(.integer) NOT NULL, UNIQUE (kind, source, key))
        """,
        // `raw` is the record as the source wrote it, where export gives it back.
        """
        CREATE TABLE deed_version (
            id \(.id), record_id \(.integer) NOT NULL REFERENCES deed_record (id), number \(.integer) NOT NULL, day \(.integer),
            seen \(.integer) NOT NULL, digest \(.blob) NOT NULL, facts \(.text) NOT NULL, raw \(.blob), UNIQUE (record_id, number))
        """,
        """
        CREATE TABLE deed_sighting (
            id \(.id), run_id \(.integer) NOT NULL, day \(.integer), seen \(.integer) NOT NULL, versions \(.text) NOT NULL)
        """,
        "CREATE INDEX deed_sighting_run ON deed_sighting (run_id)",
    ]

    private static let activity: SQL = """
        CREATE TABLE activity (
            id \(.integer) NOT NULL PRIMARY KEY REFERENCES deed_record (id), source \(.text) NOT NULL, title \(.text) NOT NULL,
            folded \(.text) NOT NULL, sort_key \(.text) NOT NULL, slug \(.text) NOT NULL, description \(.text), starts_on \(.integer),
            ends_on \(.integer), people_reached \(.integer), volunteers \(.integer), amount \(.integer), currency \(.text), money_source \(.text),
            link \(.text), origin \(.text) NOT NULL CHECK (origin IN ('sample', 'import', 'organisation')), sample \(.bool) NOT NULL,
            withdrawn \(.bool) NOT NULL)
        """

    // Amounts in hundredths of the currency. `year` is that of the award, else of the planned start.
    private static let grant: SQL = """
        CREATE TABLE grant_award (
            id \(.integer) NOT NULL PRIMARY KEY REFERENCES deed_record (id), source \(.text) NOT NULL, title \(.text), folded \(.text) NOT NULL,
            sort_key \(.text) NOT NULL, slug \(.text) NOT NULL, description \(.text), programme \(.text), programme_code \(.text),
            awarded \(.integer), paid \(.integer), returned \(.integer), currency \(.text) NOT NULL, awarded_on \(.integer), planned_from \(.integer),
            planned_until \(.integer), year \(.integer),
            mode \(.text) NOT NULL CHECK (mode IN ('open_competition', 'small_grant', 'outside_competition', 'other_acts', 'unknown')),
            form \(.text) NOT NULL CHECK (form IN ('support', 'entrusting', 'unknown')), department \(.text), agreement \(.text), link \(.text),
            to_person \(.bool) NOT NULL, activity_source \(.text), activity_key \(.text),
            origin \(.text) NOT NULL CHECK (origin IN ('sample', 'import', 'organisation')), sample \(.bool) NOT NULL, withdrawn \(.bool) NOT NULL)
        """

    private static let links: [SQL] = ["CREATE INDEX grant_award_activity ON grant_award (activity_source, activity_key)"]

    private static let parts: [SQL] = [
        // `organisation_id` only for matches by number and by name; `candidates` are ids of the bodies a doubtful one may be.
        """
        CREATE TABLE deed_party (
            deed_id \(.integer) NOT NULL REFERENCES deed_record (id), position \(.integer) NOT NULL,
            role \(.text) NOT NULL CHECK (role IN ('leader', 'partner', 'funder', 'recipient')), name \(.text), folded \(.text) NOT NULL,
            identifier \(.text), krs \(.text), nip \(.text), regon \(.text), record_source \(.text), record_key \(.text), seat_gmina \(.text),
            seat_powiat \(.text), locality \(.text), organisation_id \(.integer),
            matched \(.text) NOT NULL CHECK (matched IN ('number', 'name', 'doubtful', 'none')), candidates \(.text) NOT NULL,
            PRIMARY KEY (deed_id, position))
        """,
        "CREATE INDEX deed_party_organisation ON deed_party (organisation_id)",
        // Spheres and target groups; what the source does not state is proposed from the words.
        """
        CREATE TABLE deed_mark (
            deed_id \(.integer) NOT NULL REFERENCES deed_record (id), kind \(.text) NOT NULL CHECK (kind IN ('sphere', 'target_group')),
            code \(.text) NOT NULL, stated \(.bool) NOT NULL, PRIMARY KEY (deed_id, kind, code))
        """,
        // `whole`: the powiat or voivodeship of `teryt`, the country when it is NULL. `unplaced`: words nobody could locate. `outside`: of the
        // loaded territory.
        """
        CREATE TABLE deed_place (
            deed_id \(.integer) NOT NULL REFERENCES deed_record (id), position \(.integer) NOT NULL,
            kind \(.text) NOT NULL CHECK (kind IN ('point', 'gmina', 'whole', 'unplaced', 'outside')), teryt \(.text), lat \(.real), lon \(.real),
            locality \(.text), PRIMARY KEY (deed_id, position))
        """,
        "CREATE INDEX deed_place_teryt ON deed_place (teryt)",
    ]

    /// What the digest must know: compressed blobs, and references that no foreign key tells of, since the sample takes its bodies and runs away.
    static let tables: [TableRules] = [
        TableRules("deed_version", compressed: ["raw"]),
        TableRules("deed_sighting", ranks: ["run_id": .table("import_run"), "versions": .ranges(of: "deed_version")]),
        TableRules("deed_party", ranks: ["organisation_id": .table("organisation"), "candidates": .ranges(of: "organisation")]),
    ]
}
