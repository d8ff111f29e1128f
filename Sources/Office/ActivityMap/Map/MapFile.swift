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

/// The numbers of a map row by row: names of columns in English, as in every file for programs.
struct MapSheet: Sendable {
    let question: MapQuestion
    let figures: AreaFigures
    let filters: [String]
    let sources: [String]
    let today: Day

    private var columns: [(name: String, width: Double)] {
        [("teryt", 10), ("name", 32), ("powiat", 20), ("organisations", 14)]
            + (figures.measure == .count ? [] : [(figures.measure == .rate ? "population" : "organisations_all", 14), ("value", 12)])
    }

    func csv(byteOrderMark: Bool) -> String {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        writer.row(columns.map(\.name))
        for row in figures.arranged(question.order) {
            let value = row.value.map { String($0) } ?? ""
            let ratio = figures.measure == .count ? [] : [row.base.map(String.init) ?? "", value]
            writer.row([row.unit.teryt.digits, row.unit.label, row.powiat, String(row.count)] + ratio)
        }
        return writer.text
    }

    func xlsx(now: Instant) throws -> [UInt8] {
        let book = try XLSXWriter(created: now)
        try book.sheet("Mapa", columns.map { .init($0.name, width: $0.width) })
        for row in figures.arranged(question.order) {
            let ratio: [XLSXWriter.Value] =
                figures.measure == .count ? [] : [row.base.map { .integer($0) } ?? .nothing, row.value.map { .number($0) } ?? .nothing]
            try book.row([.text(row.unit.teryt.digits), .text(row.unit.label), .text(row.powiat), .integer(row.count)] + ratio)
        }
        try book.sheet("Opis", [.init("Co", width: 24), .init("Wartość", width: 60)])
        try book.row([.text("Wskaźnik"), .text(question.heading(in: nil))])
        for filter in filters { try book.row([.text("Filtr"), .text(filter)]) }
        for source in sources { try book.row([.text("Źródło"), .text(source)]) }
        if let year = question.year { try book.row([.text("Stan"), .text("wpisane do końca \(year) roku")]) }
        try book.row([.text("Bez znanego miejsca"), .integer(figures.placeless)])
        try book.row([.text("Dzień"), .day(today)])
        return try book.bytes()
    }
}
