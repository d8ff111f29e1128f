import Listing
import Polish
import Reference
import Registry
import Search
import Values

/// By what activities and grants are counted and filtered.
struct DeedFacets: Sendable {
    private let territory: Territory
    private let spheres: [Sphere]
    private let sources: [String: String], targetGroups: [String: String]
    /// Of a body, by its number.
    private let nameOf: @Sendable (String) -> String?

    init(_ view: LiveDeeds.View) {
        (territory, spheres, sources, targetGroups) = (view.territory, view.spheres, view.sources, view.targetGroups)
        nameOf = { view.organisation($0) }
    }

    /// Without the words of any code: enough to read what programs ask, and to describe it.
    private init() { (territory, spheres, sources, targetGroups, nameOf) = (Territory(units: []), [], [:], [:], { _ in nil }) }

    /// What the API can be asked. Reading codes needs no vocabulary.
    static let activityTerms = ListTerms(DeedFacets().activities, activityOrders, isPlaced: true)
    static let grantTerms = ListTerms(DeedFacets().grants, grantOrders, isPlaced: true)

    static let activityOrders = [
        ListOrder("-date", "najnowsze", "początku, najnowsze najpierw", .number(DeedSchema.day, descending: true)),
        ListOrder("name", "nazwa", "tytułu", .name),
    ]
    static let grantOrders = [
        ListOrder("-date", "najnowsze", "dnia, najnowsze najpierw", .number(DeedSchema.day, descending: true)),
        ListOrder("-amount", "kwota", "kwoty, największe najpierw", .number(DeedSchema.money, descending: true)),
        ListOrder("name", "nazwa", "nazwy zadania", .name),
    ]

    var activities: [ListFacet] { [powiat, gmina, seat, sphere, group, year, location, source, sample, organisation] }
    var grants: [ListFacet] { [powiat, gmina, seat, sphere, year, funder, mode, form, match, currency, location, source, sample, organisation] }

    private func place(
        _ slot: Slot<SearchSchema.Facet>, _ name: String, _ parameter: String, _ title: String, _ level: Teryt.Level, none: String
    ) -> ListFacet {
        let pair = "(0[1-9]|[1-9][0-9])"
        return ListFacet(
            slot, name, parameter: parameter, title, meaning: level == .gmina ? "sześć cyfr TERYT albo none" : "cztery cyfry TERYT albo none",
            noneLabel: none, pattern: "^(\(pair){\(level == .gmina ? 3 : 2)}|none)$", isCode: { Teryt($0)?.level == level },
            // A town and the villages around it share their name.
            label: { [territory] code in
                let unit = Teryt(code).flatMap { territory[$0] }
                return (level == .gmina ? unit?.label : unit?.name) ?? code
            },
            key: { [territory] code in Teryt(code).flatMap { territory[$0]?.sortKey } ?? "~" + code })
    }

