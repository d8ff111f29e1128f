import Polish
import Reference
import Search
import Synchronization

/// What the values of facets are called and in which order people look for them, worked out once for every state of the register: a page
/// names some hundred of them.
final class FacetLabels: Sendable {
    struct Value: Sendable {
        let code: String, slug: String, label: String
        /// Place among the known values of its facet.
        let place: Int
    }

    private struct State {
        weak var snapshot: SearchSnapshot?
        var facets: [RegisterFacet: [String: Value]] = [:]
    }

    private let state = Mutex(State())

    /// The values with these codes, by code; others may be among them.
    func values(_ facet: RegisterFacet, _ codes: [String], in view: LiveRegister.View) -> [String: Value] {
        state.withLock { state in
            if state.snapshot !== view.snapshot {
                state = State(snapshot: view.snapshot)
            }
            var known = state.facets[facet] ?? [:]
            let new = codes.filter { known[$0] == nil }
            if new.isEmpty { return known }
            let ordered = view.arranged(facet, Array(known.keys) + Set(new))
            known = Dictionary(minimumCapacity: ordered.count)
            for (place, code) in ordered.enumerated() {
                known[code] = Value(code: code, slug: facet.slug(code), label: view.brief(facet, code), place: place)
            }
            state.facets[facet] = known
            return known
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
