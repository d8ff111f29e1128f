import Bytes

/// Writes table after table in a text form both engines share, and hashes it.
///
/// A row is a line; a value is its kind, its length where it needs one, and itself: `i42`, `t6:Gdańsk`. So no two rows look alike that are not.
/// Columns stand in order of their names, rows in order of the id, ids are printed as ranks (``Ranks``).
final class Digester {
    private let db: Reading
    private let shapes: [String: TableShape]
    private var ranks: [String: Ranks] = [:]
    private var text: [UInt8] = []

    init(_ db: Reading, _ shapes: [TableShape]) {
        self.db = db
        self.shapes = Dictionary(uniqueKeysWithValues: shapes.map { ($0.name, $0) })
    }

    func digest(_ shape: TableShape, _ rules: TableRules) throws -> DatabaseDigest.Table {
        let columns = shape.columns.filter { !rules.clocks.contains($0) }
        let ways = try columns.map { try way(of: $0, in: shape, rules) }
        let hash = SHA256()
        var rows = 0
        text = Array("\(shape.name)(\(columns.joined(separator: ",")))\n".utf8)
        try db.each(
            "SELECT \(names(columns)) FROM \(identifier: shape.name) ORDER BY \(names(shape.order))"
        ) { row in
            let values = try row.values()
            for (value, way) in zip(values, ways) { try write(value, way, values) }
            text.append(UInt8(ascii: "\n"))
            rows += 1
            if text.count > 1 << 16 { flush(hash) }
        }
        flush(hash)
        return DatabaseDigest.Table(name: shape.name, hex: hash.finish().hex, rows: rows)
    }

    private func flush(_ hash: SHA256) {
        hash.update(text)
        text.removeAll(keepingCapacity: true)
    }

    private func names(_ columns: [String]) -> SQL { SQL.joined(columns.map { "\(identifier: $0)" }, by: ", ") }

    /// How a column is printed.
    private enum Way {
        case plain
        case expanded
        case rank(Ranks)
        /// Ranges of ids of the table named in the column at this place.
        case rankRanges(tableAt: Int)
        case ranges(Ranks)
    }

    private func way(of column: String, in shape: TableShape, _ rules: TableRules) throws -> Way {
        if rules.compressed.contains(column) { return .expanded }
        switch rules.ranks[column] {
        case .table(let table): return .rank(try ranks(of: table))
        case .rangesOf(let named):
            let columns = shape.columns.filter { !rules.clocks.contains($0) }
            guard let place = columns.firstIndex(of: named) else { throw DatabaseError.column(named, problem: "nie ma jej w tabeli \(shape.name)") }
            // Now, because the tables are named only in the rows.
            try db.each("SELECT DISTINCT \(identifier: named) AS name FROM \(identifier: shape.name)") { _ = try ranks(of: $0.text("name")) }
            return .rankRanges(tableAt: place)
        case .ranges(let table): return .ranges(try ranks(of: table))
        case nil: break
        }
        if column == "id" { return .rank(try ranks(of: shape.name)) }
        return try shape.references[column].map { .rank(try ranks(of: $0)) } ?? .plain
    }

    private func ranks(of table: String) throws -> Ranks {
        if let known = ranks[table] { return known }
        var found = Ranks()
        if shapes[table]?.hasID == true {
            try db.each("SELECT id FROM \(identifier: table) ORDER BY id") { found.append(try $0.int64("id")) }
        }
        ranks[table] = found
        return found
    }

    private func write(_ value: SQLValue, _ way: Way, _ row: [SQLValue]) throws {
        switch (way, value) {
        case (.rank(let ranks), .integer(let id)): write("r", ranks[id].map { "\($0)" } ?? "?")
        case (.rankRanges(let place), .text(let text)):
            guard case .text(let table) = row[place], let ids = IDRanges(text), let ranks = ranks[table] else { return write(value) }
            write("r", ranks.text(ids))
        case (.ranges(let ranks), .text(let text)): write("r", IDRanges(text).map(ranks.text) ?? text)
        case (.expanded, .blob(let bytes)): write(.blob(try Deflate.expand(bytes, limit: 1 << 30)))
        default: write(value)
        }
    }

    private func write(_ value: SQLValue) {
        switch value {
        case .null: write("n", "")
        case .integer(let number): write("i", String(number))
        case .real(let number): write("d", String(number))
        case .text(let string):
            write("t", "\(string.utf8.count):")
            text.append(contentsOf: string.utf8)
        case .blob(let bytes):
            write("b", "\(bytes.count):")
            text.append(contentsOf: bytes)
        }
    }

    private func write(_ kind: String, _ word: String) {
        text.append(contentsOf: kind.utf8)
        text.append(contentsOf: word.utf8)
        text.append(UInt8(ascii: " "))
    }
}
