import Documents
import Polish
import Reference
import Registry
import Values
import Web

/// The same view as a file.
package enum MapFile: String, CaseIterable, Sendable {
    case csv, xlsx, geojson, svg, png

    /// A picture in pixels needs a program that may not be there.
    static var offered: [MapFile] { allCases.filter { $0 != .png || PictureMaker.isThere } }

    var title: String {
        switch self {
        case .geojson: "GeoJSON"
        case .svg: "SVG"
        case .png: "obraz PNG"
        default: rawValue.uppercased()
        }
    }
}

/// The numbers of a map row by row: names of columns in English and with their unit, as in every file for programs.
struct MapSheet: Sendable {
    let view: MapView
    let sources: [String]

    private var columns: [FigureColumn] { view.figures.fileColumns }
    private var rows: [AreaFigures.Row] { view.figures.arranged(view.question.order) }

    func csv(byteOrderMark: Bool) -> String {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        writer.row(["teryt", "name", "powiat"] + columns.map(\.name))
        for row in rows { writer.row([row.unit.teryt.digits, row.unit.label, row.powiat] + columns.map { $0.value(row).text }) }
        return writer.text
    }

    func xlsx(now: Instant) throws -> [UInt8] {
        let book = try XLSXWriter(created: now)
        let places: [XLSXWriter.Column] = [.init("teryt", width: 10), .init("name", width: 32), .init("powiat", width: 20)]
        try book.sheet("Mapa", places + columns.map { .init($0.name, width: 18) })
        for row in rows {
            try book.row([.text(row.unit.teryt.digits), .text(row.unit.label), .text(row.powiat)] + columns.map { $0.value(row).cell })
        }
        try book.sheet("Opis", [.init("Co", width: 24), .init("Wartość", width: 60)])
        func line(_ what: String, _ value: String) throws { try book.row([.text(what), .text(value)]) }
        try line("Wskaźnik", view.heading)
        try line("Jednostka", view.figures.unit)
        try line("Sposób liczenia", view.question.measure == .difference ? MapMeasure.difference.label : view.question.place.label)
        for filter in view.chosen.all.map(\.words) { try line("Filtr", filter) }
        for note in [view.notes.scope] + view.notes.all { try line("Uwaga", note) }
        for source in sources { try line("Źródło", source) }
        try book.row([.text("Dzień"), .day(view.shelf.today)])
        return try book.bytes()
    }

    /// A point inside each place, with its numbers; outlines are for whoever has the official ones.
    var geoJSON: [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.object { json in
            json.field("type", "FeatureCollection")
            json.field("title", view.heading)
            json.field("unit", view.figures.unit)
            json.field("made_on", view.shelf.today)
            json.array("notes", [view.notes.scope] + view.notes.all) { $0.value($1) }
            json.array("sources", sources) { $0.value($1) }
            json.array("features", rows) { json, row in
                json.object { json in
                    json.field("type", "Feature")
                    json.key("geometry")
                    point(row, &json)
                    json.key("properties")
                    json.object { json in
                        json.field("teryt", row.unit.teryt.digits)
                        json.field("name", row.unit.label)
                        for column in columns {
                            json.key(column.name)
                            column.value(row).write(to: &json)
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    private func point(_ row: AreaFigures.Row, _ json: inout JSONWriter) {
        guard let point = row.unit.inside ?? view.outlines.shapes[row.unit.teryt]?.point else { return json.null() }
        json.object { json in
            json.field("type", "Point")
            json.array("coordinates", [point.longitude, point.latitude]) { $0.value($1) }
        }
    }
}

extension FigureColumn.Value {
    fileprivate var text: String {
        switch self {
        case .nothing: ""
        case .count(let count): String(count)
        case .money(let grosze): FigureColumn.Value.decimal(grosze)
        case .ratio(let value): String(value)
        }
    }

    fileprivate var cell: XLSXWriter.Value {
        switch self {
        case .nothing: .nothing
        case .count(let count): .integer(count)
        case .money(let grosze): .number(Double(grosze) / 100)
        case .ratio(let value): .number(value)
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .nothing: json.null()
        case .count(let count): json.value(count)
        case .money(let grosze): json.value(Double(grosze) / 100)
        case .ratio(let value): json.value(value)
        }
    }

    /// Exact to the grosz: `1234.50`.
    private static func decimal(_ grosze: Int) -> String {
        let rest = grosze.magnitude % 100
        return (grosze < 0 ? "-" : "") + String(grosze.magnitude / 100) + "." + (rest < 10 ? "0" : "") + String(rest)
    }
}
