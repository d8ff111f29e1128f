import Reference
import Registry
import Values

/// Makes the activities and grants of one sample body.
struct SampleDeedMaker {
    private static let years = 2016...2025

    let body: SampleBody
    let territory: Territory
    private let seed: UInt64
    /// Themes the gmina of the body cares for, and how often each comes.
    private let themes: [(SampleDeedWords.Theme, Int)]

    init(body: SampleBody, seed: UInt64, territory: Territory) {
        (self.body, self.seed, self.territory) = (body, seed, territory)
        let weights = territory[body.gmina].map { SampleCharacter(of: $0).weights(of: SampleDeedWords.themes.count) }
        themes = Array(zip(SampleDeedWords.themes, weights ?? SampleDeedWords.themes.map { _ in 1 }))
    }

    var deeds: (activities: [(key: String, facts: ActivityFacts)], grants: [(key: String, facts: GrantFacts)]) {
        var random = SampleRandom(seed: seed &+ UInt64(body.number) &* 0x2545_F491)
        var activities: [(key: String, facts: ActivityFacts)] = []
        var grants: [(key: String, facts: GrantFacts)] = []
        for number in 0..<random.pick(weighted: [(0, 75), (1, 17), (2, 6), (3, 2)]) {
            let (theme, year) = (random.pick(weighted: themes), year(&random))
            let key = "\(body.number)-\(number + 1)"
            let places = places(&random)
            activities.append((key, activity(theme, year, places, &random)))
            guard random.chance(0.6) else { continue }
            var facts = grant(theme, year, places, &random)
            (facts.title, facts.activity) = (activities[number].facts.title, GrantFacts.ActivityKey(source: Source.sample.code, key: key))
            grants.append((key, facts))
        }
        for number in 0..<random.pick(weighted: [(0, 85), (1, 10), (2, 5)]) {
            let places = places(&random)
            grants.append(("\(body.number)-d\(number + 1)", grant(random.pick(weighted: themes), year(&random), places, &random)))
        }
        return (activities, grants)
    }

    private func year(_ random: inout SampleRandom) -> Int { SampleDeedMaker.years.lowerBound + random.below(SampleDeedMaker.years.count) }

    /// About half of what bodies of a city do is done in another powiat, mostly in one without a city; elsewhere most is done at home.
    private func places(_ random: inout SampleRandom) -> [PlaceFacts] {
        let draw = random.fraction()
        let home = [PlaceFacts(code: body.gmina.digits)]
        guard let powiat = body.gmina.powiat else { return home }
        if body.gmina.isCity {
            let sister = SampleDeedWords.sisters[powiat.digits].flatMap { Teryt($0) }
            let gminas = territory.gminas(of: random.chance(0.7) ? sister ?? powiat : powiat.voivodeship)
            guard draw < 0.45, !gminas.isEmpty else { return draw < 0.9 ? home : [PlaceFacts(code: powiat.voivodeship.digits)] }
            return (0..<(1 + random.below(2))).map { _ in PlaceFacts(code: random.pick(gminas).teryt.digits) }.uniqued
        }
        if draw < 0.75 { return home }
        if draw < 0.93 { return [PlaceFacts(code: random.pick(territory.gminas(of: draw < 0.87 ? powiat : powiat.voivodeship)).teryt.digits)] }
        return [PlaceFacts(code: powiat.digits)]
    }

    private func activity(_ theme: SampleDeedWords.Theme, _ year: Int, _ places: [PlaceFacts], _ random: inout SampleRandom) -> ActivityFacts {
        var facts = ActivityFacts(title: random.pick(theme.titles))
        facts.description = theme.description
        facts.parties = [PartyFacts(.leader, named(&random))]
        (facts.spheres, facts.targetGroups, facts.origin) = ([theme.sphere], theme.targetGroups, .sample)
        (facts.from, facts.until) = period(year, &random)
        facts.places = places.map { located($0, &random) }
        if random.chance(0.8) { facts.peopleReached = 10 + random.below(40) * (1 + random.below(8)) }
        if random.chance(0.5) { facts.volunteers = 1 + random.below(30) }
        if random.chance(0.4) { facts.money = MoneyFacts(amount: Int64(5 + random.below(400)) * 10_000, currency: "PLN", source: "środki własne") }
        return facts
    }

