import Reference
import Registry
import Web

/// What the script of the map needs beside the drawing: where it lies, which tiles it asks for, and where names stand.
struct LiveMapWords: Sendable {
    /// Degrees: west, south, east, north.
    let frame: String
    /// Behind the address of a tile, with the `?`: the filters of the page in the API's words, none hidden.
    let query: String
    /// `[["Toruń",18.6,53.01,0], …]`: name, longitude, latitude, 1 for the minor ones.
    let labels: String

    /// When the bodies themselves are shown: `close` from near, `none` where seats would be taken for another place.
    let dots: String
    /// Circles of absolute numbers: `[["0463",18.6,53.01,85], …]`: TERYT number, longitude, latitude, radius in units of the drawing.
    let circles: String

    init(_ view: MapView, frame: [Double]) {
        let (figures, outlines, question) = (view.figures, view.outlines, view.question)
        var json = JSONWriter()
        json.array(frame) { $0.value($1) }
        self.frame = String(decoding: json.bytes, as: UTF8.self)
        let query = question.dated(in: view.shelf).apiQuery(sample: view.shelf.sample)
        self.query = query.isEmpty ? "" : "?" + query.text
        let named = MapLabels(figures.rows, outlines, most: 60)
        let inside = Dictionary(uniqueKeysWithValues: figures.rows.map { ($0.unit.teryt, $0.unit.inside) })
        var labels = JSONWriter()
        labels.array(named.labels) { json, label in
            guard let point = outlines.shapes[label.unit]?.point ?? inside[label.unit] ?? nil else { return }
            json.open("[")
            json.value(label.name)
            json.value(point.longitude)
            json.value(point.latitude)
            json.value(label.isMinor ? 1 : 0)
            json.close("]")
        }
        self.labels = String(decoding: labels.bytes, as: UTF8.self)
        dots = question.subject == .organisations && question.place == .seat && question.measure != .difference ? "close" : "none"
        circles = LiveMapWords.circles(figures, outlines)
    }

    private static func circles(_ figures: AreaFigures, _ outlines: MapOutlines) -> String {
        var json = JSONWriter()
        let scale = CircleScale(greatest: figures.rows.map(\.count).max() ?? 0, frame: outlines.width)
        json.array(figures.measure == .count ? figures.ranked.filter { $0.count > 0 } : []) { json, row in
            guard let point = outlines.shapes[row.unit.teryt]?.point else { return }
            json.open("[")
            json.value(row.unit.teryt.digits)
            json.value(point.longitude)
            json.value(point.latitude)
            json.value(scale.radius(row.count))
            json.close("]")
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
