import Polish
import Registry
import Values

extension GrantFacts {
    /// A row of an office's list.
    ///
    /// - Throws: `DeedRefusal`: no amount, an end before the beginning, two currencies, a date or a year that is none.
    init(_ cells: inout DeedCells<GrantField>) throws {
        _ = try cells.needed(.awarded)
        let sums = try cells.money([.awarded, .paid, .returned], currency: .currency)
        self.init(currency: sums.currency)
        (awarded, paid, returned) = (sums.amounts[.awarded], sums.amounts[.paid], sums.amounts[.returned])
        (title, description, programme) = (cells[.title], cells[.description], cells[.programme])
        (department, agreement) = (cells[.department], cells[.number])
        if let awarded, let paid, paid > awarded { cells.warn(.paid, "wypłacono więcej, niż przyznano") }
        if let returned, let paid, returned > paid { cells.warn(.returned, "zwrócono więcej, niż wypłacono") }
        try readDays(&cells)
        readProcedure(&cells)
        let words = cells.words
        spheres = cells.codes(.spheres, words.sphere)
        targetGroups = cells.codes(.targetGroups, words.target)
        link = cells.link(.link)
        readBodies(&cells)
        readPlaces(&cells)
        if let key = cells[.activity] {
            let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
            activity =
                parts.count == 2 ? ActivityKey(source: parts[0], key: parts[1]) : ActivityKey(source: cells.mapping.source.code, key: fold(key))
        }
    }

    /// Without a date the year alone is known: it stands as that of the plan, whose first day it cannot be later than.
    private mutating func readDays(_ cells: inout DeedCells<GrantField>) throws {
        awardedOn = try cells.day(.awardedOn)?.iso
        let period = try cells.period(.from, .until)
        (plannedFrom, plannedUntil) = (period.from?.iso, period.until?.iso)
        guard let text = cells[.year] else { return }
        guard let year = Int(text.prefix(4)), (1990...2100).contains(year) else { throw cells.refuse(.year, "„\(text.prefix(20))” nie jest rokiem") }
        if awardedOn == nil, plannedFrom == nil { plannedFrom = Day(year: year, month: 1, day: 1)?.iso }
    }

    private mutating func readProcedure(_ cells: inout DeedCells<GrantField>) {
        if let text = cells[.mode] {
            mode = GrantMode(words: text) ?? .unknown
            if mode == .unknown { cells.warn(.mode, "nieznany tryb „\(text.prefix(60))”") }
        }
        if let text = cells[.form] {
            form = TaskForm(words: text) ?? .unknown
            if form == .unknown { cells.warn(.form, "„\(text.prefix(60))” to ani wsparcie, ani powierzenie") }
        }
    }

    private mutating func readBodies(_ cells: inout DeedCells<GrantField>) {
        var body = BodyFacts(name: cells[.recipient])
        body.krs = cells.number(.krs) { KRSNumber($0)?.description }
        body.nip = cells.number(.nip) { NIP($0)?.description }
        body.regon = cells.number(.regon) { REGON($0)?.description }
        var seat = PlaceWords()
        (seat.powiat, seat.gmina, seat.locality) = (cells[.seatPowiat], cells[.seatGmina], cells[.seatLocality])
        if !seat.isEmpty {
            seat.voivodeship = cells[.seatVoivodeship]
            body.seat = seat
        }
        if body == BodyFacts() { cells.warn(.recipient, "wiersz nie mówi, kto dostał dotację") } else { recipient = body }
        if let name = cells[.funder] {
            var funder = BodyFacts(name: name)
            funder.identifier = cells[.funderID]
            funders = [funder]
        }
    }

    private mutating func readPlaces(_ cells: inout DeedCells<GrantField>) {
        var words = PlaceWords()
        (words.powiat, words.gmina, words.locality, words.teryt) = (cells[.powiat], cells[.gmina], cells[.locality], cells[.teryt])
        if !words.isEmpty {
            words.voivodeship = cells[.voivodeship]
            places.append(PlaceFacts(words: words))
        }
        let known = cells.words
        places += cells.codes(.area, known.place).map { PlaceFacts(code: $0) }
    }
}

extension GrantMode {
    /// As offices write it: "otwarty konkurs ofert", "OKO", "art. 19a", "mały grant", "tryb pozakonkursowy", "inna ustawa".
    init?(words: String) {
        let folded = fold(words)
        let marks: [(String, GrantMode)] = [
            ("19a", .smallGrant), ("maly", .smallGrant), ("male", .smallGrant), ("pozakonkurs", .outsideCompetition),
            ("poza konkurs", .outsideCompetition),
            ("bez konkurs", .outsideCompetition), ("inn", .otherActs), ("odrebn", .otherActs), ("konkurs", .openCompetition),
            ("oko", .openCompetition),
        ]
        // A word begins with the mark, or the marked words stand in the text.
        let words = folded.split(separator: " ")
        let marked = marks.first { mark, _ in mark.contains(" ") ? folded.contains(mark) : words.contains { $0.hasPrefix(mark) } }
        guard let mode = GrantMode(rawValue: folded.replacing(" ", with: "_")) ?? marked?.1 else { return nil }
        self = mode
    }
}

extension TaskForm {
    init?(words: String) {
        let folded = fold(words)
        if folded.hasPrefix("wsp") || folded == "support" {
            self = .support
        } else if folded.hasPrefix("pow") || folded == "entrusting" {
            self = .entrusting
        } else {
            return nil
        }
    }
}
