import Database

/// The tables of Office/Reference. Vocabularies are keyed by their own codes, which never change; nothing here has a row id.
package enum ReferenceMigrations {
    package static let all: [Migration] = [
        Migration(
            "reference", 1, "jednostki terytorialne i słowniki",
            [unit, sphereGroup, sphere, targetGroup, legalForm, holiday, postalCode, formerName, formKind, load]),
        Migration("reference", 2, "granice jednostek i miejscowości", [border, locality]),
    ]

    /// What the digest has to know: when a bundle was loaded is a matter of the clock.
    package static let tables: [TableRules] = [
        TableRules("unit"), TableRules("sphere_group"), TableRules("sphere"), TableRules("target_group"),
        TableRules("legal_form"), TableRules("holiday"), TableRules("postal_code"), TableRules("former_name"), TableRules("form_kind"),
        TableRules("border"), TableRules("locality"),
        TableRules("reference_load", clocks: ["loaded_at"]),
    ]

    /// A figure and its day come and go together; `until` is the first day on which the register no longer had the unit.
    private static let unit: SQL = """
        CREATE TABLE unit (
            teryt \(.text) NOT NULL PRIMARY KEY,
            level \(.integer) NOT NULL CHECK (level IN (1, 2, 3)),
            kind \(.integer) CHECK (kind IN (1, 2, 3)),
            name \(.text) NOT NULL,
            label \(.text) NOT NULL,
            slug \(.text) NOT NULL,
            sort_key \(.text) NOT NULL,
            parent \(.text) REFERENCES unit (teryt),
            population \(.integer) CHECK (population >= 0),
            population_on \(.integer),
            area_ha \(.integer) CHECK (area_ha >= 0),
            area_on \(.integer),
            office_lat \(.real),
            office_lon \(.real),
            inside_lat \(.real),
            inside_lon \(.real),
            since \(.integer),
            until \(.integer),
            state_on \(.integer) NOT NULL,
            source \(.text) NOT NULL,
            CHECK ((kind IS NOT NULL) = (level = 3)),
            CHECK ((population IS NULL) = (population_on IS NULL)),
            CHECK ((area_ha IS NULL) = (area_on IS NULL))
        )
        """

    private static let sphereGroup: SQL = """
        CREATE TABLE sphere_group (
            code \(.text) NOT NULL PRIMARY KEY,
            name \(.text) NOT NULL,
            position \(.integer) NOT NULL
        )
        """

    private static let sphere: SQL = """
        CREATE TABLE sphere (
            code \(.text) NOT NULL PRIMARY KEY,
            sort_key \(.text) NOT NULL UNIQUE,
            wording \(.text) NOT NULL,
            name \(.text) NOT NULL UNIQUE,
            sphere_group \(.text) NOT NULL REFERENCES sphere_group (code),
            since \(.integer),
            until \(.integer)
        )
        """

    private static let targetGroup: SQL = """
        CREATE TABLE target_group (
            code \(.text) NOT NULL PRIMARY KEY,
            name \(.text) NOT NULL,
            position \(.integer) NOT NULL
        )
        """

    private static let legalForm: SQL = """
        CREATE TABLE legal_form (
            code \(.text) NOT NULL PRIMARY KEY,
            label \(.text) NOT NULL,
            plural \(.text) NOT NULL,
            genitive \(.text) NOT NULL,
            register_names \(.text),
            within \(.text),
            names \(.text),
            position \(.integer) NOT NULL
        )
        """

    private static let holiday: SQL = """
        CREATE TABLE holiday (
            rule \(.text) NOT NULL,
            name \(.text) NOT NULL,
            since \(.integer),
            until \(.integer),
            position \(.integer) NOT NULL PRIMARY KEY
        )
        """

    /// Powiat and gmina may be outside what is loaded, so they are no references.
    private static let postalCode: SQL = """
        CREATE TABLE postal_code (
            code \(.text) NOT NULL PRIMARY KEY,
            place \(.text) NOT NULL,
            powiat \(.text) NOT NULL,
            gmina \(.text),
            candidates \(.text)
        )
        """

    private static let formerName: SQL = """
        CREATE TABLE former_name (
            voivodeship \(.text) NOT NULL,
            powiat \(.text) NOT NULL,
            gmina \(.text) NOT NULL,
            teryt \(.text) NOT NULL,
            PRIMARY KEY (voivodeship, powiat, gmina)
        )
        """

    /// Who counts, by legal form and day.
    private static let formKind: SQL = """
        CREATE TABLE form_kind (
            form \(.text) NOT NULL REFERENCES legal_form (code),
            kind \(.text) NOT NULL CHECK (kind IN ('ngo', 'art3_3', 'other', 'informal', 'branch', 'unknown')),
            since \(.integer),
            until \(.integer),
            position \(.integer) NOT NULL PRIMARY KEY
        )
        """

    /// Which bundle of facts is in the database.
    private static let load: SQL = """
        CREATE TABLE reference_load (
            name \(.text) NOT NULL PRIMARY KEY,
            digest \(.text) NOT NULL,
            loaded_at \(.integer) NOT NULL
        )
        """

    /// Outlines by day: `since` is the first day, `until` the first day of another one. The bytes are those of ``ShapeBytes``.
    private static let border: SQL = """
        CREATE TABLE border (
            teryt \(.text) NOT NULL,
            level \(.integer) NOT NULL CHECK (level IN (1, 2, 3)),
            since \(.integer) NOT NULL,
            until \(.integer),
            shape \(.blob) NOT NULL,
            source \(.text) NOT NULL,
            PRIMARY KEY (teryt, since)
        )
        """

    /// Places within gminas by the register SIMC; `until` is the first day on which it no longer had the place.
    private static let locality: SQL = """
        CREATE TABLE locality (
            code \(.text) NOT NULL PRIMARY KEY,
            name \(.text) NOT NULL,
            gmina \(.text) NOT NULL,
            parent \(.text),
            kind \(.text) NOT NULL,
            state_on \(.integer) NOT NULL,
            until \(.integer)
        )
        """
}
