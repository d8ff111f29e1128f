import Polish
import Reference
import Registry
import Values
import Web

/// The map as a picture that stands by itself, for a report or a message: title, drawing, legend, sources and day.
struct MapPicture: Sendable {
    let title: String, subtitle: String
    let drawing: MapDrawing
    /// Sentences about what was counted, under the legend's side.
    let notes: [String]
    let sources: [String]
    let today: Day

    /// Points of the picture: a figure on an A4 page, sharp at three times the size.
    private static let width = 900, margin = 30, mapTop = 96
    /// Where the words beside the legend begin, and how many letters a line of them takes.
    private static let aside = 380, letters = 74

    var svg: [UInt8] {
        let outlines = drawing.outlines
        let mapWidth = MapPicture.width - 2 * MapPicture.margin
        let mapHeight = mapWidth * outlines.height / outlines.width
        let legendTop = MapPicture.mapTop + mapHeight + 36
        let (circles, words) = (circleLegend(top: legendTop, scale: Double(mapWidth) / Double(outlines.width)), lines)
        let height = legendTop + max(legendLines.count * 26 + circles.height, words.count * 20) + 40
        let html: HTML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(MapPicture.width)" height="\(height)" viewBox="0 0 \(MapPicture.width) \(height)" lang="pl">
            <title>\(title)</title>
            <style>\(MapPicture.style)</style>
            <rect class="f-paper" width="\(MapPicture.width)" height="\(height)"/>
            <text class="head" x="\(MapPicture.margin)" y="44">\(title)</text>
            <text class="sub" x="\(MapPicture.margin)" y="72">\(subtitle)</text>
            <svg class="map" x="\(MapPicture.margin)" y="\(MapPicture.mapTop)" width="\(mapWidth)" height="\(mapHeight)" \
            viewBox="0 0 \(outlines.width) \(outlines.height)">\(drawing.content)</svg>
            \(circles.html)\(each: legendLines.enumerated(), { legend($0.element, legendTop + circles.height + $0.offset * 26) })\
            \(each: words.enumerated(), { line($0.element, legendTop + $0.offset * 20 + 13) })
            </svg>

            """
        return typographic(html.bytes)
    }

    private struct Line {
        let mark: HTML, words: String
    }

    private var legendLines: [Line] {
        let classes = drawing.classes
        var lines: [Line] = []
        if drawing.figures.measure.isRatio {
            lines = (0..<classes.count).map { Line(mark: classes.paint($0).html, words: classes.label($0)) }
        }
        if !drawing.figures.missing.isEmpty {
            lines.append(Line(mark: "fill=\"url(#brak)\"", words: "brak danych: " + number(drawing.figures.missing.count)))
        }
        return lines
    }

    private func legend(_ line: Line, _ y: Int) -> HTML {
        """
        <rect \(line.mark) x="\(MapPicture.margin)" y="\(y)" width="34" height="18"/>\
        <text class="small" x="\(MapPicture.margin + 44)" y="\(y + 14)">\(line.words)</text>
        """
    }

    /// Circles as large as those of the map, with what they stand for.
    private func circleLegend(top: Int, scale: Double) -> (html: HTML?, height: Int) {
        let figures = drawing.figures
        guard !figures.measure.isRatio else { return (nil, 0) }
        let circles = CircleScale(greatest: figures.rows.map(\.count).max() ?? 0, frame: drawing.outlines.width)
        let radii = circles.examples.map { Int((Double(circles.radius($0)) * scale).rounded()) }
        var y = top
        var parts: [HTML] = []
        for (radius, count) in zip(radii, circles.examples) {
            parts.append(
                """
                <circle class="dot" cx="\(MapPicture.margin + (radii.first ?? 0))" cy="\(y + radius)" r="\(radius)"/>\
                <text class="small" x="\(MapPicture.margin + 2 * (radii.first ?? 0) + 12)" y="\(y + radius + 5)">\(figures.subject.words(count))</text>
                """)
            y += max(2 * radius, 18) + 6
        }
        return ("\(each: parts, { $0 })", y - top)
    }

    /// Sentences and sources, broken at blanks into lines that fit.
    private var lines: [String] { (notes + sources).flatMap { MapPicture.broken($0) } }

    static func broken(_ sentence: String) -> [String] {
        var lines: [String] = []
        for word in sentence.split(separator: " ") {
            if let last = lines.last, last.count + word.count < letters {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private func line(_ words: String, _ y: Int) -> HTML { "<text class=\"small\" x=\"\(MapPicture.aside)\" y=\"\(y)\">\(words)</text>" }

    /// The colours of the site's light style: a picture that leaves the site cannot follow a style sheet.
    private static let style: HTML = """
        text{font-family:"Pozytek Text",Lato,"Segoe UI",sans-serif;fill:#14201e}.head{font-size:26px;font-weight:900}.sub{font-size:16px}.small{font-size:14px}
        .q1{fill:#dbebea}.q2{fill:#a3cdd0}.q3{fill:#62a5b0}.q4{fill:#27788b}.q5{fill:#083f50}.d1{fill:#8f3519}.d2{fill:#d58457}.d3{fill:#f1d2bd}.d4{fill:#bcdcdc}.d5{fill:#5a9fab}.d6{fill:#0a4f60}
        .f-sunk{fill:#e4ebe9}.f-paper{fill:#fff}.s-x{stroke:#7f8b88}
        .area path{stroke:#fff;stroke-width:2}.area path[fill]{stroke:#7f8b88}.pow{fill:none;stroke:#fff;stroke-width:4.5}.reg{fill:none;stroke:#6b7a76;stroke-width:3}
        .ring,.ring-under{fill:none;stroke:#a5432a;stroke-width:5}.ring-under{stroke:#fff;stroke-width:11}.ring-middle{fill:#a5432a}
        .dot{fill:#c2571a;fill-opacity:.75;stroke:#fff;stroke-width:2}
        .map text{font-size:30px;font-weight:700;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:8px;stroke-linejoin:round}
        """
}
