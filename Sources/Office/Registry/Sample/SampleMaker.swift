import Foundation
import Polish
import Reference
import Values

/// Makes one sample body.
struct SampleMaker {
    let number: Int
    let place: SamplePlace
    var random: SampleRandom

    private enum Sort: CaseIterable { case association, foundation, fireBrigade, housewives, sportsClub, schoolClub, simpleAssociation, cooperative }

    mutating func facts() -> StatedFacts {
        let sort = random.pick(weighted: isTown ? townSorts : villageSorts)
        let theme = random.pick(SampleWords.themes)
        let locality = isTown || (!isHomonymVillage && random.chance(0.5)) ? place.gmina.name : random.pick(SampleWords.villages)
        var facts = StatedFacts()
        (facts.form, facts.name, facts.aims) = identity(sort, theme, locality)
        if sort != .housewives && sort != .simpleAssociation && sort != .schoolClub { facts.krs = String(9_900_000_000 + number) }
        let day = Day(daysSince1970: 11_500 + random.below(8_700))
        (facts.registeredOn, facts.status, facts.statusSince) = (day.iso, .registered, day.iso)
        if random.chance(0.04) { (facts.status, facts.statusSince) = (.liquidation, day.adding(days: 900 + random.below(2_000)).iso) }
        facts.publicBenefit = (sort == .association || sort == .foundation) && random.chance(0.08)
        if facts.publicBenefit == true { shares(&facts) }
        if sort == .association || sort == .foundation, random.chance(0.3) { facts.spheres = [theme.sphere] }
        if facts.krs != nil, random.chance(0.4) { facts.reportFiledOn = Day(daysSince1970: 19_900 + random.below(800)).iso }
        facts.seat = SeatFacts(country: "Polska", locality: locality, teryt: place.gmina.teryt.description)
        seat(&facts, locality)
        contact(&facts)
        return facts
    }

    private var isTown: Bool { place.gmina.kind == .urban || (place.gmina.kind == .urbanRural && number % 3 != 0) }
    /// The name of such a gmina is the name of the town beside it, so no village of it is called that.
    private var isHomonymVillage: Bool { place.gmina.kind == .rural && place.gmina.label != place.gmina.name }

    private let townSorts: [(Sort, Int)] = [
        (.association, 44), (.foundation, 22), (.sportsClub, 11), (.schoolClub, 9), (.simpleAssociation, 8), (.fireBrigade, 3), (.cooperative, 3),
    ]
    private let villageSorts: [(Sort, Int)] = [
        (.association, 30), (.fireBrigade, 24), (.housewives, 22), (.sportsClub, 10), (.foundation, 6), (.schoolClub, 5), (.simpleAssociation, 3),
    ]

    private mutating func identity(_ sort: Sort, _ theme: SampleWords.Theme, _ locality: String) -> (form: String, name: String, aims: String) {
        let aims = random.pick(theme.aims)
        let quoted = "„\(title())”"
        switch sort {
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
            let sport = random.pick(SampleWords.sports)
            return (
                "klub_sportowy",
                "\(random.pick(["Klub Sportowy", "Ludowy Klub Sportowy", "Miejski Klub Sportowy"])) „\(random.pick(SampleWords.sportNames))” \(locality)",
                "Sekcje i treningi: \(sport)."
            )
        case .schoolClub:
            return (
                "uks", "Uczniowski Klub Sportowy „\(random.pick(SampleWords.sportNames))” \(locality)",
                "Zajęcia sportowe dla uczniów: \(random.pick(SampleWords.sports))."
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
            let street = isTown ? random.pick(SampleWords.streets) : nil
            facts.address = AddressFacts(
                street: street.map { $0 == "Rynek" ? $0 : "ul. \($0)" }, house: String(1 + random.below(120)),
                flat: isTown && random.chance(0.25) ? String(1 + random.below(60)) : nil, locality: locality)
        } else {
            facts.address = AddressFacts(locality: locality)
        }
        let point = inside.moved(metres: place.reach * random.fraction().squareRoot(), bearing: 2 * .pi * random.fraction())
        facts.point = PointFacts(
            lat: (point.latitude * 10_000).rounded() / 10_000, lon: (point.longitude * 10_000).rounded() / 10_000, precision: precision)
    }

    /// Ten years of the share of tax, one of them now and then unknown, and the entitlement of the last one.
    private mutating func shares(_ facts: inout StatedFacts) {
        var grosze = Int64(50_000 + random.below(4_000_000))
        var shares: [TaxShareFacts] = []
        for year in 2016...2025 {
            grosze = max(1_000, grosze * Int64(80 + random.below(50)) / 100)
            if !random.chance(0.08) { shares.append(TaxShareFacts(year: year, grosze: grosze)) }
        }
        facts.taxShares = shares
        if random.chance(0.85) { facts.entitlement = EntitlementFacts(year: 2025, from: "2025-12-10") }
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
