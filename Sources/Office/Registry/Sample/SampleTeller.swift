import Polish
import Reference
import Values

/// What one more source says of a sample body: some of what the register says in its own spelling, some of it otherwise, some of it alone.
struct SampleTeller {
    let source: SampleSource
    let lot: SampleLot
    let gmina: Unit
    /// The other gminas of its powiat.
    let around: [Teryt]
    /// Number of the body among those others speak of.
    let rank: Int
    let register: StatedFacts
    var random: SampleRandom

    /// - Returns: nil when the source does not know the body.
    mutating func facts() -> StatedFacts? {
        switch source {
        case .regon: random.chance(0.75) ? regon() : nil
        case .starosta: [.simpleAssociation, .schoolClub].contains(lot.sort) && random.chance(0.9) ? starosta() : nil
        case .taxOffice: register.publicBenefit == true ? taxOffice() : nil
        case .office: random.chance(0.4) ? office() : nil
        }
    }

    private func begun() -> StatedFacts {
        var facts = StatedFacts()
        facts.krs = register.krs
        if facts.krs == nil { facts.regon = register.regon }
        return facts
    }

    /// Capitals, a day of its own, sometimes the seat the body had before, a telephone.
    private mutating func regon() -> StatedFacts {
        var facts = begun()
        facts.name = plain(register.name ?? "").uppercased()
        facts.regon = SampleNumbers.regon(rank)
        facts.formWording = lot.sort == .foundation ? "FUNDACJE" : "STOWARZYSZENIA"
        (facts.status, facts.registeredOn) = (.registered, register.registeredOn)
        facts.statusSince = register.registeredOn.flatMap { Day($0) }?.adding(days: 3 + random.below(40)).iso
        facts.seat = SeatFacts(locality: (random.chance(0.1) ? gmina.name : register.seat?.locality)?.uppercased(), teryt: gmina.teryt.description)
        facts.address = address(changed: 0.2)
        if random.chance(0.5) { facts.phone = phone() }
        facts.pkd = activities
        return facts
    }

    private mutating func starosta() -> StatedFacts {
        var facts = begun()
        facts.name = plain(register.name ?? "").replacing("zwykłe", with: "Zwykłe")
        let entered = register.registeredOn.flatMap { Day($0) }?.adding(days: random.chance(0.3) ? 1 + random.below(20) : 0)
        (facts.registeredOn, facts.status, facts.statusSince) = (entered?.iso, .registered, entered?.iso)
        facts.registerNumber = "\(1 + random.below(180))/\(entered?.iso.prefix(4) ?? "2019")"
        facts.seat = SeatFacts(locality: register.seat?.locality, teryt: gmina.teryt.description)
        (facts.address, facts.aims) = (address(changed: 0.3), register.aims)
        return facts
    }

    private mutating func taxOffice() -> StatedFacts {
        var facts = begun()
        facts.name = plain(register.name ?? "").replacing("\"", with: "").uppercased()
        (facts.taxShares, facts.entitlement) = SampleMoney.shares(&random)
        return facts
    }

    /// As somebody wrote it down over the years: short names, a mailbox of one's own, whom to ring, what for and for whom.
    private mutating func office() -> StatedFacts {
        var facts = begun()
        facts.name = SampleTeller.abbreviations.reduce(plain(register.name ?? "")) { $0.replacing($1.0, with: $1.1) }
        facts.seat = SeatFacts(locality: register.seat?.locality, teryt: gmina.teryt.description)
        facts.address = address(changed: 0.35)
        if random.chance(0.7) { facts.email = "biuro@\(slug(facts.name ?? "").prefix(30)).example".replacing("-.", with: ".") }
        if random.chance(0.8) { facts.phone = phone() }
        if random.chance(0.6) { facts.confirmedOn = Day(daysSince1970: 19_800 + random.below(500)).iso }
        if random.chance(0.5) { facts.targetGroups = [random.pick(SampleTeller.targets)] }
        if random.chance(0.75) { facts.area = area() }
        return facts
    }

    /// Most want to work at home, some also beside it, some in all of the powiat or the region.
    private mutating func area() -> [String] {
        let (home, draw) = (gmina.teryt, random.fraction())
        if draw < 0.15 { return ["region"] }
        if draw < 0.3 { return [home.powiat?.description ?? "region"] }
        return [home.description] + (draw < 0.55 && !around.isEmpty ? [random.pick(around).description] : [])
    }

    private static let abbreviations = [
        ("Stowarzyszenie", "Stow."), ("Ochotnicza Straż Pożarna –", "OSP"), ("Koło Gospodyń Wiejskich", "KGW"), ("Uczniowski Klub Sportowy", "UKS"),
        ("Klub Sportowy", "KS"), ("Towarzystwo", "Tow."),
    ]
    private static let targets = ["wszyscy", "dzieci", "mlodziez", "seniorzy", "rodziny", "niepelnosprawni"]

    private var activities: [String] {
        switch lot.sort {
        case .sportsClub, .schoolClub: ["93.12.Z"]
        case .fireBrigade: ["84.25.Z"]
        default: ["94.99.Z"]
        }
    }

    private func plain(_ name: String) -> String { name.replacing("„", with: "\"").replacing("”", with: "\"") }

    /// - Parameter changed: how often it is the address the body had before.
    private mutating func address(changed: Double) -> AddressFacts? {
        guard var address = register.address, address.house != nil else { return nil }
        if random.chance(changed) {
            (address.house, address.flat) = (String(1 + random.below(120)), nil)
            if address.street != nil { address.street = "ul. \(random.pick(SampleWords.streets.filter { $0 != "Rynek" }))" }
        }
        return address
    }

    /// No subscriber's number begins with 0.
    private mutating func phone() -> String {
        let digits = String(10_000_000 + random.below(1_000_000)).dropFirst()
        return "\(random.pick(["52", "54", "56"])) \(digits.prefix(3)) \(digits.dropFirst(3).prefix(2)) \(digits.suffix(2))"
    }
}
