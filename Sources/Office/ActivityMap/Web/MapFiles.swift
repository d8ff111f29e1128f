import Documents
import Foundation
import Polish
import Reference
import Registry
import Values
import Web

/// The map's view as a file to keep.
struct MapFiles: Sendable {
    private let question: MapQuestion
    private let shelf: RegistryDesk.Shelf
    private let outlines: MapOutlines
    private let figures: AreaFigures
    private let sphere: String?

    init(_ question: MapQuestion, _ shelf: RegistryDesk.Shelf, _ outlines: MapOutlines) {
        (self.question, self.shelf, self.outlines) = (question, shelf, outlines)
        figures = AreaFigures(question, shelf)
        sphere = question.sphere.flatMap { shelf.sphere($0)?.name }
    }

    func reply(_ kind: MapFile, now: Instant, byteOrderMark: Bool) async throws -> Reply {
        let name = "mapa-\(question.measure.rawValue)-\(question.level.rawValue).\(kind.rawValue)"
        switch kind {
        case .csv:
            let text = sheet.csv(byteOrderMark: byteOrderMark)
            return .file(name: name, type: "text/csv; charset=utf-8; header=present", bytes: Array(text.utf8))
        case .xlsx:
            let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return .file(name: name, type: type, bytes: try sheet.xlsx(now: now))
        case .geojson: return .file(name: name, type: "application/geo+json", bytes: geoJSON)
        case .svg: return .file(name: name, type: "image/svg+xml", bytes: picture.svg)
        case .png: return .file(name: name, type: "image/png", bytes: try await PictureMaker.png(picture.svg))
        }
    }

    private var sheet: MapSheet {
        MapSheet(
            question: question, figures: figures, filters: ChosenFilters(question.counted, shelf.view).all.map(\.words), sources: sources,
            today: shelf.today)
    }

    private var sources: [String] {
        var lines = ["Stan na " + date(figures.newest ?? shelf.today) + ", rejestr organizacji"]
        if let on = figures.populationOn { lines.append("Ludność: GUS, " + date(on)) }
        lines.append("Granice: " + outlines.source + (outlines.isSimplified ? ", uproszczone" : ""))
        if figures.placeless > 0 { lines.append("Bez znanego miejsca lub poza regionem: " + number(figures.placeless) + " org.") }
        if figures.hasSample { lines.append("Dane przykładowe: organizacje są zmyślone") }
        lines.append("Pożytek, " + date(shelf.today))
        return lines
    }

    private var picture: MapPicture {
        let classes = MapClasses(figures.known.compactMap(\.value), question.classing, decimals: question.measure.decimals)
        let territory = shelf.territory
        var drawing = MapDrawing(figures, classes, outlines) { RegistryAddress.unit($0, territory).path }
        drawing.ring = question.search.near.flatMap { MapRing($0, in: outlines) }
        let counted = figures.total - figures.placeless
        let subtitle =
            "n = " + Plural("organizacja", "organizacje", "organizacji").of(counted) + (question.year.map { ", wpisane do końca \($0) roku" } ?? "")
        return MapPicture(title: question.heading(in: sphere), subtitle: subtitle, drawing: drawing, sources: sources, today: shelf.today)
    }

    /// A point inside each place, with its numbers; outlines are for whoever has the official ones.
    private var geoJSON: [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.object { json in
            json.field("type", "FeatureCollection")
            json.field("made_on", shelf.today)
            json.array("features", figures.rows) { json, row in
                json.object { json in
                    json.field("type", "Feature")
                    json.key("geometry")
                    if let point = row.unit.inside {
                        json.object { json in
                            json.field("type", "Point")
                            json.array("coordinates", [point.longitude, point.latitude]) { $0.value($1) }
                        }
                    } else {
                        json.null()
                    }
                    json.key("properties")
                    json.object { json in
                        json.field("teryt", row.unit.teryt.digits)
                        json.field("name", row.unit.label)
                        json.field("organisations", row.count)
                        json.key("value")
                        json.value(row.value)
                    }
                }
            }
        }
        return json.bytes
    }
}

/// Draws an SVG as PNG with librsvg's own program, which knows fonts and paths better than we would.
enum PictureMaker {
    private static let program = "/usr/bin/rsvg-convert"

    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Twice as many pixels as the picture has points.
    ///
    /// - Throws: ``Problem`` when the program is not installed or could not draw.
    static func png(_ svg: [UInt8]) async throws -> [UInt8] {
        guard isThere else { throw Problem.unavailable(seconds: 3600) }
        let folder = FileManager.default.temporaryDirectory
        let (source, target) = (folder.appending(path: "\(UUID().uuidString).svg"), folder.appending(path: "\(UUID().uuidString).png"))
        defer { for file in [source, target] { try? FileManager.default.removeItem(at: file) } }
        try Data(svg).write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--zoom", "2", "--output", target.path, source.path]
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        guard status == 0 else { throw Problem.unavailable(seconds: 60) }
        return Array(try Data(contentsOf: target))
    }
}
