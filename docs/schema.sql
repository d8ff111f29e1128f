CREATE TABLE activity (
    id INTEGER NOT NULL PRIMARY KEY REFERENCES deed_record (id), source TEXT NOT NULL, title TEXT NOT NULL,
    folded TEXT NOT NULL, sort_key TEXT NOT NULL, slug TEXT NOT NULL, description TEXT, starts_on INTEGER,
    ends_on INTEGER, people_reached INTEGER, volunteers INTEGER, amount INTEGER, currency TEXT, money_source TEXT,
    link TEXT, origin TEXT NOT NULL CHECK (origin IN ('sample', 'import', 'organisation')), sample INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL) STRICT;

CREATE TABLE attribute (
    organisation_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sphere', 'proposed_sphere', 'target_group', 'area')), code TEXT NOT NULL,
    evidence TEXT NOT NULL, PRIMARY KEY (organisation_id, kind, code)) WITHOUT ROWID, STRICT;

CREATE TABLE border (
    teryt TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level IN (1, 2, 3)),
    since INTEGER NOT NULL,
    until INTEGER,
    shape BLOB NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (teryt, since)
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    object_ids TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    reason TEXT
) STRICT;

CREATE TABLE deed_mark (
    deed_id INTEGER NOT NULL REFERENCES deed_record (id), kind TEXT NOT NULL CHECK (kind IN ('sphere', 'target_group')),
    code TEXT NOT NULL, stated INTEGER NOT NULL, PRIMARY KEY (deed_id, kind, code)) STRICT;

CREATE TABLE deed_party (
    deed_id INTEGER NOT NULL REFERENCES deed_record (id), position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('leader', 'partner', 'funder', 'recipient')), name TEXT, folded TEXT NOT NULL,
    identifier TEXT, krs TEXT, nip TEXT, regon TEXT, record_source TEXT, record_key TEXT, seat_gmina TEXT,
    seat_powiat TEXT, locality TEXT, organisation_id INTEGER,
    matched TEXT NOT NULL CHECK (matched IN ('number', 'name', 'doubtful', 'none')), candidates TEXT NOT NULL,
    PRIMARY KEY (deed_id, position)) STRICT;

CREATE TABLE deed_place (
    deed_id INTEGER NOT NULL REFERENCES deed_record (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('point', 'gmina', 'whole', 'unplaced', 'outside')), teryt TEXT, lat REAL, lon REAL,
    locality TEXT, borders TEXT, PRIMARY KEY (deed_id, position)) STRICT;

CREATE TABLE deed_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK (kind IN ('activity', 'grant')), source TEXT NOT NULL REFERENCES source (code),
    key TEXT NOT NULL, current INTEGER, last INTEGER NOT NULL, UNIQUE (kind, source, key)) STRICT;

CREATE TABLE deed_sighting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL, day INTEGER, seen INTEGER NOT NULL, versions TEXT NOT NULL) STRICT;

CREATE TABLE deed_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT, record_id INTEGER NOT NULL REFERENCES deed_record (id), number INTEGER NOT NULL, day INTEGER,
    seen INTEGER NOT NULL, digest BLOB NOT NULL, facts TEXT NOT NULL, raw BLOB, UNIQUE (record_id, number)) STRICT;

CREATE TABLE entitlement (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id), year INTEGER NOT NULL, valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL, PRIMARY KEY (organisation_id, year)) STRICT;

CREATE TABLE error_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT, organisation_id INTEGER NOT NULL REFERENCES organisation (id), field TEXT NOT NULL, message TEXT NOT NULL,
    contact TEXT, state TEXT NOT NULL CHECK (state IN ('new', 'done')), created_at INTEGER NOT NULL) STRICT;

