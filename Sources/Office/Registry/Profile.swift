import Reference
import Values

/// A record of a body in the form its profile is computed from: the newest version and where it comes from.
package struct CurrentRecord: Sendable {
    package var source: Source
    /// The day whose state the record shows.
    package var day: Day?
    package var facts: StatedFacts
    /// The day the source closed the record; nil: it stands.
    package var closedOn: Day?

    package init(source: Source, day: Day?, facts: StatedFacts, closedOn: Day?) {
        (self.source, self.day, self.facts, self.closedOn) = (source, day, facts, closedOn)
    }
}

/// Computes a profile from the records of a body.
///
/// Records are asked in a stated order: standing ones before closed ones, then by the precedence of their source. For each value the
/// first record that gives it wins; the address goes as a whole, so that a street of one source never meets a town of another.
package struct Profile {
    private let records: [CurrentRecord]
    private let territory: Territory

    package init(records: [CurrentRecord], territory: Territory) {
        self.records = records.sorted { a, b in
            ((a.closedOn == nil ? 0 : 1), a.source.precedence) < ((b.closedOn == nil ? 0 : 1), b.source.precedence)
        }
        self.territory = territory
    }

    package var organisation: Organisation {
        let official = value(\.name) ?? ""
        var body = Organisation(name: readableName(official), officialName: official)
        (body.form, body.formWording) = (value(\.form), value(\.formWording))
        (body.status, body.statusSince) = status
        body.registeredOn = value(\.registeredOn).flatMap { Day($0) }
        body.seat = seating
        (body.email, body.website, body.phone, body.delivery) = (value(\.email), value(\.website), value(\.phone), value(\.electronicDelivery))
        (body.aims, body.publicBenefit) = (value(\.aims), value(\.publicBenefit))
        body.identifiers = identifiers
        body.formerNames = former(\.formerNames).map { FormerValue(value: readableName($0.value), until: $0.until) }
        body.formerSeats = former(\.formerSeats).map { FormerValue(value: readablePlace($0.value), until: $0.until) }
        body.isSample = !records.isEmpty && records.allSatisfy { $0.source == .sample }
        body.isWithdrawn = records.isEmpty
        body.statedOn = records.compactMap(\.day).max()
        return body
    }

    /// The winning value of a field.
    private func value<Value>(_ field: KeyPath<StatedFacts, Value?>) -> Value? {
        records.lazy.compactMap { $0.facts[keyPath: field] }.first
    }

    /// The record whose value of a field won; nil when no record gives one.
    package func origin<Value>(of field: KeyPath<StatedFacts, Value?>) -> CurrentRecord? {
        records.first { $0.facts[keyPath: field] != nil }
    }

    /// A body whose every record is closed is struck off, on the last of those days.
    private var status: (Status?, Day?) {
        let closings = records.compactMap(\.closedOn)
        if !records.isEmpty, closings.count == records.count { return (.struckOff, closings.max()) }
        guard let first = records.first(where: { $0.facts.status != nil }) else { return (nil, nil) }
        return (first.facts.status, first.facts.statusSince.flatMap { Day($0) })
    }

    private var identifiers: [Identifier] {
        let kinds: [(Identifier.Kind, KeyPath<StatedFacts, String?>)] = [(.krs, \.krs), (.nip, \.nip), (.regon, \.regon)]
        return kinds.flatMap { kind, field in
            var found: [Identifier] = []
            for record in records {
                guard let value = record.facts[keyPath: field] else { continue }
                found.append(Identifier(kind: kind, value: value, source: record.source, day: record.day, isRecommended: found.isEmpty))
            }
            return found
        }
    }

    private func former(_ field: KeyPath<StatedFacts, [Former]?>) -> [(value: String, until: Day?)] {
        (value(field) ?? []).map { ($0.value, $0.until.flatMap { Day($0) }) }
    }

    private var seating: Seating {
        var seating = Seating()
        guard let facts = records.lazy.map(\.facts).first(where: { $0.seat != nil || $0.address != nil }) else { return seating }
        let (seat, address) = (facts.seat ?? SeatFacts(), facts.address ?? AddressFacts())
        seating.locality = (seat.locality ?? address.locality).map(readablePlace)
        seating.postalCode = address.postalCode
        seating.street = streetLine(address)
        switch territory.locate(
            Seat(
                country: seat.country, teryt: seat.teryt, voivodeship: seat.voivodeship, powiat: seat.powiat, gmina: seat.gmina,
                locality: seat.locality ?? address.locality, postalCode: address.postalCode))
        {
        case .gmina(let gmina): (seating.placing, seating.gmina) = (.located, gmina)
        case .ambiguous(let candidates): (seating.placing, seating.candidates) = (.ambiguous, candidates)
        case .outside: seating.placing = .outside
        case .noAddress: seating.placing = .noAddress
        }
        place(&seating, facts.point)
        return seating
    }

    /// A point the source gives; else the gmina alone is known, and its inside point stands for it on a map.
    private func place(_ seating: inout Seating, _ stated: PointFacts?) {
        if let stated {
            (seating.point, seating.precision) = (Point(latitude: stated.lat, longitude: stated.lon), stated.precision)
        } else if let gmina = seating.gmina {
            (seating.point, seating.precision) = (territory[gmina]?.inside, .gmina)
        }
    }
}

/// Street, house and flat on one line; a village without streets has its own name there.
private func streetLine(_ address: AddressFacts) -> String? {
    let street = address.street.map(readablePlace) ?? address.locality.map(readablePlace)
    guard let street else { return nil }
    guard let house = address.house else { return address.street == nil ? nil : street }
    return "\(street) \(house)" + (address.flat.map { "/\($0)" } ?? "")
}
