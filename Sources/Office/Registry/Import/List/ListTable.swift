import Documents
import Polish

typealias ListTable = MappedTable<ListField>

/// The rows of a list with its columns found: their places are looked up once, a row is then read by numbers only.
package final class MappedTable<Field: MappingField> {
    package struct Step {
        package let field: Field
        package let place: Int
    }

    package let steps: [Step]
    package let name: String
    private let reader: TableReader

    /// - Throws: `WrongTable` for a file that is no table, or lacks a column, or has one of them twice.
    package init(_ path: String, _ name: String, _ mapping: Mapping<Field>) throws {
        var best: (missing: Int, header: TableRow)?
        do {
            reader = try TableReader(path: path, sheet: mapping.sheet, separator: mapping.separator, encoding: mapping.encoding) { row in
                let titles = row.fields.map(fold)
                let missing = mapping.columns.count { $0.isNeeded && MappedTable.places($0, titles).isEmpty }
                if missing < best?.missing ?? .max { best = (missing, row) }
                return missing == 0
            }
        } catch let fault as TableFault {
            guard let best, best.missing > 0 else { throw WrongTable(reason: "\(name): \(fault)") }
            let titles = best.header.fields.map(fold)
            let lacking = mapping.columns.filter { $0.isNeeded && MappedTable.places($0, titles).isEmpty }
            let words = lacking.map { "\($0.field.rawValue) (nagłówek: \($0.titles.joined(separator: " albo ")))" }.joined(separator: ", ")
            throw WrongTable(
                reason:
                    "\(name): brakuje kolumn: \(words). W wierszu \(best.header.line) są: \(best.header.fields.joined(separator: ", ").prefix(600)). "
                    + "Jeśli lista zmieniła nagłówki, dopisz nowe w opisie \(mapping.file).")
        }
        let titles = reader.header.fields.map(fold)
        var steps: [Step] = []
        for column in mapping.columns {
            let places = MappedTable.places(column, titles)
            guard places.count < 2 else {
                throw WrongTable(reason: "\(name), wiersz \(reader.header.line): dwie kolumny mają nagłówek „\(reader.header[places[1]])”")
            }
            if let place = places.first { steps.append(Step(field: column.field, place: place)) }
        }
        (self.steps, self.name) = (steps, name)
    }

    /// Places of the first of its titles that is there.
    private static func places(_ column: Mapping<Field>.Column, _ titles: [String]) -> [Int] {
        for title in column.titles {
            let places = titles.indices.filter { titles[$0] == title }
            if !places.isEmpty { return places }
        }
        return []
    }

    package var notes: [String] { reader.notes }

    /// Reads on to the end without a look at what the rows say, and goes back to the first of them.
    ///
    /// - Throws: `WrongTable` where the file stops being a table.
    package func check() throws {
        do {
            try reader.check()
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
    }

    /// - Throws: `WrongTable` where the file stops being a table.
    package func next() throws -> TableRow? {
        do {
            return try reader.next()
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
    }
}