CREATE TABLE form_kind (
    form TEXT NOT NULL REFERENCES legal_form (code),
    kind TEXT NOT NULL CHECK (kind IN ('ngo', 'art3_3', 'other', 'informal', 'branch', 'unknown')),
    since INTEGER,
    until INTEGER,
    position INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE former_name (
    voivodeship TEXT NOT NULL,
    powiat TEXT NOT NULL,
    gmina TEXT NOT NULL,
    teryt TEXT NOT NULL,
    PRIMARY KEY (voivodeship, powiat, gmina)
) STRICT;

CREATE TABLE former_value (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id), kind TEXT NOT NULL CHECK (kind IN ('name', 'seat')),
    position INTEGER NOT NULL, value TEXT NOT NULL, until INTEGER,
    PRIMARY KEY (organisation_id, kind, position)) STRICT;

CREATE TABLE grant_award (
    id INTEGER NOT NULL PRIMARY KEY REFERENCES deed_record (id), source TEXT NOT NULL, title TEXT, folded TEXT NOT NULL,
    sort_key TEXT NOT NULL, slug TEXT NOT NULL, description TEXT, programme TEXT, programme_code TEXT,
    awarded INTEGER, paid INTEGER, returned INTEGER, currency TEXT NOT NULL, awarded_on INTEGER, planned_from INTEGER,
    planned_until INTEGER, year INTEGER,
    mode TEXT NOT NULL CHECK (mode IN ('open_competition', 'small_grant', 'outside_competition', 'other_acts', 'unknown')),
    form TEXT NOT NULL CHECK (form IN ('support', 'entrusting', 'unknown')), department TEXT, agreement TEXT, link TEXT,
    to_person INTEGER NOT NULL, activity_source TEXT, activity_key TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('sample', 'import', 'organisation')), sample INTEGER NOT NULL, withdrawn INTEGER NOT NULL) STRICT;

CREATE TABLE holiday (
    rule TEXT NOT NULL,
    name TEXT NOT NULL,
    since INTEGER,
    until INTEGER,
    position INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE identifier (
    organisation_id INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, day INTEGER,
    recommended INTEGER NOT NULL, PRIMARY KEY (organisation_id, kind, value, source)) WITHOUT ROWID, STRICT;

CREATE TABLE import_problem (
    id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL REFERENCES import_run (id),
    severity TEXT NOT NULL CHECK (severity IN ('rejected', 'warning')), file TEXT NOT NULL, line INTEGER NOT NULL,
    field TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL, source TEXT NOT NULL REFERENCES source (code), input TEXT NOT NULL,
    fingerprint TEXT NOT NULL, day INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'undone')), cursor TEXT NOT NULL,
    read_count INTEGER NOT NULL, new_count INTEGER NOT NULL, changed_count INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL, closed_count INTEGER NOT NULL, rejected_count INTEGER NOT NULL,
    started_at INTEGER NOT NULL, finished_at INTEGER, replaced_by INTEGER REFERENCES import_run (id)) STRICT;

CREATE TABLE legal_form (
    code TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    plural TEXT NOT NULL,
    genitive TEXT NOT NULL,
    register_names TEXT,
    within TEXT,
    names TEXT,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE locality (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    gmina TEXT NOT NULL,
    parent TEXT,
    kind TEXT NOT NULL,
    state_on INTEGER NOT NULL,
    until INTEGER
) STRICT;

CREATE TABLE migration (
    module TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    PRIMARY KEY (module, number)
) STRICT;

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, official_name TEXT NOT NULL, folded TEXT NOT NULL, sort_key TEXT NOT NULL,
    slug TEXT NOT NULL, kind TEXT NOT NULL, form TEXT, form_wording TEXT, status TEXT, status_since INTEGER,
    registered_on INTEGER, parent_krs TEXT, placement TEXT NOT NULL, gmina TEXT, powiat TEXT,
    candidates TEXT NOT NULL, locality TEXT, street TEXT, postal_code TEXT, lat REAL, lon REAL,
    precision TEXT NOT NULL, home_address INTEGER NOT NULL, email TEXT, website TEXT, phone TEXT, delivery TEXT,
    aims TEXT, public_benefit INTEGER, sign_kind TEXT, sign_on INTEGER, uncertain_name INTEGER NOT NULL,
    sample INTEGER NOT NULL, withdrawn INTEGER NOT NULL, stated_on INTEGER) STRICT;

