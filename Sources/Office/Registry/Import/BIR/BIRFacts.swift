import Polish
import Reference
import Values

/// What one row of a reply says: of a body, of nothing we keep, or that the question was wrong.
struct BIRReading {
    enum Kind {
        case body(REGON, isFull: Bool)
        /// Natural persons, local units, an answer that there is nothing.
        case other(reason: String)
        case rejected(field: String, reason: String)
    }

    var kind: Kind
    var facts = StatedFacts()
    var closedOn: Day?
    var warnings: [Warning] = []

    private let row: BIRReply.Row

    init(_ row: BIRReply.Row, forms: LegalForms) {
        (self.row, kind) = (row, BIRReading.kind(of: row))
        guard case .body(let regon, let isFull) = kind else { return }
        (facts.regon, facts.name) = (regon.description, row["Nazwa"] ?? row["praw_nazwa"])
        if isFull { full(forms) } else { short() }
    }

    private static func kind(of row: BIRReply.Row) -> Kind {
        if let code = row["ErrorCode"] { return answer(code, row) }
        let written = row["Regon"] ?? row["praw_regon9"] ?? row["praw_regon14"] ?? row["praw_regon"] ?? ""
        if let type = row["Typ"], type != "P" {
            let who = ["F": "osoba fizyczna", "LP": "jednostka lokalna", "LF": "jednostka lokalna osoby fizycznej"][type] ?? "podmiot typu \(type)"
            return .other(reason: "REGON \(written): \(who), a nie osoba prawna")
        }
        guard let regon = REGON(written) else {
            return .rejected(field: "Regon", reason: written.isEmpty ? "brak numeru REGON" : "„\(written)” ma złą cyfrę kontrolną")
        }
        if row["Nazwa"] == nil && row["praw_nazwa"] == nil { return .rejected(field: "Nazwa", reason: "REGON \(regon): brak nazwy") }
        return .body(regon, isFull: row["Regon"] == nil)
    }

    /// 4: there is no such entry, which says nothing of a body, because a wrong report of a good number is answered so too.
    private static func answer(_ code: String, _ row: BIRReply.Row) -> Kind {
        let words = row["ErrorMessagePl"] ?? "usługa nie powiedziała dlaczego"
        let whom = row["pRegon"].map { "REGON \($0): " } ?? ""
        return code == "4" ? .other(reason: whom + words) : .rejected(field: "ErrorCode", reason: "\(whom)błąd \(code): \(words)")
    }

    /// A row of a search.
    private mutating func short() {
        facts.nip = checked("Nip") { NIP($0)?.description }
        place(
            SeatFacts(voivodeship: row["Wojewodztwo"], powiat: row["Powiat"], gmina: row["Gmina"], locality: row["Miejscowosc"]),
            AddressFacts(
                street: row["Ulica"], house: row["NrNieruchomosci"], flat: row["NrLokalu"], locality: row["Miejscowosc"],
                postalCode: checked("KodPocztowy", FieldForm.postalCode), post: row["MiejscowoscPoczty"]))
        close(on: day("DataZakonczeniaDzialalnosci"))
    }

    /// A full report of a legal person.
    private mutating func full(_ forms: LegalForms) {
        facts.nip = checked("praw_nip") { NIP($0)?.description }
        facts.formWording = row["praw_szczegolnaFormaPrawna_Nazwa"] ?? row["praw_podstawowaFormaPrawna_Nazwa"]
        facts.form = facts.formWording.flatMap { forms.match(krs: $0, name: facts.name ?? "") }
        facts.registeredOn = day("praw_dataWpisuDoRejestruEwidencji")?.iso
        register()
        place(
            SeatFacts(
                country: row["praw_adSiedzKraj_Nazwa"], voivodeship: row["praw_adSiedzWojewodztwo_Nazwa"], powiat: row["praw_adSiedzPowiat_Nazwa"],
                gmina: row["praw_adSiedzGmina_Nazwa"], locality: row["praw_adSiedzMiejscowosc_Nazwa"], teryt: teryt),
            AddressFacts(
                street: row["praw_adSiedzUlica_Nazwa"], house: row["praw_adSiedzNumerNieruchomosci"], flat: row["praw_adSiedzNumerLokalu"],
                locality: row["praw_adSiedzMiejscowosc_Nazwa"], postalCode: checked("praw_adSiedzKodPocztowy", FieldForm.postalCode),
                post: row["praw_adSiedzMiejscowoscPoczty_Nazwa"]))
        facts.phone = checked("praw_numerTelefonu", FieldForm.phone)
        facts.email = checked("praw_adresEmail", FieldForm.email)
        facts.website = checked("praw_adresStronyinternetowej", FieldForm.website)
        status()
    }

    /// Three symbols: two digits, two, and three with the kind of the gmina.
    private var teryt: String? {
        guard let voivodeship = row["praw_adSiedzWojewodztwo_Symbol"], let powiat = row["praw_adSiedzPowiat_Symbol"],
            let gmina = row["praw_adSiedzGmina_Symbol"]
        else { return nil }
        let code = voivodeship + powiat + gmina
        return code.utf8.count == 7 && Teryt(code) != nil ? code : nil
    }

    /// The number in a register is a KRS number only where the register is the court's.
    private mutating func register() {
        guard let number = row["praw_numerWRejestrzeEwidencji"] else { return }
        let register = " " + fold(row["praw_rodzajRejestruEwidencji_Nazwa"] ?? "")
        let isCourt = [" krajowy rejestr sadowy", " rejestr stowarzyszen innych organizacji", " rejestr przedsiebiorcow"].contains {
            register.contains($0)
        }
        if isCourt, number.utf8.count == 10, let krs = KRSNumber(number) {
            facts.krs = krs.description
        } else {
            facts.registerNumber = FieldForm.registerNumber(number)
        }
    }

    private mutating func status() {
        let (suspended, resumed) = (day("praw_dataZawieszeniaDzialalnosci"), day("praw_dataWznowieniaDzialalnosci"))
        let (bankrupt, ended) = (day("praw_dataOrzeczeniaOUpadlosci"), day("praw_dataZakonczeniaPostepowaniaUpadlosciowego"))
        facts.status = .registered
        if let suspended, resumed.map({ $0 < suspended }) ?? true { (facts.status, facts.statusSince) = (.suspended, suspended.iso) }
        if let bankrupt, ended == nil { (facts.status, facts.statusSince) = (.bankruptcy, bankrupt.iso) }
        close(on: day("praw_dataSkresleniaZRegon") ?? day("praw_dataZakonczeniaDzialalnosci"))
    }

    private mutating func close(on day: Day?) {
        if facts.status == nil { facts.status = .registered }
        guard let day else { return }
        (facts.status, facts.statusSince, closedOn) = (.struckOff, day.iso, day)
    }

    private mutating func place(_ seat: SeatFacts, _ address: AddressFacts) {
        facts.seat = seat.isEmpty ? nil : seat
        facts.address = address.isEmpty ? nil : address
    }

    /// ISO, with a time behind or not.
    private mutating func day(_ field: String) -> Day? { checked(field) { DayForm.iso.day($0) } }

    private mutating func checked<Value>(_ field: String, _ form: (String) -> Value?) -> Value? {
        guard let text = row[field] else { return nil }
        if let value = form(text) { return value }
        warnings.append(Warning(field: field, reason: "„\(text.prefix(60))” jest błędne, pole pominięto"))
        return nil
    }
}
