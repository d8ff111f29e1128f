import Polish
import Reference
import Registry
import Web

/// What the colours or circles mean, how many places have them, what is missing, and where the numbers come from. In text, beside the drawing.
struct MapLegend: Sendable {
    let figures: AreaFigures
    let classes: MapClasses
    let classing: MapClassing
    let outlines: MapOutlines
    let year: Int?

    private static let named = 4

    var html: HTML {
        """
        <div class="cols two legends\(when: !figures.measure.isRatio, " sized")"><div class="stack tight">
        <p class="small"><strong>\(figures.measure.legendTitle)</strong>\(when: figures.measure.isRatio, " <span class=\"quiet\">· liczba \(figures.level == .gmina ? "gmin" : "powiatów")</span>")</p>
        <ul class="legend" aria-label="Legenda">\(figures.measure.isRatio ? colours : circles)\(missing)</ul></div>
        <div class="small stack tight">\(notes)</div></div>
        """
    }

    private var colours: HTML {
        var sizes = [Int](repeating: 0, count: classes.count)
        for value in figures.known.compactMap(\.value) { if let place = classes.place(of: value) { sizes[place] += 1 } }
        let most = max(sizes.max() ?? 1, 1)
        func line(_ place: Int) -> HTML {
            let colour = MapDrawing.colour(classes.colour(place))
            return """
                <li><svg viewBox="0 0 26 16" preserveAspectRatio="none" aria-hidden="true"><rect \(colour) width="26" height="16"/></svg>\
                <span>\(classes.label(place))</span>\
                <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true"><rect \(colour) width="\(sizes[place] * 100 / most)" height="16"/></svg>\
                <span class="n">\(number(sizes[place]))</span></li>
                """
        }
        return "\(each: sizes.indices, line)"
    }

    /// Drawn as wide as the map, so that a circle here is as large as the same count there.
    private var circles: HTML {
        let scale = CircleScale(greatest: figures.rows.map(\.count).max() ?? 0, frame: outlines.width)
        let step = outlines.width / 5
        func circle(_ place: Int, _ count: Int) -> HTML {
            let radius = scale.radius(count)
            return """
                <circle class="dot" cx="\(step / 2 + place * step)" cy="\(outlines.width / 10 - radius)" r="\(radius)"/>\
                <text x="\(step / 2 + place * step)" y="\(outlines.width / 10 + 48)">\(number(count))</text>
                """
        }
        return """
            <li class="whole"><svg class="map" viewBox="0 0 \(outlines.width) \(outlines.width / 10 + 70)" role="img" \
            aria-label="Wielkość kół: \(scale.examples.map { number($0) }.joined(separator: ", ")) organizacji">\
            \(each: scale.examples.enumerated(), { circle($0.offset, $0.element) })</svg></li>
            """
    }

    private var missing: HTML? {
        let missing = figures.missing
        guard !missing.isEmpty else { return nil }
        let names = missing.prefix(MapLegend.named).map(\.unit.name).joined(separator: ", ")
        let more = missing.count > MapLegend.named ? " i inne" : ""
        return """
            <li><svg viewBox="0 0 26 16" aria-hidden="true"><rect width="26" height="16" fill="url(#brak)"/></svg><span>brak danych</span>\
            <span class="quiet">\(names)\(more)</span><span class="n">\(number(missing.count))</span></li>
            """
    }

    private var notes: HTML {
        let places = figures.level == .gmina ? Plural("gminie", "gminach", "gminach") : Plural("powiecie", "powiatach", "powiatach")
        let uncertain = figures.measure.isRatio && figures.rows.contains(where: \.isUncertain)
        return """
            <p>n = \(number(figures.total - figures.placeless)) \(Plural("organizacja", "organizacje", "organizacji").form(figures.total - figures.placeless)) \
            w \(places.of(figures.known.count)). \(when: figures.placeless > 0, "Bez znanego miejsca lub poza regionem: \(number(figures.placeless)). ")\
            \(when: figures.measure.isRatio, "\(classing.sentence)")</p>
            \(when: uncertain, "<p>* Mniej niż \(AreaFigures.few) organizacji: wskaźnik niepewny.</p>")
            \(year.map { "<p>Organizacje wpisane do końca \($0) roku, według dzisiejszego stanu rejestrów.</p>" })
            <p>\(figures.newest.map { provenance("rejestr organizacji", $0) })\
            \(figures.populationOn.map { "<br>" + provenance("GUS, ludność", $0) })\
            <br><span class="src">granice: \(outlines.source)\(when: outlines.isSimplified, " · granice uproszczone")</span></p>
            """
    }
}

extension MapMeasure {
    var legendTitle: String {
        switch self {
        case .rate: "Na 10 tys. mieszkańców"
        case .count: "Liczba organizacji"
        case .share: "Udział sfery, procent organizacji"
        }
    }
}