CREATE TABLE postal_code (
    code TEXT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL,
    powiat TEXT NOT NULL,
    gmina TEXT,
    candidates TEXT
) STRICT;

CREATE TABLE profile_rules (
    name TEXT NOT NULL PRIMARY KEY, edition TEXT NOT NULL, next_edition TEXT, reached INTEGER NOT NULL) STRICT;

CREATE TABLE record (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL REFERENCES source (code), key TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id), current INTEGER, last INTEGER NOT NULL,
    UNIQUE (source, key)) STRICT;

CREATE TABLE reference_load (
    name TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sighting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL REFERENCES import_run (id), day INTEGER, seen INTEGER NOT NULL,
    versions TEXT NOT NULL) STRICT;

CREATE TABLE sign_of_life (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL CHECK (kind IN ('activity', 'grant')), day INTEGER NOT NULL, PRIMARY KEY (organisation_id, kind)) STRICT;

CREATE TABLE source (
    code TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, label TEXT NOT NULL, publisher TEXT NOT NULL,
    licence TEXT NOT NULL, precedence INTEGER NOT NULL, is_register INTEGER NOT NULL) STRICT;

CREATE TABLE sphere (
    code TEXT NOT NULL PRIMARY KEY,
    sort_key TEXT NOT NULL UNIQUE,
    wording TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    sphere_group TEXT NOT NULL REFERENCES sphere_group (code),
    since INTEGER,
    until INTEGER
) STRICT;

CREATE TABLE sphere_group (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE target_group (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE tax_share (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id), year INTEGER NOT NULL, grosze INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (code), day INTEGER, PRIMARY KEY (organisation_id, year)) STRICT;

CREATE TABLE unit (
    teryt TEXT NOT NULL PRIMARY KEY,
    level INTEGER NOT NULL CHECK (level IN (1, 2, 3)),
    kind INTEGER CHECK (kind IN (1, 2, 3)),
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    slug TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    parent TEXT REFERENCES unit (teryt),
    population INTEGER CHECK (population >= 0),
    population_on INTEGER,
    area_ha INTEGER CHECK (area_ha >= 0),
    area_on INTEGER,
    office_lat REAL,
    office_lon REAL,
    inside_lat REAL,
    inside_lon REAL,
    since INTEGER,
    until INTEGER,
    state_on INTEGER NOT NULL,
    source TEXT NOT NULL,
    CHECK ((kind IS NOT NULL) = (level = 3)),
    CHECK ((population IS NULL) = (population_on IS NULL)),
    CHECK ((area_ha IS NULL) = (area_on IS NULL))
) STRICT;

CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT, record_id INTEGER NOT NULL REFERENCES record (id), number INTEGER NOT NULL, day INTEGER,
    seen INTEGER NOT NULL, digest BLOB NOT NULL, facts TEXT NOT NULL, raw BLOB, closed_on INTEGER,
    closing INTEGER NOT NULL,
    UNIQUE (record_id, number)) STRICT;

CREATE TABLE word_lemma (word TEXT NOT NULL PRIMARY KEY, lemmas TEXT NOT NULL) STRICT;

CREATE INDEX deed_party_organisation ON deed_party (organisation_id);

CREATE INDEX deed_place_teryt ON deed_place (teryt);

CREATE INDEX deed_sighting_run ON deed_sighting (run_id);

CREATE INDEX grant_award_activity ON grant_award (activity_source, activity_key);

CREATE INDEX identifier_value ON identifier (kind, value);

CREATE INDEX import_problem_run ON import_problem (run_id);

CREATE INDEX record_organisation ON record (organisation_id);

CREATE INDEX sighting_run ON sighting (run_id);

CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;

CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;
