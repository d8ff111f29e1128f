import Reference
import Values

/// What one record of one source says about a body, as it says it, with the wrong values already left out.
///
/// Kept with the record as JSON; a profile is computed from the facts of all its records. A value the source does not give is nil.
package struct StatedFacts: Codable, Sendable, Equatable {
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

    package init() {}
}

/// The seat as the source names it: words, not a place on our map yet.
package struct SeatFacts: Codable, Sendable, Equatable {
    package var country: String?, voivodeship: String?, powiat: String?, gmina: String?, locality: String?, teryt: String?

    package init(country: String? = nil, voivodeship: String? = nil, powiat: String? = nil, gmina: String? = nil, locality: String? = nil, teryt: String? = nil) {
        (self.country, self.voivodeship, self.powiat, self.gmina, self.locality, self.teryt) = (country, voivodeship, powiat, gmina, locality, teryt)
    }

    package var isEmpty: Bool { self == SeatFacts() }
}

package struct AddressFacts: Codable, Sendable, Equatable {
    package var street: String?, house: String?, flat: String?, locality: String?, postalCode: String?, post: String?

    package init(
        street: String? = nil, house: String? = nil, flat: String? = nil, locality: String? = nil, postalCode: String? = nil, post: String? = nil
    ) {
        (self.street, self.house, self.flat, self.locality, self.postalCode, self.post) = (street, house, flat, locality, postalCode, post)
    }

    package var isEmpty: Bool { self == AddressFacts() }
}

/// A value that was true until a day (ISO), or until an unknown one.
package struct Former: Codable, Sendable, Equatable {
    package var value: String
    package var until: String?

    package init(value: String, until: String?) { (self.value, self.until) = (value, until) }
}

/// WGS 84 degrees and how near to the truth they are.
package struct PointFacts: Codable, Sendable, Equatable {
    package var lat: Double, lon: Double, precision: Precision

    package init(lat: Double, lon: Double, precision: Precision) { (self.lat, self.lon, self.precision) = (lat, lon, precision) }
}
