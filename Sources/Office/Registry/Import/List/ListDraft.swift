import Polish
import Reference
import Values

/// A record of a list while its cells are put into place.
struct ListDraft {
    var facts = StatedFacts()
    var seat = SeatFacts()
    var address = AddressFacts()
    var closedOn: Day?
    var warnings: [Warning] = []
    private var latitude: Double?, longitude: Double?
    private var form: String?

    mutating func drop(_ field: ListField, _ text: String, _ why: String = "jest błędne") {
        warnings.append(Warning(field: field.rawValue, reason: "„\(text.prefix(60))” \(why), pole pominięto"))
    }

    /// - Parameter text: without blanks around, not empty.
    mutating func put(_ raw: String, into field: ListField, _ list: ListMapping, _ words: ListWords) {
        let text = list.words.isEmpty ? raw : list.words[field]?[fold(raw)] ?? raw
        switch field {
        case .name: facts.name = text
        case .form: form = text
        case .krs: put(KRSNumber(text)?.description, text, field, into: \.krs, "nie jest numerem KRS")
        case .nip: put(NIP(text)?.description, text, field, into: \.nip, "ma złą cyfrę kontrolną")
        case .regon: put(REGON(text)?.description, text, field, into: \.regon, "ma złą cyfrę kontrolną")
        case .parentKRS: put(KRSNumber(text)?.description, text, field, into: \.parentKRS, "nie jest numerem KRS")
        case .number: put(FieldForm.registerNumber(text), text, field, into: \.registerNumber, "jest dłuższe niż 100 znaków")
        case .registeredOn: put(iso(text, list), text, field, into: \.registeredOn, "nie jest datą")
        case .statusSince: put(iso(text, list), text, field, into: \.statusSince, "nie jest datą")
        case .confirmedOn: put(iso(text, list), text, field, into: \.confirmedOn, "nie jest datą")
        case .reportFiledOn: put(iso(text, list), text, field, into: \.reportFiledOn, "nie jest datą")
        case .closedOn:
            closedOn = day(text, list)
            if closedOn == nil { drop(field, text, "nie jest datą") }
        case .status:
            facts.status = ListWords.status(text)
            if facts.status == nil { drop(field, text, "nie jest znanym stanem") }
        case .email: put(FieldForm.email(text), text, field, into: \.email)
        case .website: put(FieldForm.website(text), text, field, into: \.website)
        case .phone: put(FieldForm.phone(text), text, field, into: \.phone)
        case .delivery: facts.electronicDelivery = text
        case .aims: facts.aims = text
        case .kind: put(ListWords.kind(text), text, field, into: \.kind, "nie jest znanym rodzajem")
        case .publicBenefit: put(ListWords.truth(text), text, field, into: \.publicBenefit)
        case .homeAddress: put(ListWords.truth(text), text, field, into: \.homeAddress)
        case .area: several(text, field, list, into: \.area, words.place)
        case .targetGroups: several(text, field, list, into: \.targetGroups, words.target)
        case .spheres: several(text, field, list, into: \.spheres, words.sphere)
        case .pkd: several(text, field, list, into: \.pkd) { $0 }
        case .formerName: facts.formerNames = [Former(value: text, until: nil)]
        case .latitude: latitude = degrees(text, field, 48...56, list)
        case .longitude: longitude = degrees(text, field, 13...25, list)
        default: putPlace(text, into: field)
        }
    }

    private mutating func putPlace(_ text: String, into field: ListField) {
        switch field {
        case .country: seat.country = text
        case .voivodeship: seat.voivodeship = text
        case .powiat: seat.powiat = text
        case .gmina: seat.gmina = text
        case .locality: (seat.locality, address.locality) = (text, text)
        case .teryt:
            if Teryt(text) == nil { drop(field, text, "nie jest numerem TERYT") } else { seat.teryt = text }
        case .street: address.street = text
        case .house: address.house = text
        case .flat: address.flat = text
        case .post: address.post = text
        case .postalCode:
            address.postalCode = FieldForm.postalCode(text)
            if address.postalCode == nil { drop(field, text) }
        case .address:
            let parts = OneCellAddress(text)
            address.street = parts.street ?? address.street
            (address.house, address.flat) = (parts.house ?? address.house, parts.flat ?? address.flat)
            address.postalCode = parts.postalCode ?? address.postalCode
            address.locality = parts.locality ?? address.locality
            if seat.locality == nil { seat.locality = parts.locality }
        default: break
        }
    }

    /// The record, with what depends on several cells.
    mutating func finished(_ words: ListWords) -> StatedFacts {
        if let form {
            facts.form = words.forms[form]?.code ?? words.forms.match(krs: form, name: facts.name ?? "")
            if facts.form != form { facts.formWording = form }
            if facts.form == nil { warnings.append(Warning(field: ListField.form.rawValue, reason: "nieznana forma prawna „\(form.prefix(60))”")) }
        }
        if let name = facts.name, FieldForm.looksLikeCode(name) {
            warnings.append(
                Warning(
                    field: ListField.name.rawValue, reason: "„\(name.prefix(60))” wygląda na znaczniki HTML albo formułę; zapisano ją słowo w słowo"))
        }
        if facts.status == .struckOff && closedOn == nil { closedOn = facts.statusSince.flatMap { Day($0) } }
        if let closedOn, facts.status == nil || facts.status == .registered { (facts.status, facts.statusSince) = (.struckOff, closedOn.iso) }
        if let latitude, let longitude { facts.point = PointFacts(lat: latitude, lon: longitude, precision: .address) }
        facts.seat = seat.isEmpty ? nil : seat
        facts.address = address.isEmpty ? nil : address
        return facts
    }

    private func day(_ text: String, _ list: ListMapping) -> Day? {
        for form in list.days { if let day = form.day(text) { return day } }
        return nil
    }

    private func iso(_ text: String, _ list: ListMapping) -> String? {
        for form in list.days { if let day = form.iso(text) { return day } }
        return nil
    }

    private mutating func put<Value>(
        _ value: Value?, _ text: String, _ field: ListField, into place: WritableKeyPath<StatedFacts, Value?>, _ why: String = "jest błędne"
    ) {
        if let value { facts[keyPath: place] = value } else { drop(field, text, why) }
    }

    private mutating func several(
        _ text: String, _ field: ListField, _ list: ListMapping, into place: WritableKeyPath<StatedFacts, [String]?>, _ code: (String) -> String?
    ) {
        // Most cells name one thing.
        let isOne = !list.marks.contains { mark in mark.asciiValue.map(text.utf8.contains) ?? true }
        if isOne, let words = FieldForm.line(text), let code = code(words) {
            facts[keyPath: place] = [code]
            return
        }
        var codes: [String] = []
        for part in text.split(whereSeparator: { list.marks.contains($0) }) {
            guard let words = FieldForm.line(String(part)) else { continue }
            guard let code = code(words) else {
                drop(field, words, "nie jest znane")
                continue
            }
            if !codes.contains(code) { codes.append(code) }
        }
        if !codes.isEmpty { facts[keyPath: place] = codes }
    }

    private mutating func degrees(_ text: String, _ field: ListField, _ range: ClosedRange<Double>, _ list: ListMapping) -> Double? {
        if let value = Double(list.point == "," ? text.replacing(",", with: ".") : text), range.contains(value) { return value }
        drop(field, text, "nie jest stopniami w Polsce")
        return nil
    }
}