    private func grant(_ theme: SampleDeedWords.Theme, _ year: Int, _ places: [PlaceFacts], _ random: inout SampleRandom) -> GrantFacts {
        var facts = GrantFacts(currency: "PLN")
        (facts.title, facts.description, facts.origin) = (random.pick(theme.titles), theme.description, .sample)
        facts.mode = random.pick(weighted: [(.openCompetition, 60), (.smallGrant, 25), (.otherActs, 10), (.outsideCompetition, 5)])
        facts.form = facts.mode == .otherActs ? .unknown : random.chance(0.85) ? .support : .entrusting
        // Art. 19a ust. 1: a small grant is at most 10 000 zł.
        let awarded = Int64(facts.mode == .smallGrant ? 10 + random.below(91) : 20 + random.below(580)) * 10_000
        (facts.awarded, facts.paid) = (awarded, random.chance(0.95) ? awarded : awarded / 2)
        facts.returned = random.chance(0.06) ? awarded / 20 : 0
        let (from, until) = period(year, &random)
        (facts.plannedFrom, facts.plannedUntil) = (from, until)
        facts.awardedOn = Day(from ?? "")?.adding(days: -10 - random.below(20)).iso
        (facts.spheres, facts.targetGroups) = ([theme.sphere], theme.targetGroups)
        facts.recipient = named(&random)
        facts.funders = [funder(&random, department: &facts.department)]
        facts.agreement = "\(body.number)/\(1 + random.below(400))/\(year)"
        if random.chance(0.85) { facts.places = places }
        return facts
    }

    /// Most know their body's entry; some only name and seat, a few only the name, and a few a name nobody bears.
    private func named(_ random: inout SampleRandom) -> BodyFacts {
        var facts = BodyFacts(name: body.name)
        let draw = random.fraction()
        if draw < 0.9 {
            facts.record = body.record
        } else if draw < 0.96 {
            var seat = PlaceWords()
            (seat.teryt, seat.locality) = (body.gmina.digits, body.locality)
            facts.seat = seat
        } else if draw >= 0.98 {
            facts.name = "\(body.name) (dawna nazwa)"
        }
        return facts
    }

    private func funder(_ random: inout SampleRandom, department: inout String?) -> BodyFacts {
        let draw = random.fraction()
        if draw < 0.45, let region = territory[body.gmina.voivodeship] {
            department = random.pick(SampleDeedWords.departments)
            return BodyFacts(name: "Województwo \(region.name)")
        }
        if draw < 0.8 || body.gmina.isCity { return BodyFacts(name: "Gmina \(territory[body.gmina]?.label ?? body.gmina.digits)") }
        return BodyFacts(name: body.gmina.powiat.flatMap { territory[$0] }.map { "Powiat \($0.name)" } ?? "Powiat")
    }

    private func period(_ year: Int, _ random: inout SampleRandom) -> (String?, String?) {
        let start = Day(year: year, month: 2 + random.below(9), day: 1)
        return (start?.iso, start?.adding(days: 1 + random.below(3) * 30 + random.below(60)).iso)
    }

    /// Half of the places in a gmina are known to the point, within a kilometre of its middle.
    private func located(_ place: PlaceFacts, _ random: inout SampleRandom) -> PlaceFacts {
        guard random.chance(0.5), let teryt = place.code.flatMap({ Teryt($0) }), let inside = territory[teryt]?.inside else { return place }
        var place = place
        var words = PlaceWords()
        words.teryt = teryt.digits
        (place.code, place.words) = (nil, words)
        place.latitude = ((inside.latitude + (random.fraction() - 0.5) * 0.018) * 10_000).rounded() / 10_000
        place.longitude = ((inside.longitude + (random.fraction() - 0.5) * 0.03) * 10_000).rounded() / 10_000
        return place
    }
}

extension [PlaceFacts] {
    fileprivate var uniqued: [PlaceFacts] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
