import Registry
import Values

extension ActivityFacts {
    /// A row of a list.
    ///
    /// - Throws: `DeedRefusal`: no title, an end before the beginning, a place that cannot be, two currencies, a date or number that is none.
    init(_ cells: inout DeedCells<ActivityField>) throws {
        self.init(title: try cells.needed(.title))
        description = cells[.description]
        let period = try cells.period(.from, .until)
        (from, until) = (period.from?.iso, period.until?.iso)
        (peopleReached, volunteers) = (try cells.count(.peopleReached), try cells.count(.volunteers))
        let sums = try cells.money([.amount], currency: .currency)
        money = sums.amounts[.amount].map { MoneyFacts(amount: $0, currency: sums.currency, source: cells[.moneySource]) }
        let words = cells.words
        spheres = cells.codes(.spheres, words.sphere)
        targetGroups = cells.codes(.targetGroups, words.target)
        link = cells.link(.link)
        parties = ActivityFacts.parties(&cells)
        places = try ActivityFacts.places(&cells)
    }

    private static func parties(_ cells: inout DeedCells<ActivityField>) -> [PartyFacts] {
        var leader = BodyFacts(name: cells[.leader])
        leader.krs = cells.number(.krs) { KRSNumber($0)?.description }
        leader.nip = cells.number(.nip) { NIP($0)?.description }
        leader.regon = cells.number(.regon) { REGON($0)?.description }
        var seat = PlaceWords()
        (seat.powiat, seat.gmina, seat.locality) = (cells[.seatPowiat], cells[.seatGmina], cells[.seatLocality])
        if !seat.isEmpty {
            seat.voivodeship = cells[.voivodeship]
            leader.seat = seat
        }
        let isNamed = leader != BodyFacts()
        return (isNamed ? [PartyFacts(.leader, leader)] : []) + cells.items(.partners).map { PartyFacts(.partner, BodyFacts(name: $0)) }
            + cells.items(.funders).map { PartyFacts(.funder, BodyFacts(name: $0)) }
    }

    private static func places(_ cells: inout DeedCells<ActivityField>) throws -> [PlaceFacts] {
        var words = PlaceWords()
        (words.powiat, words.gmina, words.locality) = (cells[.powiat], cells[.gmina], cells[.locality])
        words.teryt = cells[.teryt]
        var places: [PlaceFacts] = []
        let point = try cells.point(.latitude, .longitude)
        if !words.isEmpty || point != nil {
            if !words.isEmpty { words.voivodeship = cells[.voivodeship] }
            var place = PlaceFacts(words: words.isEmpty ? nil : words)
            (place.latitude, place.longitude) = (point?.latitude, point?.longitude)
            places.append(place)
        }
        let known = cells.words
        return places + cells.codes(.area, known.place).map { PlaceFacts(code: $0) }
    }
}
