import Polish
import Reference
import Registry
import Web

/// What to show: one form, every choice in the address.
struct MapForm: Sendable {
    private let question: MapQuestion
    private let spheres: [Sphere]
    private let years: [Int]
    private let today: Int

    /// - Parameter years: there are to choose from, growing.
    init(_ question: MapQuestion, spheres: [Sphere], years: [Int], today: Int) {
        (self.question, self.spheres, self.years, self.today) = (question, spheres, years, today)
    }

    var html: HTML {
        """
        <form class="filters" action="/mapa" autocomplete="off" data-map>
        <details class="sheet"><summary><span class="shut">Zmień wskaźnik, sferę, rok</span><span class="hide">Zamknij</span></summary><div class="bar low">
        \(SelectField("licz", "Co liczyć", value: question.subject.rawValue, options: MapSubject.allCases.map { ($0.rawValue, $0.label) }).html)
        \(SelectField("co", "Jak pokazać", value: question.measure.rawValue, options: MapMeasure.allCases.map { ($0.rawValue, $0.label) }).html)
        \(sphere)
        \(SelectField("poziom", "Miejsca", value: question.level.rawValue, options: MapLevel.allCases.map { ($0.rawValue, $0.plural) }).html)
        <div data-steps>\(SelectField("stan", question.isOfDeeds ? "Rok" : "Stan na", value: question.year.map(String.init), options: states).html)</div>
        \(settings)
        <button class="btn">Pokaż</button>
        </div></details>
        \(hiddenFields(question.query, except: ["licz", "co", "sfera", "poziom", "stan", "klasy", "progi", "strona"]))\(otherSpheres)
        </form>
        """
    }

    private var sphere: HTML {
        let options = [(value: "", words: "wszystkie sfery")] + spheres.map { (value: $0.code, words: $0.name) }
        return SelectField("sfera", "Sfera", value: question.sphere, options: options).html
    }

    /// Several spheres stay chosen until somebody takes one anew.
    private var otherSpheres: HTML? {
        guard question.sphere == nil, let several = question.search.choices[.sphere] else { return nil }
        return "\(each: several, { "<input type=\"hidden\" name=\"sfera\" value=\"\($0)\">" })"
    }

    /// From the newest; a year somebody came with stands there even when nothing is known of it.
    private var states: [(value: String, words: String)] {
        let known = question.isOfDeeds ? years : Array(max(years.first ?? today, today - 30)..<max(today, (years.first ?? today)))
        let asked = question.year.map { known.contains($0) ? [] : [$0] } ?? []
        return [("", question.isOfDeeds ? "wszystkie lata" : "dziś")]
            + (known + asked).sorted(by: >).map { (String($0), question.isOfDeeds ? String($0) : "koniec \($0)") }
    }

    private var settings: HTML {
        """
        <details class="more"><summary>Ustawienia mapy</summary>\
        \(SelectField("klasy", "Klasy", value: question.classing.slug, options: MapClassing.choices).html)\
        \(TextField("progi", "Własne progi", hint: "Do czterech rosnących liczb, np. 20; 27; 34; 42.", value: question.classing.limitsText, optional: true, longest: 80).html)\
        </details>
        """
    }
}

extension MapClassing {
    fileprivate static var choices: [(value: String, words: String)] {
        [MapClassing.round, .quantile, .naturalBreaks, .equal, .own([])].map { ($0.slug, $0.label) }
    }
}
