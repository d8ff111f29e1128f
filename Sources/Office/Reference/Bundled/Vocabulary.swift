import Database
import Values

/// A bundled file that goes into a table row by row.
struct Vocabulary: Sendable {
    /// `word` is text that is empty rather than unknown, because a key cannot be NULL.
    enum Form: Sendable { case text, word, day, position, sphereOrder }

    struct Column: Sendable {
        let name: String
        let form: Form
        /// The column of the file, where it is called otherwise.
        let from: String

        init(_ name: String, _ form: Form = .text, from: String? = nil) { (self.name, self.form, self.from) = (name, form, from ?? name) }
    }

    let file: String
    let table: String
    /// Empty: nothing points at the rows, and they are replaced as a whole.
    let key: [String]
    let columns: [Column]

    /// In the order their references need.
    static let all: [Vocabulary] = [
        Vocabulary(file: "sphere_groups.csv", table: "sphere_group", key: ["code"], columns: [Column("code"), Column("name"), position]),
        Vocabulary(
            file: "spheres.csv", table: "sphere", key: ["code"],
            columns: [
                Column("code"), Column("sort_key", .sphereOrder, from: "code"), Column("wording"), Column("name"),
                Column("sphere_group", from: "group"), Column("since", .day), Column("until", .day),
            ]),
        Vocabulary(file: "target_groups.csv", table: "target_group", key: ["code"], columns: [Column("code"), Column("name"), position]),
        Vocabulary(
            file: "legal_forms.csv", table: "legal_form", key: ["code"],
            columns: [
                Column("code"), Column("label"), Column("plural"), Column("genitive"), Column("register_names", from: "register"), Column("within"),
                Column("names"), position,
            ]),
        Vocabulary(
            file: "holidays.csv", table: "holiday", key: [],
            columns: [Column("rule"), Column("name"), Column("since", .day), Column("until", .day), position]),
        Vocabulary(
            file: "postal_codes.csv", table: "postal_code", key: [],
            columns: [Column("code"), Column("place"), Column("powiat"), Column("gmina"), Column("candidates")]),
        Vocabulary(
            file: "former_names.csv", table: "former_name", key: [],
            columns: [Column("voivodeship"), Column("powiat"), Column("gmina", .word), Column("teryt")]),
        Vocabulary(
            file: "form_kinds.csv", table: "form_kind", key: [],
            columns: [Column("form"), Column("kind"), Column("since", .day), Column("until", .day), position]),
    ]

    private static let position = Column("position", .position)

    func rows() throws -> [[SQLValue]] {
        try BundledFiles.rows(file).enumerated().map { index, row in
            try columns.map { column in
                switch column.form {
                case .text: row[column.from].sqlValue
                case .word: (row[column.from] ?? "").sqlValue
                case .day: try row.optional(column.from) { Day($0) }.sqlValue
                case .position: (index + 1).sqlValue
                case .sphereOrder: Sphere.sortKey(try row.required(column.from) { $0 }).sqlValue
                }
            }
        }
    }

    func store(_ rows: [[SQLValue]], _ db: Writing) throws {
        let names = columns.map(\.name)
        if key.isEmpty {
            try db.run("DELETE FROM \(identifier: table)")
            try db.insert(into: table, columns: names, rows: rows)
        } else {
            for row in rows { try db.run(upsert(names, key: key, into: table, row)) }
        }
    }
}
