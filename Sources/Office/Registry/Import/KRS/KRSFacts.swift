import Documents
import Reference
import Values

extension KRSReading {
    /// Characters of a name at most: the index that names are sorted by takes no longer ones on PostgreSQL. The longest of the register has half as
    /// many.
    static let longestName = 800

    init(extract: KRSExtract, raw: JSON, forms: LegalForms) throws(NotARecord) {
        let written = extract.header["numerKRS"].text ?? extract.header["numerKRS"].integer.map(String.init) ?? ""
        guard let krs = KRSNumber(written) else {
            throw .rejected(field: "numerKRS", reason: written.isEmpty ? "brak numeru KRS" : "„\(written)” nie jest numerem KRS")
        }
        var reader = KRSFactsReader(extract: extract, forms: forms)
        let facts = reader.facts(krs: krs)
        let struckOff = extract.struckOffOn
        if facts.name == nil && struckOff == nil { throw .rejected(field: "nazwa", reason: "brak nazwy podmiotu") }
        if let length = facts.name?.unicodeScalars.count, length > KRSReading.longestName {
            throw .rejected(field: "nazwa", reason: "nazwa ma \(length) znaków, a najdłuższa, jaką przyjmujemy, \(KRSReading.longestName)")
        }
        self.init(
            krs: krs, kind: struckOff.map { .removed(on: $0) } ?? .extract,
            day: reader.day(extract.header, "stanZDnia"), issuedOn: reader.day(extract.header, "dataCzasOdpisu"), facts: facts)
        issued = issuedOn.map { day in
            let time = extract.header["dataCzasOdpisu"].text.flatMap { $0.firstMatch(of: /(\d\d):(\d\d)/) }
            return time.flatMap { time in Int(time.1).flatMap { hour in Int(time.2).map { Seen(day, hour: hour, minute: $0) } } } ?? Seen(day)
        }
        warnings = reader.warnings
        canonical = raw.canonical(without: ["dataCzasOdpisu", "stanZDnia"])
    }
}

/// Takes the facts out of an extract and notes what it had to leave out.
private struct KRSFactsReader {
    let extract: KRSExtract
    let forms: LegalForms
    var warnings: [Warning] = []

    mutating func facts(krs: KRSNumber) -> StatedFacts {
        var facts = StatedFacts()
        facts.krs = krs.description
        facts.name = line(extract.now(extract.body, "nazwa").text)
        facts.formWording = line(extract.now(extract.body, "formaPrawna").text)
        facts.form = facts.formWording.flatMap { forms.match(krs: $0, name: facts.name ?? "") }
        if let wording = facts.formWording, facts.form == nil { note("formaPrawna", "nieznana forma prawna „\(wording)”") }
        let numbers = extract.now(extract.body, "identyfikatory")
        facts.nip = checked(numbers, "nip") { NIP($0)?.description }
        facts.regon = checked(numbers, "regon") { REGON($0)?.description }
        facts.publicBenefit = extract.now(extract.body, "czyPosiadaStatusOPP").bool
        facts.registeredOn = extract.registeredOn.flatMap { isoDay($0, "dataRejestracjiWKRS") }
        place(into: &facts)
        status(into: &facts)
        facts.aims = extract.data["dzial3"]["celDzialaniaOrganizacji"]["celDzialania"].text.map(paragraphs)
        let names = extract.former(extract.body, "nazwa").compactMap { value, until in line(value.text).map { Former(value: $0, until: until?.iso) } }
        let seats = extract.former(extract.place, "siedziba").compactMap { value, until in
            line(value["miejscowosc"].text).map { Former(value: $0, until: until?.iso) }
        }
        facts.pkd = activities
        let filings = extract.data["dzial3"]["wzmiankiOZlozonychDokumentach"]
        facts.reportFiledOn = filings.keys.flatMap { filings[$0].items }.compactMap { $0["dataZlozenia"].text.flatMap(Day.init(polish:)) }.max()?.iso
        facts.formerNames = names.isEmpty ? nil : names
        facts.formerSeats = seats.isEmpty ? nil : seats
        return facts
    }

    /// Classes of activity of all lists of the third department, each once.
    private var activities: [String]? {
        var codes: [String] = []
        for part in ["przedmiotDzialalnosciOPP", "przedmiotDzialalnosci"] {
            let lists = extract.data["dzial3"][part]
            for item in lists.keys.flatMap({ lists[$0].items }).flatMap({ $0["pozycja"].isArray ? $0["pozycja"].items : [$0] }) {
                guard let division = item["kodDzial"].text else { continue }
                let code = [division, item["kodKlasa"].text, item["kodPodklasa"].text].compactMap(\.self).joined(separator: ".")
                if item["nrWpisuWykr"].text == nil, !codes.contains(code) { codes.append(code) }
            }
        }
        return codes.isEmpty ? nil : codes
    }

