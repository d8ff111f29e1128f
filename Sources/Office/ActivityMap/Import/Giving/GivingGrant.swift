import Documents
import Foundation
import Registry
import Values

/// A grant of a 360Giving file read into our facts. Its own words stay beside them and are what is given back.
struct GivingGrant {
    let key: String
    private(set) var facts: GrantFacts
    private(set) var warnings: [Warning] = []
    /// Paths of keys the standard does not have, `recipientOrganization.shoeSize`.
    private(set) var unknown: Set<String> = []

    /// - Throws: `DeedRefusal`: no object, no identifier, no amount, no currency. Everything else is a warning.
    init(_ json: JSON) throws {
        guard json.isObject else { throw DeedRefusal(field: "", reason: "zapis nie jest obiektem JSON") }
        guard let id = json["id"].text, id.utf8.count <= 300 else {
            throw DeedRefusal(field: "id", reason: "dotacja nie ma identyfikatora tekstowego (do 300 bajtów)")
        }
        guard let currency = json["currency"].text, let code = AmountText.currency(currency) else {
            throw DeedRefusal(field: "currency", reason: "\(id): dotacja nie ma waluty, więc jej kwota nic nie znaczy")
        }
        key = id
        facts = GrantFacts(currency: code)
        guard let awarded = try amount(json["amountAwarded"], "amountAwarded") else {
            throw DeedRefusal(field: "amountAwarded", reason: "\(id): dotacja nie ma kwoty")
        }
        (facts.awarded, facts.paid) = (awarded, try amount(json["amountDisbursed"], "amountDisbursed"))
        (facts.title, facts.description) = (json["title"].text, json["description"].text)
        for field in ["title", "description"] where json[field].text == nil { warn(field, "brak pola, którego wymaga standard") }
        facts.link = json["url"].text.flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil }
        let programme = json["grantProgramme"].items.first ?? .nothing
        (facts.programme, facts.programmeCode) = (programme["title"].text, programme["code"].text)
        readDays(json)
        readBodies(json)
        for location in json["beneficiaryLocation"].items { if let place = place(location) { facts.places.append(place) } }
        for kind in ["applicationTransaction", "commitmentTransaction", "disbursementTransaction"] {
            for other in json[kind].items.compactMap({ $0["currency"].text }) where AmountText.currency(other) != code {
                warn(kind, "wpłata w walucie \(other.prefix(10)), a dotacja w \(code)")
            }
        }
        readOwn(json)
        unknown = GivingGrant.unknown(json, in: .grant, "")
    }

    private mutating func warn(_ field: String, _ reason: String) { warnings.append(Warning(field: field, reason: "\(key): \(reason)")) }

    private mutating func amount(_ json: JSON, _ field: String) throws -> Int64? {
        var digits: String
        switch json {
        case .nothing, .null: return nil
        case .number(let written): digits = written
        case .string(let written):
            digits = written.filter { !$0.isWhitespace && $0 != "," }
            warn(field, "kwota zapisana jako tekst")
        default: throw DeedRefusal(field: field, reason: "\(key): kwota nie jest liczbą")
        }
        guard let value = Decimal(string: digits, locale: Locale(identifier: "en_US_POSIX")), Double(digits) != nil,
            abs(value) <= 10_000_000_000
        else { throw DeedRefusal(field: field, reason: "\(key): „\(digits.prefix(40))” nie jest kwotą") }
        var (exact, whole) = (value * 100, Decimal())
        NSDecimalRound(&whole, &exact, 0, .plain)
        if whole != exact { warn(field, "kwota ma więcej niż dwa miejsca po przecinku; do sum zaokrąglono ją do setnych") }
        if whole < 0 { warn(field, "kwota ujemna") }
        return NSDecimalNumber(decimal: whole).int64Value
    }

    private mutating func readDays(_ json: JSON) {
        facts.awardedOn = date(json["awardDate"], "awardDate")?.first.iso
        if json["awardDate"].text == nil { warn("awardDate", "brak pola, którego wymaga standard") }
        let plan = json["plannedDates"].items.first ?? .nothing
        let start = date(plan["startDate"], "plannedDates.startDate")?.first
        let end = date(plan["endDate"], "plannedDates.endDate")?.last
        if let start, let end, end < start {
            warn("plannedDates.endDate", "koniec \(end.iso) jest przed początkiem \(start.iso), okres pominięto")
            return
        }
        (facts.plannedFrom, facts.plannedUntil) = (start?.iso, end?.iso)
    }

    private mutating func date(_ json: JSON, _ field: String) -> GivingDate? {
        guard let text = json.text else { return nil }
        guard let date = GivingDate(text) else {
            warn(field, "„\(text.prefix(40))” nie jest datą, pole pominięto")
            return nil
        }
        if date.isIrregular { warn(field, "data „\(text.prefix(40))” odczytana jako dzień, miesiąc, rok; standard chce RRRR-MM-DD") }
        return date
    }

    private mutating func readBodies(_ json: JSON) {
        let recipients = json["recipientOrganization"].items
        facts.recipient = recipients.first.map { body($0, "recipientOrganization") }
        // The name of a person stays in the source's own words, which nothing shows.
        facts.isToPerson = facts.recipient == nil && !json["recipientIndividual"].items.isEmpty
        if facts.recipient == nil, !facts.isToPerson { warn("recipientOrganization", "brak pola, którego wymaga standard") }
        if recipients.count > 1 { warn("recipientOrganization", "odbiorców jest \(recipients.count); dotację liczy się przy pierwszym") }
        facts.funders = json["fundingOrganization"].items.map { body($0, "fundingOrganization") }
        if facts.funders.isEmpty { warn("fundingOrganization", "brak pola, którego wymaga standard") }
        facts.department = json["fundingOrganization"].items.first?["department"].text
    }

    private mutating func body(_ json: JSON, _ field: String) -> BodyFacts {
        var body = BodyFacts(name: json["name"].text)
        body.identifier = json["id"].text
        for field in ["id", "name"] where json[field].text == nil { warn("organisation.\(field)", "brak pola, którego wymaga standard") }
        let number = body.identifier.flatMap(PolishNumber.init)
        switch number {
        case .krs(let number)?: body.krs = number
        case .nip(let number)?: body.nip = number
        case .regon(let number)?: body.regon = number
        case nil:
            if body.identifier?.hasPrefix("PL-") ?? false {
                warn("\(field).id", "„\(json["id"].text?.prefix(40) ?? "")” nie jest numerem KRS, NIP ani REGON")
            }
        }
        // Towns of other countries may be called as ours: only what is surely Polish is looked for here.
        let country = json["addressCountry"].text.map { ["pl", "pol", "poland", "polska"].contains($0.lowercased()) }
        if country ?? (number != nil || facts.currency == "PLN") {
            var seat = PlaceWords()
            (seat.locality, seat.postalCode) = (json["addressLocality"].text, json["postalCode"].text)
            body.seat = seat.isEmpty ? nil : seat
        }
        return body
    }

    /// A place of work: a TERYT number, a point in Poland, words of a Polish place; of others only the name.
    private mutating func place(_ json: JSON) -> PlaceFacts? {
        let country = json["countryCode"].text?.uppercased()
        let isTeryt = ["TERYT", "TERC"].contains(json["geoCodeType"].text?.uppercased() ?? "")
        var place = PlaceFacts()
        if isTeryt, let code = json["geoCode"].text.flatMap({ Self.unit($0) }) { place.code = code }
        var words = PlaceWords()
        words.locality = json["name"].text
        words.country = country == "PL" || isTeryt ? "Polska" : country ?? (facts.currency == "PLN" ? "Polska" : "inny")
        if place.code == nil, words.locality != nil || country != nil { place.words = words }
        if words.country == "Polska", let north = degrees(json["latitude"]), let east = degrees(json["longitude"]) {
            if PolandBox.holds(north, east) {
                (place.latitude, place.longitude) = (north, east)
            } else {
                warn("beneficiaryLocation", "punkt \(north), \(east) leży poza Polską")
            }
        }
        return place == PlaceFacts() ? nil : place
    }

    private func degrees(_ json: JSON) -> Double? { (json.real ?? json.text.flatMap(Double.init)).flatMap { $0.isFinite ? $0 : nil } }

    /// What our own export adds to the standard's fields.
    private mutating func readOwn(_ json: JSON) {
        facts.returned = (try? amount(json[GivingOwn.returned], GivingOwn.returned)) ?? nil
        facts.mode = json[GivingOwn.mode].text.flatMap(GrantMode.init(rawValue:)) ?? .unknown
        facts.form = json[GivingOwn.form].text.flatMap(TaskForm.init(rawValue:)) ?? .unknown
        facts.agreement = json[GivingOwn.agreement].text
    }

    private static func unknown(_ json: JSON, in object: GivingObject, _ path: String) -> Set<String> {
        var unknown: Set<String> = []
        for key in json.keys {
            let name = path.isEmpty ? key : "\(path).\(key)"
            guard let field = object.field(key: key) else {
                if !(path.isEmpty && GivingOwn.all.contains(key)) { unknown.insert(name) }
                continue
            }
            if case .objects(let inner) = field.kind { for item in json[key].items { unknown.formUnion(Self.unknown(item, in: inner, name)) } }
        }
        return unknown
    }
}
