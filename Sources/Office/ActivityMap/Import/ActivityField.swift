import Registry

/// A field of an activity that a column of a list can fill. The raw value is what a mapping calls it.
enum ActivityField: String, MappingField {
    static let needed = title

    case number = "numer"
    case title = "tytuł"
    case description = "opis"
    case leader = "organizacja"
    case krs, nip, regon
    case seatPowiat = "powiat siedziby"
    case seatGmina = "gmina siedziby"
    case seatLocality = "miejscowość siedziby"
    case partners = "partnerzy"
    case funders = "finansujący"
    case spheres = "sfery"
    case targetGroups = "grupy"
    case from = "od"
    case until = "do"
    case voivodeship = "województwo"
    case powiat, gmina
    case locality = "miejscowość"
    case teryt
    case latitude = "szerokość"
    case longitude = "długość"
    case area = "obszar"
    case peopleReached = "odbiorcy"
    case volunteers = "wolontariusze"
    case amount = "kwota"
    case currency = "waluta"
    case moneySource = "źródło pieniędzy"
    case link
}
