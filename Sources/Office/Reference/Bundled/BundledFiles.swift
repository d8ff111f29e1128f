import Documents
import Foundation
import Web

/// The CSV files that come with the program, in the folder the build puts beside the executable.
enum BundledFiles {
    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "Brakuje pliku programu „\(path)”. Skopiuj go razem z programem, z tego samego wydania." }
    }

    /// A row of a bundled file by the names in its header.
    struct Row {
        let file: String
        let line: Int
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]

        /// The text of a column; nil when empty.
        subscript(_ column: String) -> String? {
            guard let index = columns[column], index < fields.count, !fields[index].isEmpty else { return nil }
            return fields[index]
        }

        /// - Throws: ``Broken`` when the column is empty or does not have the form.
        func required<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value {
            guard let value = self[column].flatMap(read) else { throw Broken(file: file, line: line, column: column) }
            return value
        }

        /// - Throws: ``Broken`` when something stands there that does not have the form.
        func optional<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value? {
            self[column] == nil ? nil : try required(column, read)
        }
    }

    /// A fault of this repository, found by its tests.
    struct Broken: Error, CustomStringConvertible {
        let file: String
        let line: Int
        let column: String
        var description: String { "Błąd w pliku programu \(file), wiersz \(line), kolumna \(column)." }
    }

    static let names = [
        "units.csv", "sphere_groups.csv", "spheres.csv", "target_groups.csv", "legal_forms.csv", "holidays.csv", "postal_codes.csv",
        "former_names.csv", "form_kinds.csv", InsidePoints.file,
    ]

    static func bytes(_ name: String) throws -> [UInt8] {
        let file = Bundled.folder.appending(path: "pozytek_Reference.resources/Data/\(name)")
        guard let data = try? Data(contentsOf: file) else { throw Missing(path: file.path) }
        return [UInt8](data)
    }

    static func rows(_ name: String) throws -> [Row] {
        var columns: [String: Int]?
        var rows: [Row] = []
        var reader = CSVReader()
        let take: (CSVReader.Row) -> Void = { row in
            if let columns {
                rows.append(Row(file: name, line: row.line, columns: columns, fields: row.fields))
            } else {
                columns = Dictionary(row.fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            }
        }
        try reader.read(try bytes(name), take)
        try reader.finish(take)
        return rows
    }
}
