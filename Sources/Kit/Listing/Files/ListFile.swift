import Documents
import Foundation
import Search
import Values
import Web

/// The kinds of file a list is handed out as.
package enum ListFile: String, CaseIterable, Sendable {
    case csv, xlsx, json, geojson

    package var type: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        case .geojson: "application/geo+json"
        }
    }

    package var title: String {
        switch self {
        case .csv: "CSV"
        case .xlsx: "XLSX (arkusz)"
        case .json: "JSON"
        case .geojson: "GeoJSON (mapa)"
        }
    }
}

extension Listing {
    var fileKinds: [ListFile] { ListFile.allCases.filter { $0 != .geojson || point != nil } }

    func address(_ search: ListSearch, _ kind: ListFile) -> PlainAddress {
        PlainAddress(asked(search.with(\.perPage, 20)).appended(to: "\(path).\(kind.rawValue)"))
    }

    /// All of a list, in its order, written while it is sent.
    func file(_ kind: ListFile, _ search: ListSearch, byteOrderMark: Bool, now: Instant) -> Reply {
        var query = query(search)
        (query.offset, query.limit, query.countsFacets) = (0, snapshot.documentCount, false)
        let hits = snapshot.find(query).hits
        let name = "\(path.dropFirst()).\(kind.rawValue)"
        return .stream(name: name, type: kind.type) { writer in
            switch kind {
            case .csv: try await csv(hits, byteOrderMark, &writer)
            case .xlsx: try await workbook(hits, now, &writer)
            case .json, .geojson: try await document(kind, hits, &writer)
            }
        }
    }

    private func csv(_ hits: [SearchHit], _ byteOrderMark: Bool, _ writer: inout StreamWriter) async throws {
        var text = CSVWriter(byteOrderMark: byteOrderMark)
        text.row(files.map(\.name))
        for hit in hits {
            let item = item(hit)
            text.row(files.map { $0.value(item).text })
            if text.text.utf8.count > 32_768 { try await writer.write(text.take()) }
        }
        try await writer.write(text.take())
    }

    /// A workbook is known only when it is whole: it is written beside, then sent.
    private func workbook(_ hits: [SearchHit], _ now: Instant, _ writer: inout StreamWriter) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "pozytek-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let book = try XLSXWriter(created: now)
        try book.sheet(title, files.map { .init($0.name, width: $0.width) })
        for hit in hits {
            let item = item(hit)
            try book.row(files.map { XLSXWriter.Value($0.value(item)) })
        }
        try book.save(to: path)
        try await StoredFile(path)?.send(to: &writer)
    }

    private func document(_ kind: ListFile, _ hits: [SearchHit], _ writer: inout StreamWriter) async throws {
        var json = JSONWriter(capacity: 65_536)
        json.open("{")
        if kind == .geojson { json.field("type", "FeatureCollection") }
        json.field("made_on", today)
        json.array("sources", sources) { $0.value($1) }
        json.key(kind == .geojson ? "features" : "items")
        json.open("[")
        for (place, hit) in hits.enumerated() {
            let item = item(hit)
            if kind == .geojson { feature(hit.id, item, &json) } else { properties(item, &json) }
            if place % 100 == 99 { try await writer.write(bytes: json.take()) }
        }
        json.close("]")
        json.close("}")
        try await writer.write(bytes: json.take())
    }

    private func feature(_ id: Int64, _ item: Item, _ json: inout JSONWriter) {
        json.object { json in
            json.field("type", "Feature")
            json.field("id", Int(id))
            json.key("geometry")
            if let place = point?(item) {
                json.object { json in
                    json.field("type", "Point")
                    json.array("coordinates", [place.longitude, place.latitude]) { $0.value($1) }
                }
            } else {
                json.null()
            }
            json.key("properties")
            properties(item, &json)
        }
    }

    private func properties(_ item: Item, _ json: inout JSONWriter) {
        json.object { json in
            for column in files {
                json.key(column.name)
                switch column.value(item) {
                case .nothing: json.null()
                case .text(let text): json.value(text)
                case .integer(let number): json.value(number)
                case .number(let number): json.value(number)
                case .day(let day): json.value(day)
                case .flag(let flag): json.value(flag)
                }
            }
        }
    }
}

extension FileColumn.Value {
    /// As it stands in CSV.
    var text: String {
        switch self {
        case .nothing: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): JSONWriter.text(number)
        case .day(let day): day.iso
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

extension XLSXWriter.Value {
    fileprivate init<Item>(_ value: FileColumn<Item>.Value) {
        switch value {
        case .nothing: self = .nothing
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .day(let day): self = .day(day)
        case .flag(let flag): self = .flag(flag)
        }
    }
}
