import Polish
import Reference
import Search
import Values

/// What the search engine knows of organisations: which texts are sought, and by what they are counted and sorted.
package enum RegisterSchema {
    enum Field {
        static let name: Slot<SearchSchema.Field> = 0
        /// Former names.
        static let alias: Slot<SearchSchema.Field> = 1
        static let place: Slot<SearchSchema.Field> = 2
        static let aims: Slot<SearchSchema.Field> = 3
    }

    static let since: Slot<SearchSchema.Order> = 0
    static let statedOn: Slot<SearchSchema.Order> = 1

    /// The code of a seat outside the loaded territory.
    static let outside = "outside"

    /// - Parameter territory: for the order of places.
    static func schema(_ territory: Territory) -> SearchSchema {
        let places: @Sendable (String) -> String = { code in Teryt(code).flatMap { territory[$0]?.sortKey } ?? "~" + code }
        let facets = RegisterFacet.allCases.map { facet in
            switch facet {
            case .gmina, .powiat: SearchSchema.Facet(facet.rawValue, .single, sortKey: places)
            case .sphere, .statedSphere, .source: SearchSchema.Facet(facet.rawValue, .many)
            case .signOfLife: SearchSchema.Facet(facet.rawValue, .dated(values: SignAge.allCases.map(\.rawValue), value: SignAge.place))
            case .taxShare: SearchSchema.Facet(facet.rawValue, .dated(values: TaxShareStamp.values, value: TaxShareStamp.place))
            default: SearchSchema.Facet(facet.rawValue, .single)
            }
        }
        return SearchSchema(
            fields: [.init("name", weight: 8), .init("alias", weight: 4), .init("place", weight: 3), .init("aims", weight: 1)], facets: facets,
            orders: [.init("since"), .init("stated")], hasPlaces: true, version: "register 2",
            identifiers: identifiers)
    }

    /// The numbers a whole query may be: ten digits, a NIP or a REGON with a right check digit, or any KRS number behind the word.
    @Sendable private static func identifiers(_ query: String) -> [String] {
        guard query.utf8.count <= 60 else { return [] }
        let words = fold(query).split(separator: " ")
        let kinds: Set<Substring> = ["krs", "nip", "regon", "nr", "numer"]
        let digits = words.filter { !kinds.contains($0) }.joined()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return [] }
        var found: [String] = []
        if let krs = KRSNumber(digits), digits.utf8.count == 10 || words.contains("krs") { found.append("krs " + krs.description) }
        if let nip = NIP(digits) { found.append("nip " + nip.description) }
        if let regon = REGON(digits) { found.append("regon " + regon.description) }
        return found
    }
}

/// By what organisations are counted and filtered, in the order of the lists of pages and of the API; the raw value is the API's name.
package enum RegisterFacet: String, CaseIterable, Sendable {
    case powiat, gmina, sphere
    /// Of the spheres those that a source states.
    case statedSphere = "stated_sphere"
    case kind, form, status
    case signOfLife = "sign_of_life"
    case taxShare = "opp"
    case year, contact, source, location
    case placing
    case sample

    package var slot: Slot<SearchSchema.Facet> { Slot(place) }

    /// Place among all cases. An enumeration of texts is otherwise compared by its texts, some thousand times a page.
    private var place: Int {
        switch self {
        case .powiat: 0
        case .gmina: 1
        case .sphere: 2
        case .statedSphere: 3
        case .kind: 4
        case .form: 5
        case .status: 6
        case .signOfLife: 7
        case .taxShare: 8
        case .year: 9
        case .contact: 10
        case .source: 11
        case .location: 12
        case .placing: 13
        case .sample: 14
        }
    }

    package static func == (a: RegisterFacet, b: RegisterFacet) -> Bool { a.place == b.place }
    package func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// How long ago a body gave its last sign of life.
package enum SignAge: String, CaseIterable, Sendable {
    case lastYear = "last_year"
    case twoYears = "1_2_years"
    case fiveYears = "2_5_years"
    case older

    package var label: String {
        switch self {
        case .lastYear: "w ostatnich 12 miesiącach"
        case .twoYears: "rok do dwóch lat temu"
        case .fiveYears: "dwa do pięciu lat temu"
        case .older: "ponad pięć lat temu"
        }
    }

    package var slug: String {
        switch self {
        case .lastYear: "ostatni-rok"
        case .twoYears: "1-2-lata"
        case .fiveYears: "2-5-lat"
        case .older: "dawniej"
        }
    }

    package init?(slug: String) {
        guard let found = SignAge.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }

    /// - Parameter stamp: a ``Day`` as its number.
    @Sendable static func place(_ stamp: Int64, on today: Day) -> Int? {
        let age = Int64(today.number) - stamp
        return age < 10_000 ? 0 : age < 20_000 ? 1 : age < 50_000 ? 2 : 3
    }
}

/// How a body stands to the share of tax, on any day: its status, whether it ever received anything, and the last two spells on the list.
enum TaxShareStamp {
    /// In the order of ``place(_:on:)``.
    static let values = TaxShareStanding.allCases.filter { $0 != .none }.map(\.rawValue)
    private static let dayBits: Int64 = 15
    private static let mask: Int64 = 1 << dayBits - 1

    static func stamp(hasStatus: Bool, hasAmounts: Bool, _ entitlements: [(from: Day, until: Day)]) -> Int64 {
        var spells: [(from: Int64, until: Int64)] = []
        for entitlement in entitlements.sorted(by: { $0.from < $1.from }) where entitlement.from <= entitlement.until {
            let (from, until) = (held(entitlement.from), held(entitlement.until))
            if let last = spells.last, from <= last.until + 1 {
                spells[spells.count - 1].until = max(last.until, until)
            } else {
                spells.append((from, until))
            }
        }
        var stamp: Int64 = (hasStatus ? 1 : 0) | (hasAmounts ? 2 : 0)
        for (place, spell) in spells.suffix(2).enumerated() {
            stamp |= (spell.from | spell.until << dayBits) << (2 + Int64(place) * 2 * dayBits)
        }
        return stamp
    }

    @Sendable static func place(_ stamp: Int64, on today: Day) -> Int? {
        let day = held(today)
        for spell in 0..<2 as Range<Int64> {
            let bits = stamp >> (2 + spell * 2 * dayBits)
            let (from, until) = (bits & mask, bits >> dayBits & mask)
            if until > 0, from <= day, day <= until { return 0 }
        }
        return stamp & 1 == 1 ? 1 : stamp & 2 == 2 ? 2 : nil
    }

    /// Days since 1970 in fifteen bits: to the year 2059.
    private static func held(_ day: Day) -> Int64 { min(max(Int64(day.daysSince1970), 0), mask) }
}
