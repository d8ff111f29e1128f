import Reference
import Values

/// The filters of a search, as comparisons of numbers.
struct RegisterFilter {
    private let gmina: Int32?, powiat: Int32?, form: Int16?, status: Status?, placing: Placing?, sphere: UInt64?
    private let kinds: Set<BodyKind>, taxShare: TaxShareStanding?, sample: Bool, today: Day

    init(_ search: OrganisationSearch, _ index: RegisterIndex, sample: Bool, today: Day) {
        gmina = search.gmina.flatMap { Int32($0.description) }
        powiat = search.powiat.flatMap { Int32($0.description) }
        // A form no body has matches nothing; -1 is the unknown form.
        form = search.form.map { code in code == "none" ? -1 : index.forms.firstIndex(of: code).map(Int16.init) ?? .max }
        sphere = search.sphere.map { code in code == "none" ? 0 : index.spheres.firstIndex(of: code).map { UInt64(1) << UInt64($0) } ?? 1 << 63 }
        (status, placing, taxShare, kinds) = (search.status, search.placing, search.taxShare, search.kinds.all)
        (self.sample, self.today) = (sample, today)
    }

    func lets(_ entry: RegisterIndex.Entry, in index: RegisterIndex) -> Bool {
        if entry.isSample && !sample { return false }
        if !kinds.contains(entry.kind) { return false }
        if let gmina, entry.gmina != gmina { return false }
        if let powiat, entry.gmina / 100 != powiat { return false }
        if let form, entry.form != form { return false }
        if let status, entry.status != status { return false }
        if let placing, entry.placing != placing { return false }
        if let sphere, sphere == 0 ? entry.spheres != 0 : entry.spheres & sphere == 0 { return false }
        if let taxShare, index.taxShare(entry, on: today) != taxShare { return false }
        return true
    }
}

/// How a body stands to the 1,5 % of income tax. The status alone is no entitlement.
package enum TaxShareStanding: String, Sendable, CaseIterable {
    case entitled
    case statusOnly = "status_only"
    case amountsOnly = "amounts_only"
    case none

    package var label: String {
        switch self {
        case .entitled: "uprawniona dziś do 1,5 %"
        case .statusOnly: "status OPP bez uprawnienia"
        case .amountsOnly: "tylko dawne kwoty"
        case .none: "bez 1,5 %"
        }
    }

    package var slug: String {
        switch self {
        case .entitled: "uprawniona"
        case .statusOnly: "sam-status"
        case .amountsOnly: "same-kwoty"
        case .none: "nie"
        }
    }

    package init?(slug: String) {
        guard let found = TaxShareStanding.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}

extension RegisterIndex {
    func taxShare(_ entry: Entry, on day: Day) -> TaxShareStanding {
        if isEntitled(entry, on: day) { return .entitled }
        if entry.hasPublicBenefit { return .statusOnly }
        return entry.hasTaxShare ? .amountsOnly : .none
    }
}
