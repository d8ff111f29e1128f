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
    let notes: MapNotes

    private static let named = 4

    var html: HTML {
        """
        <div class="cols two legends\(when: !figures.measure.isRatio, " sized")" data-fresh="legenda"><div class="stack tight">
        <p class="small"><strong>\(figures.legendTitle)</strong>\(when: figures.measure.isRatio, " <span class=\"quiet\">· liczba \(figures.level == .gmina ? "gmin" : "powiatów")</span>")</p>
        <ul class="legend\(when: classes.isDiverging, " worded")" aria-label="Legenda">\(figures.measure.isRatio ? colours : circles)\(missing)</ul></div>
        <div class="small stack tight">\(sentences)</div></div>
        """
    }

    private var colours: HTML {
        var sizes = [Int](repeating: 0, count: classes.count)
        for value in figures.known.compactMap(\.value) { if let place = classes.place(of: value) { sizes[place] += 1 } }
        let most = max(sizes.max() ?? 1, 1)
        // Of a difference the class of nought is named where somebody is in it.
        func line(_ place: Int) -> HTML? {
            let colour = classes.paint(place).html
            if classes.isDiverging, sizes[place] == 0, classes.paint(place) == .neutral { return nil }
            return """
                <li><svg viewBox="0 0 26 16" preserveAspectRatio="none" aria-hidden="true"><rect \(colour) width="26" height="16"/></svg>\
                <span>\(classes.label(place))</span>\
                <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true"><rect \(colour) width="\(sizes[place] * 100 / most)" height="16"/></svg>\
                <span class="n">\(number(sizes[place]))</span></li>
                """
        }
        return "\(each: sizes.indices.compactMap(line), { $0 })"
    }

    /// Drawn as wide as the map, so that a circle here is as large as the same count there.
    private var circles: HTML {
        let scale = CircleScale(greatest: figures.rows.map(\.count).max() ?? 0, frame: outlines.width)
        let step = outlines.width / 5
        func circle(_ place: Int, _ count: Int) -> HTML {
            let radius = scale.radius(count)
            return """
                <circle class="dot" cx="\(step / 2 + place * step)" cy="\(outlines.width / 10 - radius)" r="\(radius)"/>\
                <text x="\(step / 2 + place * step)" y="\(outlines.width / 10 + 48)">\(figures.subject.figure(count))</text>
                """
        }
        return """
            <li class="whole"><svg class="map" viewBox="0 0 \(outlines.width) \(outlines.width / 10 + 70)" role="img" \
            aria-label="Wielkość kół: \(scale.examples.map(figures.subject.words).joined(separator: ", "))">\
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

    private var sentences: HTML {
        let uncertain = figures.measure.isRatio && figures.rows.contains(where: \.isUncertain)
        let source = figures.isOfDeeds ? "działania i dotacje" : "rejestr organizacji"
        return """
            <p>\(notes.scope) \(when: figures.measure.isRatio, "\(classes.isDiverging ? "Klasy mają te same progi po obu stronach zera." : classing.sentence)")</p>
            \(each: notes.all, { "<p>\($0)</p>" })
            \(when: uncertain, "<p>* Mniej niż \(AreaFigures.few) \(figures.subject.few): wskaźnik niepewny.</p>")
            <p>\(figures.newest.map { provenance(source, $0) })\
            \(figures.populationOn.map { "<br>" + provenance("GUS, ludność", $0) })\
            <br><span class="src">granice: \(outlines.source)\(when: outlines.isSimplified, " · granice uproszczone")</span></p>
            """
    }
}

extension AreaFigures {
    /// The unit of the colours or circles, above them.
    var legendTitle: String {
        switch (measure, subject) {
        case (.rate, .organisations): "Na 10 tys. mieszkańców"
        case (.count, .organisations): "Liczba organizacji"
        case (.share, .organisations): "Udział sfery, procent organizacji"
        default: unit.prefix(1).uppercased() + unit.dropFirst()
        }
    }
}

extension MapSubject {
    /// Behind "mniej niż 10".
    fileprivate var few: String {
        switch self {
        case .organisations: "organizacji"
        case .activities, .people: "działań"
        case .money: "dotacji"
        }
    }
}
