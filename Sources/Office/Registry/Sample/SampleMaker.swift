import Foundation
import Polish
import Reference
import Values

/// Makes one sample body: what the register it is entered in says of it.
struct SampleMaker {
    let lot: SampleLot
    let place: SamplePlace
    /// Its number among the bodies others speak of as well, who say what registers do not: see ``SampleSource``.
    let rank: Int?
    var random: SampleRandom

    mutating func facts() -> StatedFacts {
        let theme = random.pick(weighted: place.themes)
        let locality = self.locality()
        var facts = StatedFacts()
        (facts.form, facts.name, facts.aims) = identity(theme, locality)
        if lot.sort.hasKRS { facts.krs = String(9_900_000_000 + lot.number) }
        let day = Day(daysSince1970: 11_500 + random.below(8_700))
        (facts.registeredOn, facts.status, facts.statusSince) = (day.iso, .registered, day.iso)
        if random.chance(0.04) { (facts.status, facts.statusSince) = (.liquidation, day.adding(days: 900 + random.below(2_000)).iso) }
        facts.publicBenefit = isCommon && random.chance(0.08)
        if facts.publicBenefit == true, rank == nil { (facts.taxShares, facts.entitlement) = SampleMoney.shares(&random) }
        if isCommon, random.chance(0.3) { facts.spheres = [theme.sphere] }
        if facts.krs != nil, random.chance(0.4) { facts.reportFiledOn = Day(daysSince1970: 19_900 + random.below(800)).iso }
        facts.seat = SeatFacts(country: "Polska", locality: seatLocality(locality), teryt: place.gmina.teryt.description)
        seat(&facts, seatLocality(locality))
        contact(&facts)
        if facts.krs == nil { facts.regon = rank.map(SampleNumbers.regon) }
        return facts
    }

    private var isCommon: Bool { lot.sort == .association || lot.sort == .foundation }
    /// A rural gmina is called as its village with the office, unless it has its name from the town beside it.
    private var isNamedAfterVillage: Bool { place.gmina.kind == .rural && place.gmina.label == place.gmina.name }

    /// Where the body is at home, as its name says it. Bodies of which a village has one, a fire brigade or a circle, each get a village of their
    /// own; several clubs of one name in a town stand in parts of it.
    private mutating func locality() -> String {
        if lot.isTown {
            switch lot.sort {
            case .fireBrigade: return SampleVillages.part(lot.ordinal, of: place.gmina.name)
            case .sportsClub, .schoolClub: return SampleVillages.part(lot.ordinal / SampleWords.sportNames.count, of: place.gmina.name)
            default: return place.gmina.name
            }
        }
        let isOnePerVillage = [.fireBrigade, .housewives, .sportsClub, .schoolClub].contains(lot.sort)
        let number = isOnePerVillage ? lot.ordinal : random.below(8)
        if number == 0, isNamedAfterVillage { return place.gmina.name }
        return SampleVillages.village(number, ofGmina: place.number, among: place.among)
    }

    /// The parts of a town are no places of their own.
    private func seatLocality(_ locality: String) -> String { lot.isTown ? place.gmina.name : locality }

    private mutating func identity(_ theme: SampleWords.Theme, _ locality: String) -> (form: String, name: String, aims: String) {
        let aims = random.pick(theme.aims)
        let quoted = "„\(title())”"
        // In a town every club has another name until all are used; in the villages the village tells them apart.
        let club = SampleWords.sportNames[(lot.isTown ? lot.ordinal * 7 + place.number : random.below(100)) % SampleWords.sportNames.count]
        switch lot.sort {
        case .association:
            let name = random.pick([
                "Stowarzyszenie \(quoted) \(theme.cause)", "Stowarzyszenie \(quoted) – \(locality)",
                "Towarzystwo \(quoted) \(theme.cause), \(locality)",
            ])
            return ("stowarzyszenie", name, aims)
        case .foundation:
            return ("fundacja", random.pick(["Fundacja \(quoted)", "Fundacja \(quoted) \(theme.cause)", "Fundacja \(quoted) – \(locality)"]), aims)
        case .fireBrigade:
            return ("osp", "Ochotnicza Straż Pożarna – \(locality)", "Gasi pożary, ratuje ludzi i mienie, szkoli młodzieżową drużynę pożarniczą.")
        case .housewives:
            return (
                "kgw", "Koło Gospodyń Wiejskich „\(random.pick(SampleWords.housewives))” – \(locality)",
                "Podtrzymuje zwyczaje, kuchnię i rękodzieło swojej wsi."
            )
        case .sportsClub:
            let kind = lot.isTown ? random.pick(["Klub Sportowy", "Miejski Klub Sportowy"]) : "Ludowy Klub Sportowy"
            return ("klub_sportowy", "\(kind) „\(club)” \(locality)", "Sekcje i treningi: \(random.pick(SampleWords.sports)).")
        case .schoolClub:
            return (
                "uks", "Uczniowski Klub Sportowy „\(club)” \(locality)", "Zajęcia sportowe dla uczniów: \(random.pick(SampleWords.sports))."
            )
        case .simpleAssociation: return ("stowarzyszenie_zwykle", "Stowarzyszenie zwykłe \(quoted) – \(locality)", aims)
        case .cooperative:
            return (
                "spoldzielnia_socjalna", "Spółdzielnia Socjalna \(quoted)",
                "Daje pracę osobom, którym trudno ją znaleźć: sprzątanie, zieleń, gastronomia."
            )
        }
    }

    /// "Zielona Przystań".
    private mutating func title() -> String {
        let gender = random.pick(weighted: SampleWords.genders.map { ($0, $0.nouns.count) })
        return "\(random.pick(SampleWords.adjectives)[gender.ending]) \(random.pick(gender.nouns))"
    }

    /// About 70 % of the bodies are known to the address, 15 % to the locality, 15 % only to the gmina.
    private mutating func seat(_ facts: inout StatedFacts, _ locality: String) {
        let draw = random.fraction()
        guard let inside = place.gmina.inside, draw < 0.85 else { return }
        let precision = draw < 0.70 ? Precision.address : .locality
        if precision == .address {
            let street = lot.isTown ? random.pick(SampleWords.streets) : nil
            facts.address = AddressFacts(
                street: street.map { $0 == "Rynek" ? $0 : "ul. \($0)" }, house: String(1 + random.below(120)),
                flat: lot.isTown && random.chance(0.25) ? String(1 + random.below(60)) : nil, locality: locality)
        } else {
            facts.address = AddressFacts(locality: locality)
        }
        let point = inside.moved(metres: place.reach * random.fraction().squareRoot(), bearing: 2 * .pi * random.fraction())
        facts.point = PointFacts(
            lat: (point.latitude * 10_000).rounded() / 10_000, lon: (point.longitude * 10_000).rounded() / 10_000, precision: precision)
    }

    private mutating func contact(_ facts: inout StatedFacts) {
        let host = "\(slug(facts.name ?? "").prefix(40).trimmingSuffix("-")).example"
        if random.chance(0.6) { facts.email = "kontakt@\(host)" }
        if random.chance(0.35) { facts.website = "https://\(host)" }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ mark: Character) -> Substring {
        var text = self
        while text.last == mark { text.removeLast() }
        return text
    }
}
