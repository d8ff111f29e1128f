import Foundation
import Polish
import Search
import Values

/// Random numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// Small numbers far more often than great ones, as with words of a language.
    mutating func skewed(_ bound: Int) -> Int {
        let fraction = Double(below(1 << 30)) / Double(1 << 30)
        return min(bound - 1, Int(Double(bound) * fraction * fraction * fraction))
    }
}

/// Invented bodies of a whole country, shaped like a register: gmina, powiat and voivodeship hang together, most are associations, many have aims.
struct MadeCountry {
    static let name: Slot<SearchSchema.Field> = 0, alias: Slot<SearchSchema.Field> = 1, place: Slot<SearchSchema.Field> = 2
    static let aims: Slot<SearchSchema.Field> = 3
    static let facets = [
        "gmina", "powiat", "voivodeship", "sphere", "kind", "form", "status", "opp", "year", "contact", "source", "location", "sign",
    ]
    static let since: Slot<SearchSchema.Order> = 0
    static let today = Day(daysSince1970: 20_781)

    static func facet(_ name: String) -> Slot<SearchSchema.Facet> { Slot(facets.firstIndex(of: name) ?? facets.count) }

    static let schema = SearchSchema(
        fields: [.init("name", weight: 1), .init("alias", weight: 0.8), .init("place", weight: 0.6), .init("aims", weight: 0.3)],
        facets: facets.map { name in
            switch name {
            case "sphere": SearchSchema.Facet(name, .many)
            case "sign":
                SearchSchema.Facet(
                    name,
                    .dated(values: ["year", "threeYears", "older"]) { stamp, today in
                        let age = today.daysSince1970 - Int(stamp)
                        return age < 0 ? nil : age <= 365 ? 0 : age <= 3 * 365 ? 1 : 2
                    })
            default: SearchSchema.Facet(name)
            }
        },
        orders: [.init("since")], hasPlaces: true, version: "made 1",
        identifiers: { text in
            let digits = text.filter { $0 != " " && $0 != "-" }
            return digits.count == 10 && digits.allSatisfy(\.isNumber) ? [digits] : []
        })

    private var dice: Dice
    private let words: [String]
    let towns: [String]

    init(seed: UInt64, words: Int = 30_000) {
        var dice = Dice(seed)
        let beginnings = ["prze", "na", "wy", "do", "roz", "pod", "za", "u", "ob", "s", "bez", "pół"]
        let middles = ["mił", "ośn", "kras", "rod", "brzeg", "łąk", "wod", "gór", "dzieć", "śpiew", "tań", "sport", "rzem", "książ", "ogrod", "żagl"]
        let ends = ["ik", "owy", "ość", "anie", "enie", "ka", "ny", "ec", "isko", "stwo", "arz", "acja", "ęta", "ów", "ami", "owej"]
        self.words = (0..<words).map { _ in
            var word = dice.chance(40) ? beginnings[dice.below(beginnings.count)] : ""
            for _ in 0...dice.below(3) { word += middles[dice.below(middles.count)] }
            return word + ends[dice.below(ends.count)]
        }
        towns = (0..<2477).map { _ in
            (middles[dice.below(middles.count)] + ["owo", "ice", "in", "ów", "ec", "no", "yń", "sk"][dice.below(8)]).capitalized
                + (dice.chance(20) ? " " + ["Mały", "Wielki", "Nowy", "Dolny"][dice.below(4)] : "")
        }
        self.dice = dice
    }

    mutating func words(_ count: Int) -> String { (0..<count).map { _ in words[dice.skewed(words.count)] }.joined(separator: " ") }

