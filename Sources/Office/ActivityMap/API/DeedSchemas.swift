import API
import Listing

/// The shapes of replies about activities and grants.
enum DeedSchemas {
    static let activity = APIShape.object(
        [("id", .integer()), ("title", .text())] + common + [("target_groups", .list(.text()))] + reach + [
            ("amount", amount), ("currency", currency),
        ]
            + end + [("url", .text())])

    static let grant = APIShape.object(
        [("id", .integer()), ("title", .nullable(.text()))] + common + [
            ("funders", .list(.text())), ("programme", .nullable(.text())), ("amount", amount), ("currency", currency), ("mode", mode),
            ("form", form), ("agreement", .nullable(.text())), ("match", match),
        ] + end)

    static let details: [(name: String, shape: APIShape)] = [
        ("ActivityDetail", activityDetail), ("GrantDetail", grantDetail), ("DeedParty", party), ("DeedPlace", place), ("DeedLocation", location),
        ("DeedSource", source), ("DeedMark", mark),
    ]

    private static let teryt = APIShape.pattern("^[0-9]{2,6}$")
    private static let amount = APIShape.nullable(.number)
    /// ISO 4217 where the source keeps to it.
    private static let currency = APIShape.nullable(.text())
    private static let people = APIShape.nullable(.integer(0...Int.max))
    private static let day = APIShape.nullable(.day)
    private static let mode = APIShape.choice(GrantMode.allCases.map(\.rawValue))
    private static let form = APIShape.choice(TaskForm.allCases.map(\.rawValue))
    private static let match = APIShape.choice(BodyMatch.Kind.allCases.map(\.rawValue))
    private static let role = APIShape.choice(PartyFacts.Role.allCases.map(\.rawValue))
    private static let reach: [(String, APIShape)] = [("people_reached", people), ("volunteers", people)]

    /// Found in the register or not: then `id` and `url` are null.
    private static let body = APIShape.object([
        ("role", role), ("name", .nullable(.text())), ("id", .nullable(.integer())), ("url", .nullable(.text())),
    ])
    private static let location = APIShape.object([
        ("lat", .number), ("lon", .number), ("precision", .choice(ListedDeed.Location.Precision.allCases.map(\.rawValue))),
    ])
    private static let mark = APIShape.object([("code", .text()), ("proposed", .flag)])

    private static let common: [(String, APIShape)] = [
        ("organisations", .list(body)), ("places", .list(.object([("teryt", teryt), ("name", .text())]))),
        ("location", .nullable(.named("DeedLocation"))), ("spheres", .list(.named("DeedMark"))), ("from", day), ("until", day),
    ]
    private static let end: [(String, APIShape)] = [("source", .text()), ("stated_on", day), ("sample", .flag)]

    // MARK: One by one

    private static let party = APIShape.object([
        ("role", role), ("name", .nullable(.text())), ("stated_name", .nullable(.text())), ("identifier", .nullable(.text())),
        ("krs", .nullable(.text())), ("nip", .nullable(.text())), ("regon", .nullable(.text())), ("seat_gmina", .nullable(teryt)),
        ("seat_locality", .nullable(.text())), ("match", match), ("id", .nullable(.integer())), ("url", .nullable(.text())),
    ])
    private static let place = APIShape.object([
        ("kind", .choice(DeedPlace.Kind.allCases.map(\.rawValue))), ("teryt", .nullable(teryt)), ("name", .nullable(.text())),
        ("locality", .nullable(.text())), ("lat", .nullable(.number)), ("lon", .nullable(.number)),
    ])
    private static let source = APIShape.object([
        ("code", .text()), ("title", .nullable(.text())), ("licence", .nullable(.text())), ("key", .text()),
    ])

    private static func detail(_ own: [(String, APIShape)]) -> APIShape {
        .object(
            [
                ("id", .integer()), ("title", .nullable(.text())), ("description", .nullable(.text())),
                ("organisations", .list(.named("DeedParty"))), ("places", .list(.named("DeedPlace"))), ("spheres", .list(.named("DeedMark"))),
                ("target_groups", .list(.named("DeedMark"))),
            ] + own + [
                ("link", .nullable(.text())), ("origin", .choice(Origin.allCases.map(\.rawValue))), ("source", .named("DeedSource")),
                ("stated_on", day), ("sample", .flag),
            ])
    }

    private static let activityDetail = detail(
        [("from", day), ("until", day)] + reach + [
            ("amount", amount), ("currency", currency), ("money_source", .nullable(.text())), ("grants", .list(.integer())), ("url", .text()),
        ])

    private static let grantDetail = detail([
        ("programme", .nullable(.text())), ("programme_code", .nullable(.text())), ("awarded", amount), ("paid", amount), ("returned", amount),
        ("currency", .text()), ("awarded_on", day), ("planned_from", day), ("planned_until", day), ("mode", mode), ("form", form),
        ("department", .nullable(.text())), ("agreement", .nullable(.text())), ("to_person", .flag), ("activity", .nullable(.integer())),
    ])
}
