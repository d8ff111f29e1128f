import Polish
import Reference
import Registry
import Values
import Web

/// The map as a picture that stands by itself, for a report or a message: title, drawing, legend, sources and day.
struct MapPicture: Sendable {
    let title: String, subtitle: String
    let drawing: MapDrawing
    let sources: [String]
    let today: Day

    /// Points of the picture: a figure on an A4 page, sharp at three times the size.
    private static let width = 900, margin = 30, mapTop = 96

    var svg: [UInt8] {
        let outlines = drawing.outlines
        let mapWidth = MapPicture.width - 2 * MapPicture.margin
        let mapHeight = mapWidth * outlines.height / outlines.width
        let legendTop = MapPicture.mapTop + mapHeight + 36
        let height = legendTop + max(legendLines.count * 26, sources.count * 20) + 40
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
            \(each: legendLines.enumerated(), { legend($0.element, legendTop + $0.offset * 26) })\
            \(each: sources.enumerated(), { source($0.element, legendTop + $0.offset * 20 + 13) })
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
            lines = (0..<classes.count).map { Line(mark: MapDrawing.colour(classes.colour($0)), words: classes.label($0)) }
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

    private func source(_ words: String, _ y: Int) -> HTML { "<text class=\"small\" x=\"380\" y=\"\(y)\">\(words)</text>" }

    /// The colours of the site's light style: a picture that leaves the site cannot follow a style sheet.
    private static let style: HTML = """
        text{font-family:"Pozytek Text",Lato,"Segoe UI",sans-serif;fill:#14201e}.head{font-size:26px;font-weight:900}.sub{font-size:16px}.small{font-size:14px}
        .q1{fill:#dbebea}.q2{fill:#a3cdd0}.q3{fill:#62a5b0}.q4{fill:#27788b}.q5{fill:#083f50}.f-sunk{fill:#e4ebe9}.f-paper{fill:#fff}.s-x{stroke:#7f8b88}
        .area path{stroke:#fff;stroke-width:2}.pow{fill:none;stroke:#fff;stroke-width:4.5}.reg{fill:none;stroke:#6b7a76;stroke-width:3}
        .ring{fill:none;stroke:#a5432a;stroke-width:5}.ring-middle{fill:#a5432a}
        .dot{fill:#c2571a;fill-opacity:.75;stroke:#fff;stroke-width:2}
        .map text{font-size:30px;font-weight:700;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:8px;stroke-linejoin:round}
        """
}
