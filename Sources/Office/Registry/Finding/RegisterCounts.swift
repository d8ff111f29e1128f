import Reference
import Search
import Values

/// Counts for the pages that speak of many bodies.
package struct RegisterCounts: Sendable {
    package let total: Int
    /// The newest day any record speaks of.
    package let newest: Day?
    package let hasSample: Bool
    private let facets: FacetCounts?

    /// - Parameter search: which bodies are counted; its page means nothing here.
    init(_ view: LiveRegister.View, _ search: OrganisationSearch = OrganisationSearch(), sample: Bool, today: Day) {
        var query = search.query(sample: sample, today: today)
        (query.offset, query.limit, query.order) = (0, 1, .number(RegisterSchema.statedOn, descending: true))
        let result = view.snapshot.find(query)
        (total, facets) = (result.total, result.facets)
        newest = result.hits.first.flatMap { ListedOrganisation($0).statedOn }
        hasSample = (result.facets?.count(RegisterFacet.sample.slot, "yes") ?? 0) > 0 && sample
    }

    package func count(_ facet: RegisterFacet, _ code: String) -> Int { facets?.count(facet.slot, code) ?? 0 }

    /// Values that occur, in no order.
    package func counts(_ facet: RegisterFacet) -> [FacetCounts.Count] { facets?[facet.slot] ?? [] }

    var struckOff: Int { count(.status, Status.struckOff.rawValue) }

    func count(gmina: Teryt) -> Int { count(.gmina, gmina.digits) }
    func count(powiat: Teryt) -> Int { count(.powiat, powiat.digits) }

    /// Gminas with a seat of somebody.
    var gminas: Int { counts(.gmina).count { Teryt($0.value) != nil } }

    /// Most first, then by code; the unknown form is nil.
    var forms: [(form: String?, count: Int)] {
        counts(.form).map { ($0.value == SearchSchema.none ? nil : $0.value, $0.count) }.sorted { ($1.1, $0.0 ?? "") < ($0.1, $1.0 ?? "") }
    }
}
