import Registry
import Web

/// A question as it stands in the address of a page: filters of the list by their own names, beside those of the map.
extension MapQuestion {
    static let names: Set<String> = ["licz", "co", "wg", "poziom", "stan", "klasy", "progi", "uloz"]

    /// - Throws: ``Problem/unprocessable(_:)`` naming every parameter that means nothing. Unknown parameters are passed over.
    package init(_ query: Query) throws(Problem) {
        self.init()
        search = try OrganisationSearch(query).with(\.perPage, 20)
        var faults: [String] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = try query.single(name), !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            faults.append("Parametr „\(name)”: \(hint).")
            return nil
        }
        subject = try read("licz", MapSubject.allCases.map(\.rawValue).joined(separator: ", "), MapSubject.init(rawValue:)) ?? subject
        place = try read("wg", DeedCounts.Place.allCases.map(\.slug).joined(separator: ", "), DeedCounts.Place.init(slug:)) ?? place
        measure = try read("co", MapMeasure.allCases.map(\.rawValue).joined(separator: ", "), MapMeasure.init(rawValue:)) ?? measure
        level = try read("poziom", "gmina albo powiat", MapLevel.init(rawValue:)) ?? level
        year = try read("stan", "rok od 1900 do 2100") { Int($0).flatMap { (1900...2100).contains($0) ? $0 : nil } }
        let own = try read("progi", "od jednego do czterech rosnących progów, np. 20; 27; 34; 42", MapClassing.limits)
        classing =
            try read("klasy", MapClassing.slugs.joined(separator: ", ")) { MapClassing(slug: $0, limits: own) } ?? (own.map { .own($0) } ?? classing)
        order = try read("uloz", TableOrder.allCases.map(\.rawValue).joined(separator: ", "), TableOrder.init(rawValue:)) ?? order
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    package var query: Query {
        let usual = MapQuestion()
        return search.query
            .setting("licz", to: subject == usual.subject ? nil : subject.rawValue)
            .setting("co", to: measure == usual.measure ? nil : measure.rawValue)
            .setting("wg", to: place == usual.place ? nil : place.slug)
            .setting("poziom", to: level == usual.level ? nil : level.rawValue)
            .setting("stan", to: year.map(String.init))
            .setting("klasy", to: classing == usual.classing ? nil : classing.slug)
            .setting("progi", to: classing.limitsText)
            .setting("uloz", to: order == usual.order ? nil : order.rawValue)
    }
}

extension DeedCounts.Place {
    /// As it stands in addresses.
    var slug: String {
        switch self {
        case .seat: "siedziba"
        case .area: "obszar"
        case .work: "miejsce"
        }
    }

    init?(slug: String) {
        guard let found = DeedCounts.Place.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}

/// Every address of the map.
package enum MapAddress: Address {
    case map(MapQuestion)
    case file(MapQuestion, MapFile)

    package var path: String {
        switch self {
        case .map(let question): question.query.appended(to: "/mapa")
        case .file(let question, let kind): question.query.appended(to: "/mapa.\(kind.rawValue)")
        }
    }
}
