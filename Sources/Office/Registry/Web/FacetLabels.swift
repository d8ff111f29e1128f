import Polish
import Reference
import Search
import Synchronization
import Web

/// What the values of facets are called and in which order people look for them, worked out once for every state of the register: a page
/// names some hundred of them. So are the places around seats.
final class FacetLabels: Sendable {
    struct Value: Sendable {
        let code: String, label: Facet.Label
    }

    /// The values of one facet, in the order in which people look for them.
    struct Values: Sendable {
        let all: [Value]
        private let placesByCode: [String: Int]
        /// For each number the index knows a value by.
        private let placesByNumber: [Int]

        /// - Parameter others: codes that are offered although nobody has them.
        fileprivate init(_ facet: RegisterFacet, _ others: [String], in view: LiveRegister.View) {
            let numbered = view.snapshot.values(of: facet.slot)
            let codes = view.arranged(facet, numbered + Set(others).subtracting(numbered))
            all = codes.map { Value(code: $0, label: Facet.Label(facet.slug($0), view.brief(facet, $0))) }
            let places = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
            (placesByCode, placesByNumber) = (places, numbered.map { places[$0] ?? 0 })
        }

        func place(of code: String) -> Int? { placesByCode[code] }
        func place(ofNumber number: Int) -> Int { placesByNumber[number] }
    }

    private struct State {
        weak var snapshot: SearchSnapshot?
        var facets: [Values?] = RegisterFacet.allCases.map { _ in nil }
        var seats: [Teryt: SeatWords]?
    }

    private let state = Mutex(State())

    /// The words of all gminas around the seats in them.
    func seats(in view: LiveRegister.View) -> [Teryt: SeatWords] {
        state.withLock { state in
            if state.snapshot !== view.snapshot { state = State(snapshot: view.snapshot) }
            if let seats = state.seats { return seats }
            let gminas = view.territory.gminas.compactMap { unit in SeatWords(unit.teryt, in: view.territory).map { (unit.teryt, $0) } }
            let seats = Dictionary(gminas) { first, _ in first }
            state.seats = seats
            return seats
        }
    }

    /// - Parameter asked: codes of the address; what no list has is found a place among the others for this page alone.
    func values(_ facet: RegisterFacet, asked: [String], in view: LiveRegister.View) -> Values {
        let known = state.withLock { state in
            if state.snapshot !== view.snapshot { state = State(snapshot: view.snapshot) }
            if let known = state.facets[facet.slot.index] { return known }
            let values = Values(facet, facet.closed, in: view)
            state.facets[facet.slot.index] = values
            return values
        }
        if asked.allSatisfy({ known.place(of: $0) != nil }) { return known }
        return Values(facet, facet.closed + asked, in: view)
    }
}

extension RegisterFacet {
    /// Values that are always there to choose, so that a list of a few keeps its shape.
    var closed: [String] {
        switch self {
        case .status: [Status.registered, .suspended, .liquidation, .bankruptcy, .struckOff].map(\.rawValue)
        case .signOfLife: SignAge.allCases.map(\.rawValue)
        case .taxShare: TaxShareStanding.allCases.map(\.rawValue)
        case .contact: ["yes", "no"]
        default: []
        }
    }
}

extension LiveRegister.View {
    /// A value where the name of its facet stands beside it: `Bydgoszcz`, `bydgoski`.
    func brief(_ facet: RegisterFacet, _ code: String) -> String {
        guard facet == .powiat, let unit = Teryt(code).flatMap({ territory[$0] }) else { return label(facet, code) }
        return unit.name
    }

    /// Values in the order of their brief names, where those differ; else as ``ordered(_:_:)``.
    func arranged(_ facet: RegisterFacet, _ codes: [String]) -> [String] {
        guard facet == .powiat else { return ordered(facet, codes) }
        let known = codes.filter { $0 != SearchSchema.none }.map { (code: $0, key: sortKey(brief(facet, $0))) }
        return known.sorted { ($0.key, $0.code) < ($1.key, $1.code) }.map(\.code) + codes.filter { $0 == SearchSchema.none }
    }
}
