import Registry

/// A field of a grant that a column of a list can fill. The raw value is what a mapping calls it.
enum GrantField: String, MappingField {
    static let needed = awarded

    case number = "numer"
    case year = "rok"
    case title = "tytuł"
    case description = "opis"
    case department = "komórka"
    case mode = "tryb"
    case form = "forma zlecenia"
    case programme = "program"
    case awarded = "przyznano"
    case paid = "wypłacono"
    case returned = "zwrócono"
    case currency = "waluta"
    case awardedOn = "data"
    case from = "od"
    case until = "do"
    case recipient = "organizacja"
    case krs, nip, regon
    case seatVoivodeship = "województwo siedziby"
    case seatPowiat = "powiat siedziby"
    case seatGmina = "gmina siedziby"
    case seatLocality = "miejscowość siedziby"
    case voivodeship = "województwo"
    case powiat, gmina
    case locality = "miejscowość"
    case teryt
    case area = "obszar"
    case spheres = "sfery"
    case targetGroups = "grupy"
    case funder = "finansujący"
    case funderID = "numer finansującego"
    /// An activity by its key, in the same source or as `source/key`.
    case activity = "działanie"
    case link
}