    mutating func document(_ id: Int64) -> SearchDocument {
        let forms = ["Stowarzyszenie", "Fundacja", "Ochotnicza Straż Pożarna", "Koło Gospodyń Wiejskich", "Uczniowski Klub Sportowy", "Towarzystwo"]
        let gmina = dice.below(2477)
        let form = dice.skewed(20)
        let name = forms[min(form, 5)] + " " + words(1 + dice.below(4)) + (dice.chance(70) ? " w \(towns[gmina])" : "")
        var document = SearchDocument(id: id, order: sortKey(name))
        document.texts = [(MadeCountry.name, name), (MadeCountry.place, towns[gmina])]
        if dice.chance(10) { document.texts.append((MadeCountry.alias, words(2))) }
        for _ in 0..<2 + dice.below(4) { document.texts.append((MadeCountry.aims, words(3 + dice.below(3)))) }
        document.facets = [
            (0, "g\(gmina)"), (1, "p\(gmina * 380 / 2477)"), (2, "w\(gmina * 380 / 2477 * 16 / 380)"), (5, "f\(form)"),
            (6, ["registered", "suspended", "liquidation", "bankrupt", "struck_off"][dice.skewed(5)]),
            (7, ["entitled", "status_only", "amounts_only", "none"][3 - dice.skewed(4)]), (8, String(1989 + dice.below(36))),
            (9, dice.chance(60) ? "yes" : "no"), (10, ["krs", "regon", "starosta", "office", "list"][dice.skewed(5)]),
            (11, ["address", "locality", "gmina", "none"][dice.skewed(4)]),
        ]
        if dice.chance(90) { document.facets.append((4, ["ngo", "art3_3", "other", "informal", "branch"][dice.skewed(5)])) }
        for _ in 0..<dice.below(4) { document.facets.append((3, "s\(dice.skewed(41))")) }
        if dice.chance(95) { document.stamps = [(12, Int64(20_781 - dice.skewed(9000)))] }
        if dice.chance(98) { document.orders = [(MadeCountry.since, Int64(20_781 - dice.below(12_000)))] }
        if dice.chance(90) {
            let place = SearchPlace(latitude: 49 + Double(dice.below(5_800)) / 1000, longitude: 14 + Double(dice.below(10_000)) / 1000)
            document.places = [place].compactMap(\.self)
        }
        document.identifiers = [String(1_000_000_000 + id)]
        document.payload = Array(name.utf8)
        return document
    }

    mutating func documents(_ count: Int) -> [SearchDocument] { (1...Int64(count)).map { document($0) } }

    /// A query as people ask it: words of some body's name, some filters.
    mutating func query(filters: Int) -> SearchQuery {
        var query = SearchQuery(today: MadeCountry.today)
        var chosen: [SearchQuery.Filter] = []
        for _ in 0..<filters {
            switch dice.below(7) {
            case 0: chosen.append(.init(MadeCountry.facet("voivodeship"), ["w\(dice.below(16))", "w\(dice.below(16))"]))
            case 1: chosen.append(.init(MadeCountry.facet("status"), ["registered"]))
            case 2: chosen.append(.init(MadeCountry.facet("kind"), ["ngo", "art3_3", "none"]))
            case 3: chosen.append(.init(MadeCountry.facet("sphere"), ["s\(dice.below(41))", "s\(dice.below(41))"]))
            case 4: chosen.append(.init(MadeCountry.facet("contact"), ["yes"]))
            case 5: chosen.append(.init(MadeCountry.facet("sign"), ["year", "threeYears"]))
            default: chosen.append(.init(MadeCountry.facet("gmina"), ["g\(dice.below(2477))"]))
            }
        }
        query.filters = chosen
        return query
    }

    /// Around some place of the country.
    mutating func circle(kilometres: Double) -> SearchQuery.Circle? {
        SearchPlace(latitude: 49.5 + Double(dice.below(4_800)) / 1000, longitude: 15 + Double(dice.below(8_000)) / 1000)
            .map { .init($0, metres: kilometres * 1000) }
    }

    mutating func searchText() -> String { (0..<1 + dice.below(2)).map { _ in words[dice.skewed(words.count)] }.joined(separator: " ") }
}
