import Polish
import Reference
import Registry
import Web

/// A map drawn on the server. Its numbers stand in a table beside it, so screen readers pass over it; a click on a place opens its page.
struct MapDrawing: Sendable {
    let figures: AreaFigures
    let classes: MapClasses
    let outlines: MapOutlines
    /// The address of a place's page.
    let address: @Sendable (Unit) -> String
    /// Around a chosen place.
    var ring: MapRing?

    init(_ figures: AreaFigures, _ classes: MapClasses, _ outlines: MapOutlines, address: @escaping @Sendable (Unit) -> String) {
        (self.figures, self.classes, self.outlines, self.address) = (figures, classes, outlines, address)
    }

    var html: HTML {
        """
        <svg class="map" viewBox="0 0 \(outlines.width) \(outlines.height)" aria-hidden="true">\(content)</svg>
        """
    }

    /// What stands inside the frame of the drawing.
    var content: HTML {
        """
        \(MapDrawing.hatch)<g class="area">\(each: figures.rows.compactMap(area), { $0 })</g>\
        <path class="pow" d="\(outlines.powiats)"/><path class="reg" d="\(outlines.region)"/>\
        \(when: !figures.measure.isRatio, circles)\
        \(each: MapLabels(figures.rows, outlines).labels, label)\(ring?.html)
        """
    }

    /// Missing is hatched, never the lowest colour.
    static let hatch: HTML = """
        <defs><pattern id="brak" width="44" height="44" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="f-paper" width="44" height="44"/><path class="s-x" d="M8 0v44" stroke-width="14"/></pattern></defs>
        """

    private func area(_ row: AreaFigures.Row) -> HTML? {
        guard let shape = outlines.shapes[row.unit.teryt] else { return nil }
        let title: HTML = "<title>\(row.unit.label): \(figures.words(row))</title>"
        return
            "<a href=\"\(link: address(row.unit))\" tabindex=\"-1\"><path data-t=\"\(row.unit.teryt.digits)\" \(fill(row)) d=\"\(shape.path)\">\(title)</path></a>"
    }

    private func fill(_ row: AreaFigures.Row) -> HTML {
        guard let value = row.value else { return "fill=\"url(#brak)\"" }
        guard figures.measure.isRatio, let place = classes.place(of: value) else { return "class=\"f-sunk\"" }
        return classes.paint(place).html
    }

    static func colour(_ number: Int) -> HTML {
        switch number {
        case 1: "class=\"q1\""
        case 2: "class=\"q2\""
        case 3: "class=\"q3\""
        case 4: "class=\"q4\""
        default: "class=\"q5\""
        }
    }

    /// The largest first, so that small ones stay on top.
    private var circles: HTML {
        let scale = CircleScale(greatest: figures.rows.map(\.count).max() ?? 0, frame: outlines.width)
        func circle(_ row: AreaFigures.Row) -> HTML? {
            guard row.count > 0, let shape = outlines.shapes[row.unit.teryt] else { return nil }
            return """
                <a href="\(link: address(row.unit))" tabindex="-1"><circle class="dot" cx="\(shape.x)" cy="\(shape.y)" \
                r="\(scale.radius(row.count))"><title>\(row.unit.label): \(figures.words(row))</title></circle></a>
                """
        }
        return "\(each: figures.ranked.compactMap(circle), { $0 })"
    }

    private func label(_ label: MapLabels.Label) -> HTML {
        "<text\(when: label.isMinor, " class=\"minor\"") x=\"\(label.x)\" y=\"\(label.y)\">\(label.name)</text>"
    }
}

/// Circles whose area is proportional to a count.
struct CircleScale: Sendable {
    private let greatest: Int, largest: Double

    /// - Parameter frame: width of the drawing; the greatest count is drawn as wide as a tenth of it.
    init(greatest: Int, frame: Int) { (self.greatest, largest) = (greatest, Double(frame) / 20) }

    func radius(_ count: Int) -> Int {
        greatest > 0 && count > 0 ? max(4, Int((largest * (Double(count) / Double(greatest)).squareRoot()).rounded())) : 0
    }

    /// Round counts for a legend, the greatest first.
    var examples: [Int] {
        var round = 1
        while round * 10 <= greatest { round *= 10 }
        let top = [5, 2, 1].map { $0 * round }.first { $0 <= greatest } ?? 1
        return [top, top / 5, top / 25].filter { $0 > 0 }
    }
}
