/// The kinds of file organisations are handed out as.
package enum ExportFormat: String, CaseIterable, Sendable {
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

    var name: String { "organizacje.\(rawValue)" }
}
