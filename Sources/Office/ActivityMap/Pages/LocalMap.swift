import Geography
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// A small map of one gmina or powiat: its outline among its neighbours, who are named, and its bodies as circles where they have their seats.
struct LocalMap: Sendable {
    private static let width = 520, height = 390
    private static let letter = 11, line = 22

    let unit: Unit
    let rates: RegionRates
    let borders: GminaBorders
    let bodies: LocalBodies
    private let around: NeighbourList
    private let frame: MapFrame
    private let drawn: Topology
    private let visible: Set<Int>

    /// - Returns: nil where nobody knows the unit's border.
    init?(_ unit: Unit, _ rates: RegionRates, _ borders: GminaBorders, _ bodies: LocalBodies, _ around: NeighbourList) {
        let own = borders.areas(of: unit.teryt)
        guard !own.isEmpty else { return nil }
        (self.unit, self.rates, self.borders, self.bodies, self.around) = (unit, rates, borders, bodies, around)
        let bounds = own.reduce(into: Bounds.empty) { $0.add(borders.topology.bounds[$1]) }
        let window = LocalMap.window(around: bounds, spare: unit.level == .gmina ? 0.4 : 0.12)
        frame = MapFrame(window, width: LocalMap.width)
        drawn = borders.topology.simplified(to: frame.metresPerUnit * 2)
        visible = Set(borders.topology.bounds.indices.filter { borders.topology.bounds[$0].meets(window) })
    }

    /// A unit with some room around it, in the proportions of the drawing.
    private static func window(around bounds: Bounds, spare: Double) -> Bounds {
        let room = spare * Double(max(bounds.width, bounds.height))
        var (width, height) = (Double(bounds.width) + 2 * room, Double(bounds.height) + 2 * room)
        width = max(width, height * Double(LocalMap.width) / Double(LocalMap.height))
        height = width * Double(LocalMap.height) / Double(LocalMap.width)
        let (x, y) = ((Double(bounds.minX) + Double(bounds.maxX)) / 2, (Double(bounds.minY) + Double(bounds.maxY)) / 2)
        return Bounds(minX: Int32(x - width / 2), minY: Int32(y - height / 2), maxX: Int32(x + width / 2), maxY: Int32(y + height / 2))
    }

    var html: HTML {
        """
        <figure class="viz">
        \(svg)
        <figcaption class="small stack tight"><p class="bar wide"><span><strong>\(RegionRates.title)</strong>, według siedziby</span>\
        <a href="/mapa">Cała mapa</a></p>
        \(rates.keys(dotKeys))\(around.html)
        <p class="src">granice: \(borders.source)\(when: borders.isSimplified, " · uproszczone")</p></figcaption>
        </figure>
        """
    }

    /// The drawing with its colours' meaning, for paper.
    var drawing: HTML { "<figure class=\"viz\">\(svg)<figcaption class=\"small\">\(RegionRates.title)\(rates.keys(dotKeys))</figcaption></figure>" }

    private var svg: HTML {
        """
        <svg class="map local" viewBox="0 0 \(LocalMap.width) \(LocalMap.height)" role="img" aria-label="\(label)">\
        \(when: isHatched, MapDrawing.hatch)<g class="area">\(each: visible.sorted(), area)</g>\(lines)\(dots)\(each: labels, { $0 })</svg>
        """
    }

    private var label: String {
        "Mapa: \(unit.label) i sąsiednie gminy, \(bodies.onSpot == 0 ? "" : "siedziby organizacji jako koła, ")kolor mówi, ile organizacji przypada na 10 tys. mieszkańców"
    }

    private func colour(_ area: Int) -> Int? {
        let teryt = borders.units[area]
        return rates.colour(of: rates.level == .powiat ? teryt.powiat ?? teryt : teryt)
    }

    private var isHatched: Bool { visible.contains { colour($0) == nil } }

    private func area(_ area: Int) -> HTML {
        let fill: HTML = colour(area).map(MapDrawing.colour) ?? "fill=\"url(#brak)\""
        return "<path \(fill) d=\"\(frame.path(of: area, in: drawn))\"/>"
    }

    private var own: Set<Int> { Set(borders.areas(of: unit.teryt)) }

    /// Borders of powiats, the edge of the region, and the unit's own line on a halo.
    private var lines: HTML {
        let (own, seen, powiats) = (own, visible, borders.units.map(\.powiat))
        func isSeen(_ a: Int, _ b: Int) -> Bool { seen.contains(a) || seen.contains(b) }
        let between = frame.borders(of: drawn) { $0 >= 0 && $1 >= 0 && powiats[$0] != powiats[$1] && isSeen($0, $1) }
        let edge = frame.borders(of: drawn) { ($0 < 0) != ($1 < 0) && isSeen($0, $1) }
        let outline = frame.borders(of: drawn) { own.contains($0) != own.contains($1) }
        return """
            <path class="pow" d="\(between)"/><path class="reg" d="\(edge)"/><path class="halo" d="\(outline)"/><path class="pick-out" d="\(outline)"/>
            """
    }

    private var dots: HTML {
        let most = bodies.places(in: frame, cell: 12)
        let unitRadius = min(3.5, 22 / Double(max(most.first?.count ?? 1, 1)).squareRoot())
        func dot(_ place: LocalBodies.Place) -> HTML {
            let tenths = max(22, Int((unitRadius * Double(place.count).squareRoot() * 10).rounded()))
            let words = Plural("organizacja", "organizacje", "organizacji").of(place.count)
            return "<circle class=\"dot\" cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"\(tenths / 10).\(tenths % 10)\"><title>\(words)</title></circle>"
        }
        return "\(each: most, dot)"
    }

    private var dotKeys: HTML {
        let dot: HTML =
            "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><circle class=\"f-dot\" cx=\"7\" cy=\"7\" r=\"5\"/></svg>siedziby organizacji</li>"
        let rest: HTML = "<li class=\"quiet\">znana tylko gmina, bez punktu: \(number(bodies.inGmina))</li>"
        return "\(when: bodies.onSpot > 0, dot)\(when: bodies.inGmina > 0, rest)"
    }

    /// The unit's name and those of its neighbours that fit into the window without running into each other.
    private var labels: [HTML] {
        let neighbours = borders.neighbours(of: unit.teryt)
        let ownAreas = borders.areas(of: unit.teryt)
        let names = unit.level == .gmina ? ownAreas + neighbours.flatMap(borders.areas) : ownAreas
        var taken: [(x: Int, y: Int, width: Int)] = []
        var found: [HTML] = []
        for area in names {
            guard let inside = borders.topology.shape(of: area).insidePoint else { continue }
            let (x, y) = frame.position(inside)
            let name = around.territory[borders.units[area]]?.name ?? borders.units[area].digits
            let width = name.count * LocalMap.letter
            let fits = x - width / 2 > 4 && x + width / 2 < LocalMap.width - 4 && y > LocalMap.line && y < LocalMap.height - 8
            guard fits, !taken.contains(where: { abs($0.x - x) < ($0.width + width) / 2 && abs($0.y - y) < LocalMap.line }) else { continue }
            taken.append((x, y, width))
            found.append("<text x=\"\(x)\" y=\"\(y)\">\(name)</text>")
        }
        return found
    }
}

extension Bounds {
    fileprivate func meets(_ other: Bounds) -> Bool { minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY }
}
