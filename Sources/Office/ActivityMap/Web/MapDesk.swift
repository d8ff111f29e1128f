import Application
import Reference
import Registry
import Search
import Values
import Web

/// What the page of the map and its files share.
struct MapDesk: Sendable {
    private let register: RegistryDesk
    private let borders: LiveBorders
    private let places: LiveDeedPlaces

    init(_ services: Services) {
        register = RegistryDesk(services: services)
        borders = services.models.model { LiveBorders(services) }
        let live = services.models.model { LiveDeeds(services.database) }
        let bodies = services.models.model { LiveRegister(services) }
        places = services.models.model { LiveDeedPlaces(services.database, bodies, live) }
    }

    var frame: [Double] { get throws { try borders.view.frame } }

    /// - Throws: ``Problem/unavailable(seconds:)`` until what is asked for was loaded for the first time; seats of bodies need the register only.
    func view(_ question: MapQuestion) throws -> MapView {
        let needsDeeds = question.subject != .organisations || question.place != .seat || question.measure == .difference
        let counting = MapCounting(shelf: try register.shelf, deeds: needsDeeds ? try places.deeds : nil)
        return MapView(question, counting, try borders.outlines(question.level))
    }
}

/// One answer of the map: the numbers, how they are drawn, and all that is said beside them.
struct MapView: Sendable {
    let question: MapQuestion
    let figures: AreaFigures
    let classes: MapClasses
    let outlines: MapOutlines
    let chosen: ChosenFilters
    let notes: MapNotes
    let shelf: RegistryDesk.Shelf
    /// Years there are to choose from, growing.
    let years: [Int]

    init(_ question: MapQuestion, _ counting: MapCounting, _ outlines: MapOutlines) {
        (self.question, self.outlines, shelf) = (question, outlines, counting.shelf)
        figures = AreaFigures(question, counting)
        classes = MapClasses(figures, question.classing)
        chosen = ChosenFilters(question.shown, shelf.view)
        let behind = question.bodyFilter.map { ChosenFilters($0.with(\.kinds, question.shown.kinds), counting.shelf.view) }
        notes = MapNotes(question, figures, filters: behind?.all.map(\.words) ?? [])
        if question.isOfDeeds, let deeds = counting.deeds {
            years = question.subject.deeds.map(deeds.years) ?? Set(DeedKind.allCases.flatMap(deeds.years)).sorted()
        } else {
            years = shelf.counts().counts(.year).compactMap { Int($0.value) }.sorted()
        }
    }

    var heading: String { question.heading(in: sphere) }
    private var sphere: String? { question.sphere.flatMap { shelf.sphere($0)?.name } }
    @Sendable func address(_ unit: Unit) -> String { RegistryAddress.unit(unit, shelf.territory).path }
    var drawing: MapDrawing {
        var drawing = MapDrawing(figures, classes, outlines, address: address)
        drawing.ring = question.search.near.flatMap { MapRing($0, in: outlines) }
        return drawing
    }

    /// The extremes in words.
    var summary: String {
        if question.measure == .share, question.sphere == nil { return "Wybierz jedną sferę, a pokażemy jej udział w każdym miejscu." }
        if question.measure == .difference { return difference }
        let known = figures.ranked.filter { $0.value != nil }
        guard let most = known.first, let least = known.last, let high = most.value, let low = least.value, high > 0 else {
            return question.subject == .organisations ? "Nie ma organizacji o takich cechach." : "Nie znamy żadnych takich działań ani dotacji."
        }
        let middle = figures.median.map { " Mediana: " + figures.words($0) + "." } ?? ""
        return "Najwięcej: \(most.unit.label) (\(figures.words(high))), najmniej: \(least.unit.label) (\(figures.words(low)))." + middle
    }

    /// Where most comes to, and where it comes from: by the amounts themselves, whatever the number of people.
    private var difference: String {
        func surplus(_ row: AreaFigures.Row) -> Int { row.count - (row.seat ?? 0) }
        let (subject, rows) = (question.subject, figures.rows)
        guard let gains = rows.max(by: { surplus($0) < surplus($1) }), let loses = rows.min(by: { surplus($0) < surplus($1) }), surplus(gains) > 0
        else { return "Nie znamy różnic: brak działań lub dotacji, których oba miejsca są znane." }
        func side(_ row: AreaFigures.Row) -> String {
            row.unit.label + " (" + subject.workWords + " " + subject.words(row.count) + ", " + subject.seatWords + " " + subject.words(row.seat ?? 0)
                + ")"
        }
        return "\(question.subject.apart): najwięcej przybywa – \(side(gains)), najwięcej ubywa – \(side(loses))."
    }
}

extension MapSubject {
    /// What a difference says at all.
    fileprivate var apart: String {
        switch self {
        case .organisations: "Organizacje działają gdzie indziej, niż mają siedziby"
        case .activities: "Działania odbywają się gdzie indziej, niż są siedziby"
        case .people: "Z działań korzysta się gdzie indziej, niż są siedziby"
        case .money: "Pieniądze pracują gdzie indziej, niż są siedziby"
        }
    }
}

extension MapQuestion {
    /// What the page names as chosen: the kinds everybody has chosen from the start are no filter of activities and grants.
    var shown: OrganisationSearch {
        subject.deeds != nil && search.kinds == .counted ? counted.with(\.kinds, .every) : counted
    }

    /// A year means what was done or awarded in it, not what the register held at its end.
    var isOfDeeds: Bool { subject != .organisations || place == .work || measure == .difference }
}
