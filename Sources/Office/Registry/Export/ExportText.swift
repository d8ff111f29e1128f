import Documents
import Reference
import Values
import Web

/// Writes rows as CSV, JSON or GeoJSON, piece by piece: what was written is taken away by whoever sends it.
struct ExportText: Sendable {
    private let format: ExportFormat
    private let sources: [Source]
    private let today: Day
    private var csv: CSVWriter
    private var json = JSONWriter(capacity: 65_536)

    /// - Parameters:
    ///   - sources: where the data come from, named in the files that have room for it.
    ///   - byteOrderMark: Excel reads UTF-8 in CSV only with it.
    init(_ format: ExportFormat, sources: [Source], today: Day, byteOrderMark: Bool = false) {
        (self.format, self.sources, self.today) = (format, sources, today)
        csv = CSVWriter(byteOrderMark: byteOrderMark)
    }

    mutating func begin() {
        if format == .csv { return csv.row(ExportColumn.all.map(\.name)) }
        json.open("{")
        if format == .geojson { json.field("type", "FeatureCollection") }
        json.field("made_on", today)
        json.array("sources", sources) { json, source in
            json.object { json in
                json.field("code", source.code)
                json.field("title", source.title)
                json.field("publisher", source.publisher)
                json.field("licence", source.licence)
            }
        }
        json.key(format == .geojson ? "features" : "items")
        json.open("[")
    }

    mutating func row(_ row: ExportedOrganisation, _ words: ExportWords) {
        switch format {
        case .csv, .xlsx: csv.row(ExportColumn.all.map { $0.value(row, words).text })
        case .json: write(row, words)
        case .geojson:
            json.open("{")
            json.field("type", "Feature")
            json.field("id", Int(row.id))
            json.key("geometry")
            if let shown = row.body.seat.shown(words.territory) { write(shown.point) } else { json.null() }
            json.key("properties")
            write(row, words)
            json.close("}")
        }
    }

    mutating func end() {
        if format == .csv { return }
        json.close("]")
        json.close("}")
    }

    /// What was written since the last time.
    mutating func take() -> [UInt8] { format == .csv ? Array(csv.take().utf8) : json.take() }

    private mutating func write(_ row: ExportedOrganisation, _ words: ExportWords) {
        json.object { json in
            for column in ExportColumn.all {
                json.key(column.name)
                switch column.value(row, words) {
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

    /// Longitude first (RFC 7946).
    private mutating func write(_ point: Point) {
        json.object { json in
            json.field("type", "Point")
            json.array("coordinates", [point.longitude, point.latitude]) { $0.value($1) }
        }
    }
}

extension ExportValue {
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
