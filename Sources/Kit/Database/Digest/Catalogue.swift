/// What a table looks like, as far as the digest has to know.
struct TableShape {
    let name: String
    /// All columns, by name: the order they were declared in says nothing.
    var columns: [String] = []
    /// The primary key, in its order.
    var key: [String] = []
    /// Columns that hold the `id` of a row in another table.
    var references: [String: String] = [:]

    var hasID: Bool { columns.contains("id") }
    /// What rows are ordered by: the id, else the primary key, else everything.
    var order: [String] { hasID ? ["id"] : key.isEmpty ? columns : key }
}

/// Asks either engine about its own tables, in the schema that names are looked up in.
enum Catalogue {
    /// The tables, by name.
    static func shapes(_ db: Reading) throws -> [TableShape] {
        var shapes: [String: TableShape] = [:]
        var keys: [String: [(position: Int, column: String)]] = [:]
        try db.each(columns) { row in
            let (table, column) = (try row.text("table_name"), try row.text("column_name"))
            shapes[table, default: TableShape(name: table)].columns.append(column)
            let position = try row.int("key_position")
            if position > 0 { keys[table, default: []].append((position, column)) }
        }
        for (table, parts) in keys { shapes[table]?.key = parts.sorted { $0.position < $1.position }.map(\.column) }
        try db.each(references) { row in
            let target = try row.text("target")
            // SQLite says nothing of the column when the reference names only the table.
            guard try row.textOrNil("target_column") ?? shapes[target]?.key.first == "id" else { return }
            shapes[try row.text("table_name")]?.references[try row.text("column_name")] = target
        }
        return shapes.values.map { shape in
            var shape = shape
            shape.columns.sort()
            return shape
        }.sorted { $0.name < $1.name }
    }

    private static let columns: SQL = .either(
        sqlite: """
            SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_position
            FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'
            """,
        postgres: """
            SELECT t.relname AS table_name, c.attname AS column_name, COALESCE(array_position(k.indkey::int2[], c.attnum) + 1, 0) AS key_position
            FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
            LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
            WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
            """)

    private static let references: SQL = .either(
        sqlite: """
            SELECT t.name AS table_name, r."from" AS column_name, r."table" AS target, r."to" AS target_column
            FROM sqlite_schema t, pragma_foreign_key_list(t.name) r WHERE t.type = 'table'
            """,
        postgres: """
            SELECT t.relname AS table_name, c.attname AS column_name, o.relname AS target, oc.attname AS target_column
            FROM pg_constraint r JOIN pg_class t ON t.oid = r.conrelid JOIN pg_class o ON o.oid = r.confrelid
            JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = ANY (r.conkey)
            JOIN pg_attribute oc ON oc.attrelid = o.oid AND oc.attnum = r.confkey[array_position(r.conkey, c.attnum)]
            WHERE r.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
            """)
}
