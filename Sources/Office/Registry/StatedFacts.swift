import Reference
import Values

/// What one record of one source says about a body, as it says it, with the wrong values already left out.
///
/// Kept with the record as JSON; a profile is computed from the facts of all its records. A value the source does not give is nil.
package struct StatedFacts: Sendable, Equatable {
    /// The name in the source's own spelling.
    package var name: String?
    /// Code of a legal form of Office/Reference; nil when the wording is not in its table.
    package var form: String?
    /// The source's wording of the legal form.
    package var formWording: String?
    package var krs: String?
    package var nip: String?
    package var regon: String?
    package var status: Status?
    package var statusSince: String?
    /// ISO day of the entry in the register.
    package var registeredOn: String?
    package var seat: SeatFacts?
    package var address: AddressFacts?
    package var email: String?
    package var website: String?
    package var phone: String?
    package var electronicDelivery: String?
    package var aims: String?
    package var publicBenefit: Bool?
    package var formerNames: [Former]?
    package var formerSeats: [Former]?
    package var point: PointFacts?
    /// What the source says outright of the kind of body (``Kind``), for lists of informal groups and branches; else it follows from the form.
    package var kind: String?
    /// KRS number of the body this one is a branch of.
    package var parentKRS: String?
    /// The address is somebody's home: the public sees the locality only.
    package var homeAddress: Bool?
    /// Where the body says it works: TERYT codes of gminas and powiats, `region`, `country`.
    package var area: [String]?
    /// Codes of target groups and of spheres the body or its register states.
    package var targetGroups: [String]?
    package var spheres: [String]?
    /// Classes of activity as the register writes them: `86.90.E`, or `86` alone.
    package var pkd: [String]?
    /// ISO day on which the newest yearly report was filed.
    package var reportFiledOn: String?
    /// ISO day on which somebody confirmed the data.
    package var confirmedOn: String?
    /// What the body received, by tax year.
    package var taxShares: [TaxShareFacts]?
    /// The body stands on the list of those who may receive the share of tax.
    package var entitlement: EntitlementFacts?
    /// The spelling of the name is doubtful: it never wins over another source's.
    package var uncertainSpelling: Bool?
    /// Number in a register that is not KRS.
    package var registerNumber: String?

    package init() {}
}

/// The seat as the source names it: words, not a place on our map yet.
package struct SeatFacts: Sendable, Equatable {
    package var country: String?, voivodeship: String?, powiat: String?, gmina: String?, locality: String?, teryt: String?

    package init(
        country: String? = nil, voivodeship: String? = nil, powiat: String? = nil, gmina: String? = nil, locality: String? = nil, teryt: String? = nil
    ) {
        (self.country, self.voivodeship, self.powiat, self.gmina, self.locality, self.teryt) = (country, voivodeship, powiat, gmina, locality, teryt)
    }

    package var isEmpty: Bool { self == SeatFacts() }
}

package struct AddressFacts: Sendable, Equatable {
    package var street: String?, house: String?, flat: String?, locality: String?, postalCode: String?, post: String?

    package init(
        street: String? = nil, house: String? = nil, flat: String? = nil, locality: String? = nil, postalCode: String? = nil, post: String? = nil
    ) {
        (self.street, self.house, self.flat, self.locality, self.postalCode, self.post) = (street, house, flat, locality, postalCode, post)
    }

    package var isEmpty: Bool { self == AddressFacts() }
}

/// A value that was true until a day (ISO), or until an unknown one.
package struct Former: Sendable, Equatable {
    package var value: String
    package var until: String?

    package init(value: String, until: String?) { (self.value, self.until) = (value, until) }
}

/// WGS 84 degrees and how near to the truth they are.
package struct PointFacts: Sendable, Equatable {
    package var lat: Double, lon: Double, precision: Precision

    package init(lat: Double, lon: Double, precision: Precision) { (self.lat, self.lon, self.precision) = (lat, lon, precision) }
}

/// Money of the 1 % (to the tax year 2021) or 1,5 % of income tax. The year is always the tax year: 2025 is paid out of returns filed in 2026.
package struct TaxShareFacts: Sendable, Equatable {
    package var year: Int
    package var grosze: Int64

    package init(year: Int, grosze: Int64) { (self.year, self.grosze) = (year, grosze) }
}

/// Standing on the list for a tax year, from the day it was published to the end of the next year (art. 27a).
package struct EntitlementFacts: Sendable, Equatable {
    package var year: Int
    /// ISO day.
    package var from: String

    package init(year: Int, from: String) { (self.year, self.from) = (year, from) }
}
