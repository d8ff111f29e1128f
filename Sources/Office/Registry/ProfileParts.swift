import Reference
import Values

/// What a body has several of, or what several records say together.
extension Profile {
    /// The newest trace any standing record gives. What other modules know comes to it where the profile is stored.
    var lastSign: SignOfLife? { SignOfLife.newest(SignOfLife.stated(in: standing)) }

    /// Newest year first; of several records for a year the weightier source's.
    var taxShares: [TaxShare] {
        var byYear: [Int: TaxShare] = [:]
        for record in standing {
            for share in record.facts.taxShares ?? [] where byYear[share.year] == nil {
                byYear[share.year] = TaxShare(year: share.year, amount: Money(grosze: share.grosze), source: record.source, day: record.day)
            }
        }
        return byYear.isEmpty ? [] : byYear.values.sorted { $0.year > $1.year }
    }

    /// From the day the list was published to the end of the next year.
    var entitlements: [Entitlement] {
        var byYear: [Int: Entitlement] = [:]
        for record in standing {
            guard let facts = record.facts.entitlement, let from = Day(facts.from), let until = Day(year: facts.year + 1, month: 12, day: 31) else {
                continue
            }
            if let known = byYear[facts.year], known.from <= from { continue }
            byYear[facts.year] = Entitlement(year: facts.year, from: from, until: until)
        }
        return byYear.isEmpty ? [] : byYear.values.sorted { $0.year > $1.year }
    }

    /// Codes a source states, each once, with the weightiest source that does.
    var stated: [Attribute] {
        var found: [Attribute] = []
        for record in standing {
            func add(_ kind: Attribute.Kind, _ codes: [String]?) {
                for code in codes ?? [] where !found.contains(where: { $0.kind == kind && $0.code == code }) {
                    found.append(Attribute(kind: kind, code: code, evidence: record.source.code))
                }
            }
            add(.sphere, record.facts.spheres)
            add(.targetGroup, record.facts.targetGroups)
            add(.area, record.facts.area)
        }
        return found
    }

    /// Spheres proposed from name, aims and classes of activity, where none is stated.
    func proposed(_ official: String, _ body: Organisation) -> [Attribute] {
        guard !body.kind.isOutsideTheAct, standing.allSatisfy({ $0.facts.spheres == nil }), body.status != .struckOff else { return [] }
        let pkd = standing.lazy.compactMap(\.facts.pkd).first ?? []
        return tools.propose(official, body.aims, pkd, body.form)
    }

    var seating: Seating {
        var seating = Seating()
        guard let kept = seatRecord?.kept else { return seating }
        let (seat, address) = (kept.facts.seat ?? SeatFacts(), kept.facts.address ?? AddressFacts())
        seating.locality = (seat.locality ?? address.locality).map(readablePlace)
        (seating.postalCode, seating.street) = (address.postalCode, streetLine(address))
        seating.isHome = kept.facts.homeAddress ?? false
        let asked = Seat(
            country: seat.country, teryt: seat.teryt, voivodeship: seat.voivodeship, powiat: seat.powiat, gmina: seat.gmina,
            locality: seat.locality ?? address.locality, postalCode: address.postalCode)
        switch tools.locator.locate(asked) {
        case .gmina(let gmina): (seating.placing, seating.gmina) = (.located, gmina)
        case .ambiguous(let candidates): (seating.placing, seating.candidates) = (.ambiguous, candidates)
        case .outside: seating.placing = .outside
        case .noAddress: seating.placing = .noAddress
        }
        if let stated = kept.facts.point {
            (seating.point, seating.precision) = (Point(latitude: stated.lat, longitude: stated.lon), stated.precision)
        } else if let gmina = seating.gmina {
            (seating.point, seating.precision) = (tools.territory[gmina]?.inside, .gmina)
        }
        return seating
    }

    /// Street, house and flat on one line; a village without streets has its own name there.
    private func streetLine(_ address: AddressFacts) -> String? {
        guard let street = (address.street ?? address.locality).map(readablePlace) else { return nil }
        guard let house = address.house else { return address.street == nil ? nil : street }
        return "\(street) \(house)" + (address.flat.map { "/\($0)" } ?? "")
    }
}

extension BodyKind {
    /// Spheres of art. 4 mean nothing for it.
    var isOutsideTheAct: Bool { self == .other }
}

extension SignOfLife {
    /// Every trace that standing records give.
    static func stated(in standing: [CurrentRecord]) -> [SignOfLife] {
        var signs: [SignOfLife] = []
        for record in standing {
            let facts = record.facts
            if let day = facts.confirmedOn.flatMap({ Day($0) }) { signs.append(SignOfLife(kind: .confirmation, on: day)) }
            if let day = facts.reportFiledOn.flatMap({ Day($0) }) { signs.append(SignOfLife(kind: .reportFiled, on: day)) }
            if let year = facts.taxShares?.filter({ $0.grosze > 0 }).map(\.year).max(), let day = Day(year: year, month: 12, day: 31) {
                signs.append(SignOfLife(kind: .taxShare, on: day))
            }
        }
        return signs
    }

    /// Of two of one day always the same.
    static func newest(_ signs: [SignOfLife]) -> SignOfLife? { signs.max { ($0.on, $1.kind.rawValue) < ($1.on, $0.kind.rawValue) } }
}