    private var powiat: ListFacet {
        place(DeedSchema.Facet.powiat, "powiat", "powiat", "Gdzie działa: powiat", .powiat, none: "miejsce nieznane")
    }
    private var gmina: ListFacet {
        var facet = place(DeedSchema.Facet.gmina, "gmina", "gmina", "Gdzie działa: gmina", .gmina, none: "gmina nieznana")
        facet.within = DeedSchema.Facet.powiat
        return facet
    }
    private var seat: ListFacet {
        var facet = place(DeedSchema.Facet.seatPowiat, "seat_powiat", "siedziba", "Gdzie ma siedzibę: powiat", .powiat, none: "siedziba nieznana")
        (facet.isFolded, facet.needsTitle) = (true, true)
        return facet
    }
    private var sphere: ListFacet {
        let names = Dictionary(spheres.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        return ListFacet(
            DeedSchema.Facet.sphere, "sphere", parameter: "sfera", "Sfera", meaning: "kod sfery z art. 4 ust. 1 albo none", noneLabel: "żadna sfera",
            pattern: "^[A-Za-z0-9_-]{1,60}$", isCode: isWord, label: { names[$0] ?? $0 }, key: Sphere.sortKey)
    }
    private var group: ListFacet {
        let names = targetGroups
        var facet = open(DeedSchema.Facet.targetGroup, "target_group", "odbiorcy", "Dla kogo", none: "nie podano") { names[$0] ?? $0 }
        facet.isFolded = true
        return facet
    }
    private var year: ListFacet {
        ListFacet(
            DeedSchema.Facet.year, "year", parameter: "rok", "Rok", meaning: "rok albo none", noneLabel: "rok nieznany",
            pattern: "^([1-9][0-9]{0,3}|none)$", isCode: { text in (1...9999).contains(Int(text) ?? 0) && String(Int(text) ?? 0) == text },
            label: { $0 }, key: { String(10_000 - (Int($0) ?? 0)) })
    }
    private var funder: ListFacet {
        ListFacet(
            DeedSchema.Facet.funder, "funder", parameter: "dajacy", "Kto daje", meaning: "nazwa dającego albo none", noneLabel: "nie podano",
            longest: 1_000, isCode: { !$0.isEmpty }, label: { $0 }, key: { Polish.sortKey($0) })
    }
    private var mode: ListFacet {
        let slugs: [GrantMode: String] = [
            .openCompetition: "konkurs", .smallGrant: "maly-grant", .outsideCompetition: "pozakonkursowy", .otherActs: "inne-ustawy",
            .unknown: "nieznany",
        ]
        return ListFacet(
            DeedSchema.Facet.mode, "mode", parameter: "tryb", "Tryb", values: GrantMode.allCases.map { .init($0.rawValue, slugs[$0] ?? "", $0.label) }
        )
    }
    private var form: ListFacet {
        ListFacet(
            DeedSchema.Facet.form, "form", parameter: "zlecenie", "Wsparcie czy powierzenie",
            values: [
                .init("support", "wsparcie", "wsparcie"), .init("entrusting", "powierzenie", "powierzenie"),
                .init("unknown", "nieznane", "nie podano"),
            ],
            folded: true)
    }
    private var match: ListFacet {
        ListFacet(
            DeedSchema.Facet.match, "match", parameter: "rejestr", "Czy znamy obdarowanego",
            values: [
                .init("number", "numer", "w rejestrze, po numerze"), .init("name", "nazwa", "w rejestrze, po nazwie i siedzibie"),
                .init("doubtful", "niepewne", "niepewne, do sprawdzenia"),
            ], noneLabel: "nie ma w rejestrze", folded: true)
    }
    private var currency: ListFacet {
        var facet = open(DeedSchema.Facet.currency, "currency", "waluta", "Waluta", none: "bez kwoty") { $0 }
        facet.isFolded = true
        return facet
    }
    private var source: ListFacet {
        let titles = sources
        var facet = open(DeedSchema.Facet.source, "source", "zrodlo", "Źródło", none: "bez źródła") { titles[$0] ?? $0 }
        (facet.isFolded, facet.needsTitle) = (true, true)
        return facet
    }
    private var location: ListFacet {
        ListFacet(
            DeedSchema.Facet.location, "location", parameter: "punkt", "Dokładność położenia",
            values: [.init("point", "dokladny", "dokładny punkt"), .init("gmina", "gmina", "sama gmina")],
            noneLabel: "cały powiat, region albo nieznane", folded: true)
    }
    private var sample: ListFacet {
        var facet = ListFacet(
            DeedSchema.Facet.sample, "sample", parameter: "przykladowe", "Dane przykładowe",
            values: [.init("yes", "tak", "przykładowe"), .init("no", "nie", "prawdziwe")])
        facet.isOffered = false
        return facet
    }

    /// Of one body: where its page leads to. Its values are too many to be offered.
    private var organisation: ListFacet {
        let nameOf = nameOf
        var facet = ListFacet(
            DeedSchema.Facet.organisation, "organisation", parameter: "organizacja", "Organizacja", meaning: "numer organizacji w serwisie albo none",
            noneLabel: "nieznana", pattern: "^([1-9][0-9]{0,17}|none)$", isCode: { Int64($0).map { $0 > 0 } ?? false && $0.utf8.count <= 18 },
            label: { nameOf($0) ?? $0 },
            key: { $0 })
        (facet.isOffered, facet.isCounted, facet.needsTitle) = (false, false, true)
        return facet
    }

    private func open(
        _ slot: Slot<SearchSchema.Facet>, _ name: String, _ parameter: String, _ title: String, none: String,
        _ label: @escaping @Sendable (String) -> String
    ) -> ListFacet {
        ListFacet(
            slot, name, parameter: parameter, title, meaning: "kod albo none", noneLabel: none, pattern: "^[A-Za-z0-9_-]{1,60}$",
            isCode: isWord, label: label,
            key: { Polish.sortKey(label($0)) })
    }

    private let isWord: @Sendable (String) -> Bool = { text in
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
    }
}

extension LiveDeeds.View {
    /// The name of a body that does something or gets something, by its number.
    fileprivate func organisation(_ number: String) -> String? {
        var query = SearchQuery(today: Day(daysSince1970: 0))
        (query.filters, query.limit, query.countsFacets) = ([.init(DeedSchema.Facet.organisation, [number])], 1, false)
        for snapshot in [activities, grants] {
            guard let hit = snapshot.find(query).hits.first else { continue }
            return ListedDeed(hit).bodies.first { $0.organisation.map(String.init) == number }?.name
        }
        return nil
    }
}
