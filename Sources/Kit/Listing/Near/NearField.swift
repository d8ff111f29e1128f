import Geography
import Web

/// What a list needs whose things lie on the ground, so that people may ask for those near a place.
package struct PlaceFinding: Sendable {
    /// The page that finds places by name, and the address of its suggestions; both take the address to lead back to (``backParameter``).
    package let page: String, suggestions: String
    /// What stands in the middle, in the genitive with its kind ("miejscowości Zbójno"); nil where nothing is known by that place.
    package let name: @Sendable (Vicinity) -> String?
    /// A sentence for a list that is narrowed so: what is counted where.
    package let remark: HTML

    package init(page: String, suggestions: String, name: @escaping @Sendable (Vicinity) -> String?, remark: HTML) {
        (self.page, self.suggestions, self.name, self.remark) = (page, suggestions, name, remark)
    }

    /// The name of a place as somebody typed it, in forms that ask for one.
    package static let nameParameter = "miejsce"
    package static let backParameter = "z"

    /// The page that looks for what was typed into a form beside its other fields; nil when nothing was typed.
    package func forwarding(_ visit: Visit) -> PlainAddress? {
        guard let name = visit.query.first(PlaceFinding.nameParameter), !name.isEmpty else { return nil }
        let back = visit.query.setting(PlaceFinding.nameParameter, to: nil).setting("strona", to: nil).answered.appended(to: visit.path)
        return PlainAddress(Query([(PlaceFinding.nameParameter, name), (PlaceFinding.backParameter, back)]).appended(to: page))
    }
}

/// The filter "near a place" of a form: a box for its name, and once a place is chosen how far around it. `place.js` adds a button that asks the
/// browser where it is.
package struct NearField: Sendable {
    private let finding: PlaceFinding, back: String, chosen: Vicinity?, words: String

    /// - Parameters:
    ///   - back: the address a place is added to, without one.
    ///   - chosen: the place around which the list already is.
    ///   - words: what was typed.
    package init(_ finding: PlaceFinding, back: some Address, chosen: Vicinity?, words: String = "") {
        (self.finding, self.back, self.chosen, self.words) = (finding, back.path, chosen, words)
    }

    /// A group of fields among other filters.
    package var html: HTML {
        """
        <fieldset><legend>W pobliżu miejsca</legend>\(chosen.map(radii))\(box)</fieldset>
        """
    }

    /// A form that asks for nothing else.
    package var form: HTML {
        """
        <form action="\(link: finding.page)" autocomplete="off">\(box)<input type="hidden" name="\(PlaceFinding.backParameter)" value="\(back)"></form>
        """
    }

    /// The box without a form.
    package var box: HTML {
        let suggestions = Query([(PlaceFinding.backParameter, back)]).appended(to: finding.suggestions)
        return """
            <div class="near" data-near="\(link: back)" data-within="\(NearField.within)"><label for="miejsce">Miejscowość lub gmina</label>
            <div class="seek"><input id="miejsce" name="\(PlaceFinding.nameParameter)" type="text" maxlength="100" value="\(words)" autocomplete="off" \
            data-suggest="\(link: suggestions)"><button class="btn second">Znajdź</button></div></div>
            """
    }

    /// South, north, west, east: where the button may look.
    private static let within =
        "\(Poland.latitudes.lowerBound) \(Poland.latitudes.upperBound) \(Poland.longitudes.lowerBound) \(Poland.longitudes.upperBound)"

    private func radii(_ chosen: Vicinity) -> HTML {
        func radius(_ kilometres: Int) -> HTML {
            let value = kilometres == Vicinity.usualRadius ? "" : String(kilometres)
            return """
                <label class="pick"><input type="radio" name="\(Vicinity.radiusParameter)" value="\(value)"\
                \(when: kilometres == chosen.kilometres, " checked")><span>do \(kilometres) km</span></label>
                """
        }
        let offered = Set(Vicinity.offered + [chosen.kilometres]).sorted()
        return "\(each: offered, radius)"
    }
}
