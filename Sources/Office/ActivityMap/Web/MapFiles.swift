import Foundation
import Polish
import Reference
import Registry
import Values
import Web

/// The map's view as a file to keep.
struct MapFiles: Sendable {
    private let view: MapView

    init(_ view: MapView) { self.view = view }

    func reply(_ kind: MapFile, now: Instant, byteOrderMark: Bool) async throws -> Reply {
        let question = view.question
        let name = "mapa-\(question.subject.rawValue)-\(question.measure.rawValue)-\(question.place.slug)-\(question.level.rawValue).\(kind.rawValue)"
        let sheet = MapSheet(view: view, sources: sources)
        switch kind {
        case .csv:
            let text = sheet.csv(byteOrderMark: byteOrderMark)
            return .file(name: name, type: "text/csv; charset=utf-8; header=present", bytes: Array(text.utf8))
        case .xlsx:
            let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return .file(name: name, type: type, bytes: try sheet.xlsx(now: now))
        case .geojson: return .file(name: name, type: "application/geo+json", bytes: sheet.geoJSON)
        case .svg: return .file(name: name, type: "image/svg+xml", bytes: picture.svg)
        case .png: return .file(name: name, type: "image/png", bytes: try await PictureMaker.png(picture.svg))
        }
    }

    private var sources: [String] {
        let (figures, outlines) = (view.figures, view.outlines)
        let source = figures.isOfDeeds ? "działania i dotacje" : "rejestr organizacji"
        var lines = ["Stan na " + date(figures.newest ?? view.shelf.today) + ", " + source]
        if let on = figures.populationOn { lines.append("Ludność: GUS, " + date(on)) }
        lines.append("Granice: " + outlines.source + (outlines.isSimplified ? ", uproszczone" : ""))
        if figures.hasSample { lines.append("Dane przykładowe: organizacje, działania i dotacje są zmyślone") }
        lines.append("Pożytek, " + date(view.shelf.today))
        return lines
    }

    private var picture: MapPicture {
        MapPicture(
            title: view.heading, subtitle: view.notes.scope, drawing: view.drawing, notes: view.notes.all, sources: sources, today: view.shelf.today)
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