    private mutating func place(into facts: inout StatedFacts) {
        let seat = extract.now(extract.place, "siedziba")
        let seatFacts = SeatFacts(
            country: line(seat["kraj"].text), voivodeship: line(seat["wojewodztwo"].text), powiat: line(seat["powiat"].text),
            gmina: line(seat["gmina"].text), locality: line(seat["miejscowosc"].text))
        facts.seat = seatFacts.isEmpty ? nil : seatFacts
        let address = extract.now(extract.place, "adres")
        let addressFacts = AddressFacts(
            street: line(address["ulica"].text), house: line(address["nrDomu"].text), flat: line(address["nrLokalu"].text),
            locality: line(address["miejscowosc"].text), postalCode: checked(address, "kodPocztowy", postalCode), post: line(address["poczta"].text))
        facts.address = addressFacts.isEmpty ? nil : addressFacts
        facts.email = checked(extract.place, "adresPocztyElektronicznej", email)
        facts.website = checked(extract.place, "adresStronyInternetowej", website)
        facts.electronicDelivery = line(extract.now(extract.place, "adresDoDoreczenElektronicznychWpisanyDoBAE").text)
    }

    /// Department 6 tells of liquidation and bankruptcy; the name ending in "W LIKWIDACJI" is a second sign of the former.
    private func status(into facts: inout StatedFacts) {
        let sixth = extract.data["dzial6"]
        if let day = extract.struckOffOn {
            (facts.status, facts.statusSince) = (.struckOff, day.iso)
        } else if !sixth["postepowanieUpadlosciowe"].isEmpty {
            (facts.status, facts.statusSince) = (.bankruptcy, nil)
        } else if !sixth["likwidacja"].isEmpty || facts.name?.uppercased().hasSuffix("W LIKWIDACJI") == true {
            let opening = sixth["likwidacja"].items.last?["otwarcieLikwidacji"].text ?? ""
            (facts.status, facts.statusSince) = (.liquidation, firstDay(in: opening)?.iso)
        } else if sixth.keys.contains(where: { $0.lowercased().contains("zawieszeni") && !sixth[$0].isEmpty }) {
            (facts.status, facts.statusSince) = (.suspended, nil)
        } else {
            (facts.status, facts.statusSince) = (.registered, facts.registeredOn)
        }
    }

    mutating func day(_ parent: JSON, _ key: String) -> Day? {
        guard let text = parent[key].text else { return nil }
        if let day = Day(polish: String(text.prefix(10))) { return day }
        note(key, "„\(text)” nie jest datą (DD.MM.RRRR)")
        return nil
    }

    private mutating func isoDay(_ text: String, _ field: String) -> String? {
        if let day = Day(polish: text) { return day.iso }
        note(field, "„\(text)” nie jest datą (DD.MM.RRRR)")
        return nil
    }

    /// A value that has a form of its own: kept when it has it, else left out with a warning.
    private mutating func checked(_ parent: JSON, _ key: String, _ form: (String) -> String?) -> String? {
        let value = extract.now(parent, key)
        guard let text = line(value.text) else { return nil }
        if let good = form(text) { return good }
        note(key, "„\(text.prefix(60))” jest błędne, pole pominięto")
        return nil
    }

    private mutating func note(_ field: String, _ reason: String) { warnings.append(Warning(field: field, reason: reason)) }
}

/// Text on one line with single blanks.
private func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
}

/// Lines of an aim without the tabs and blank lines of the register.
private func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).compactMap { line(String($0)) }.joined(separator: "\n")
}

private func postalCode(_ text: String) -> String? {
    text.wholeMatch(of: /(\d{2})-?(\d{3})/).map { "\($0.1)-\($0.2)" }
}

private func email(_ text: String) -> String? {
    let address = text.lowercased()
    return address.wholeMatch(of: /[a-z0-9._%+'-]{1,64}@[a-z0-9.-]+\.[a-z]{2,}/) == nil ? nil : address
}

/// A web address as people write it in a register; only http and https are kept, the host is given a scheme.
private func website(_ text: String) -> String? {
    let address = text.lowercased()
    guard address.utf8.count <= 300, address.wholeMatch(of: /(https?:\/\/)?([\p{L}0-9-]+\.)+[\p{L}]{2,}(:\d{1,5})?([\/?#]\S*)?/) != nil else {
        return nil
    }
    return address.hasPrefix("http") ? address : "http://" + address
}

private func firstDay(in text: String) -> Day? {
    text.firstMatch(of: /\d{2}\.\d{2}\.\d{4}/).flatMap { Day(polish: String($0.0)) }
}
