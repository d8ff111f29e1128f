import Documents
import Foundation
import Registry

/// The grants of a 360Giving file, JSON or a table in its flat form, one by one.
final class GivingInput {
    private enum Reader {
        case items(JSONItems)
        case table(TableReader, [GivingColumn])
    }

    private let name: String
    private let reader: Reader
    private var unknown: [String: Int] = [:]

    /// - Throws: `WrongTable` when the file is neither.
    init(_ file: InputFiles.File) throws {
        name = file.name
        do {
            if try GivingInput.isJSON(file.path) {
                reader = .items(try JSONItems(path: file.path, key: "grants"))
            } else {
                let table = try TableReader(path: file.path) { row in
                    let paths = Set(row.fields.map { GivingColumn(title: $0).path })
                    return paths.contains([.key("id")]) && paths.contains([.key("amountAwarded")])
                }
                reader = .table(table, table.header.fields.map(GivingColumn.init(title:)))
            }
        } catch {
            throw WrongTable(reason: "\(name): \(error)")
        }
    }

    /// What whoever sent the file should know, so far.
    var notes: [String] {
        let table: [String] = if case .table(let reader, _) = reader { reader.notes } else { [] }
        return table
            + unknown.sorted { $0.key < $1.key }.prefix(100).map {
                "pole „\($0.key.prefix(100))”, którego standard nie zna, w \($0.value) zapisach; zachowano je"
            }
    }

    /// - Throws: `WrongTable` where the file stops being one.
    func next() throws -> ReadDeed<GrantFacts>? {
        do {
            switch reader {
            case .items(let items):
                guard let item = try items.next() else { return nil }
                do {
                    return deed(try JSON(item.bytes), item.bytes, item.line)
                } catch {
                    throw JSON.Fault(line: item.line + error.line - 1, reason: error.reason)
                }
            case .table(let table, let columns):
                guard let row = try table.next() else { return nil }
                var node = GivingNode.object([])
                for (place, column) in columns.enumerated() {
                    guard oneLine(row[place]) != nil, !column.path.isEmpty else { continue }
                    node.put(column.value(GivingInput.unguarded(row[place])), at: column.path[...])
                }
                let bytes = node.bytes
                return deed(try JSON(bytes), bytes, row.line)
            }
        } catch let fault as JSON.Fault {
            throw WrongTable(reason: "\(name): \(fault)")
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
    }

    private func deed(_ json: JSON, _ bytes: [UInt8], _ line: Int) -> ReadDeed<GrantFacts> {
        do {
            let grant = try GivingGrant(json)
            for key in grant.unknown where unknown.count < 1_000 || unknown[key] != nil { unknown[key, default: 0] += 1 }
            let deed = IncomingDeed(key: grant.key, facts: grant.facts, raw: bytes, sense: json.canonical())
            return ReadDeed(line: line, outcome: .success(deed), warnings: grant.warnings)
        } catch let refusal as DeedRefusal {
            return ReadDeed(line: line, outcome: .failure(refusal))
        } catch {
            return ReadDeed(line: line, outcome: .failure(DeedRefusal(field: "", reason: "\(error)")))
        }
    }

    /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
    private static func unguarded(_ text: String) -> String {
        guard text.first == "'", let second = text.dropFirst().first, "=@+-".contains(second) else { return text }
        return String(text.dropFirst())
    }

    private static func isJSON(_ path: String) throws -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let blanks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
        let first = try file.read(upToCount: 4_096)?.first { !blanks.contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
