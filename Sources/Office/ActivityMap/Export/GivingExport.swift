import Database
import Documents

/// Writes grants in the format of 360Giving: what came in it goes out as it came, field by field.
///
///     let count = try GivingExport(.json).write(nil, in: db) { try file.write(contentsOf: $0) }
package struct GivingExport: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case json, csv

        package var type: String { self == .json ? "application/json" : "text/csv; charset=utf-8; header=present" }
        package var fileName: String { "dotacje.\(rawValue)" }
        var title: String { self == .json ? "360Giving, JSON" : "360Giving, CSV" }
    }

    private static let pieceSize = 1 << 16

    package let format: Format
    /// Also grants of the sample.
    package let withSample: Bool

    package init(_ format: Format, withSample: Bool = true) { (self.format, self.withSample) = (format, withSample) }

    /// - Parameters:
    ///   - ids: of grants, ascending; nil: every grant that stands.
    ///   - put: takes the bytes piece by piece.
    /// - Returns: how many grants were written.
    package func write(_ ids: [Int64]?, in db: Reading, _ put: ([UInt8]) throws -> Void) throws -> Int {
        switch format {
        case .json: try writeJSON(ids, in: db, put)
        case .csv: try writeCSV(ids, in: db, put)
        }
    }

    private func writeJSON(_ ids: [Int64]?, in db: Reading, _ put: ([UInt8]) throws -> Void) throws -> Int {
        var text = Array("{\"grants\":[".utf8)
        var count = 0
        try ExportedGrant.each(ids, withSample: withSample, in: db) { grant in
            text += count > 0 ? ",\n".utf8 : "\n".utf8
            text += grant.bytes
            count += 1
            if text.count >= GivingExport.pieceSize {
                try put(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        text += "\n]}\n".utf8
        try put(text)
        return count
    }

    /// Read twice, because the columns are those any of the grants has. CSV knows only texts: what is unknown to the standard comes back as text.
    private func writeCSV(_ ids: [Int64]?, in db: Reading, _ put: ([UInt8]) throws -> Void) throws -> Int {
        var paths: Set<[GivingStep]> = []
        try ExportedGrant.each(ids, withSample: withSample, in: db) { grant in try JSON(grant.bytes).eachLeaf { path, _ in paths.insert(path) } }
        let columns = paths.map { path -> (order: [Int], title: String, path: [GivingStep]) in
            let column = GivingColumn(path: path)
            return (column.order, column.title, path)
        }.sorted { $0.order.lexicographicallyPrecedes($1.order) || ($0.order == $1.order && $0.title < $1.title) }
        let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.path, $0) })
        var table = CSVWriter()
        table.row(columns.map(\.title))
        var count = 0
        try ExportedGrant.each(ids, withSample: withSample, in: db) { grant in
            var fields = Array(repeating: "", count: columns.count)
            try JSON(grant.bytes).eachLeaf { path, text in if let place = place[path] { fields[place] = text } }
            table.row(fields)
            count += 1
            if table.text.utf8.count >= GivingExport.pieceSize { try put(Array(table.take().utf8)) }
        }
        try put(Array(table.take().utf8))
        return count
    }
}
