import Web

/// The three ways of counting as three addresses, and the difference of two of them as a fourth.
struct MapSwitch: Sendable {
    let question: MapQuestion

    var html: HTML {
        """
        <nav class="switch ways" aria-label="Sposób liczenia">\(each: DeedCounts.Place.allCases, way)\(difference)</nav>
        """
    }

    private func way(_ place: DeedCounts.Place) -> HTML {
        let measure = question.measure == .difference ? MapMeasure.rate : question.measure
        let isHere = place == question.place && question.measure != .difference
        return link(place.label, question.with(\.place, place).with(\.measure, measure), isHere: isHere)
    }

    private var difference: HTML {
        link("Różnica", question.with(\.measure, .difference), isHere: question.measure == .difference)
    }

    private func link(_ words: String, _ question: MapQuestion, isHere: Bool) -> HTML {
        "<a href=\"\(path: MapAddress.map(question))\"\(when: isHere, " aria-current=\"true\"")>\(words)</a>"
    }
}
