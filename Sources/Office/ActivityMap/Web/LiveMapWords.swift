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

    init(_ figures: AreaFigures, _ search: OrganisationSearch, _ outlines: MapOutlines, frame: [Double], sample: Bool) {
        var json = JSONWriter()
        json.array(frame) { $0.value($1) }
        self.frame = String(decoding: json.bytes, as: UTF8.self)
        let query = search.apiQuery(sample: sample)
        self.query = query.isEmpty ? "" : "?" + query.text
        let named = MapLabels(figures.rows, outlines, most: 60)
        let inside = Dictionary(figures.rows.map { ($0.unit.name, $0.unit.inside) }, uniquingKeysWith: { first, _ in first })
        var labels = JSONWriter()
        labels.array(named.labels) { json, label in
            guard let point = inside[label.name] ?? nil else { return }
            json.open("[")
            json.value(label.name)
            json.value(point.longitude)
            json.value(point.latitude)
            json.value(label.isMinor ? 1 : 0)
            json.close("]")
        }
        self.labels = String(decoding: labels.bytes, as: UTF8.self)
    }
}
