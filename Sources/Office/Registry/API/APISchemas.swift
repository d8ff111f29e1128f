import API
import Reference

/// The shapes of replies, by name.
enum APISchemas {
    static let all: [(name: String, shape: APIShape)] = [
        ("OrganisationList", list), ("Organisation", organisation), ("Profile", profile), ("CrossTable", cross),
        ("Suggestions", suggestions), ("Gminas", gminas), ("Powiats", powiats), ("Spheres", spheres), ("LegalForm", legalForm),
        ("Status", status), ("Place", place), ("Location", location), ("SignOfLife", sign), ("Origin", origin),
    ]

    private static let teryt = APIShape.pattern("^[0-9]{4,6}$")
    private static let year = APIShape.integer(1...9999)
    private static let count = APIShape.count
    private static let facets = APIShape.object(RegisterFacet.allCases.map { ($0.rawValue, .list(.named("FacetValue"))) })
    private static let legalForm = APIShape.object([("code", .nullable(.text())), ("label", .nullable(.text()))])
    private static let status = APIShape.object([
        ("code", .nullable(.choice(Status.allCases.map(\.rawValue)))), ("since", .nullable(.day)),
    ])
    private static let place = APIShape.object([("teryt", teryt), ("name", .text())])
    private static let location = APIShape.object([
        ("lat", .number), ("lon", .number), ("precision", .choice(Precision.allCases.map(\.rawValue))),
    ])
    private static let sign = APIShape.object([("kind", .choice(SignOfLife.Kind.allCases.map(\.rawValue))), ("date", .day)])
    /// Where a value came from, and the day its source speaks of.
    private static let origin = APIShape.object([("source", .text()), ("day", .nullable(.day))])

    private static let list = APIShape.object([
        ("total", count), ("page", .integer()), ("per_page", .integer(1...APIParameter.mostPerPage)), ("facets", facets),
        ("items", .list(.named("Organisation"))),
    ])

    private static let organisation = APIShape.object([
        ("id", .integer()), ("krs", .nullable(.pattern("^[0-9]{10}$"))), ("nip", .nullable(.text())), ("regon", .nullable(.text())),
        ("name", .text()), ("kind", .choice(BodyKind.allCases.map(\.rawValue))), ("legal_form", .named("LegalForm")), ("status", .named("Status")),
        ("last_sign_of_life", .nullable(.named("SignOfLife"))),
        ("opp", .object([("status", .nullable(.flag)), ("entitled_for_tax_years", .list(year))])),
        ("gmina", .nullable(.named("Place"))), ("location", .nullable(.named("Location"))),
        ("spheres", .list(.object([("code", .text()), ("proposed", .flag)]))), ("sample", .flag), ("url", .text()),
    ])

    private static let side = APIShape.object([
        ("facet", .choice(RegisterFacet.allCases.map(\.rawValue))), ("values", .list(.named("FacetValue"))),
    ])
    private static let cross = APIShape.object([("total", count), ("rows", side), ("columns", side), ("cells", .list(.list(count)))])

    private static let suggestions = APIShape.object([
        ("items", .list(.object([("id", .integer()), ("name", .text()), ("place", .nullable(.text())), ("url", .text())])))
    ])

    private static func counted(_ members: [(String, APIShape)]) -> APIShape {
        .object([("total", count), ("none", count), ("items", .list(.object(members + [("count", count)])))])
    }
    private static let unit: [(String, APIShape)] = [("teryt", teryt), ("name", .text()), ("url", .text())]
    private static let gminas = counted(
        unit + [
            ("kind", .nullable(.choice(["urban", "rural", "urbanRural"]))), ("powiat", .nullable(teryt)), ("population", .nullable(count)),
        ])
    private static let powiats = counted(unit)
    private static let spheres = counted([("code", .text()), ("name", .text()), ("wording", .text()), ("group", .text())])

    private static let former = APIShape.list(.object([("value", .text()), ("until", .nullable(.day))]))
    private static let profile = APIShape.object(
        identity + [
            ("address", .object([("locality", .nullable(.text())), ("street", .nullable(.text())), ("postal_code", .nullable(.text()))])),
            ("gmina", .nullable(.named("Place"))), ("placing", .choice(Placing.allCases.map(\.rawValue))), ("candidates", .list(teryt)),
            ("location", .nullable(.named("Location"))),
            ("contact", .object(["email", "website", "phone", "e_delivery"].map { ($0, .nullable(.text())) })),
            ("aims", .nullable(.text())), ("last_sign_of_life", .nullable(.named("SignOfLife"))), ("opp", taxShare),
            ("spheres", .list(.object([("code", .text()), ("proposed", .flag), ("evidence", .text())]))),
            ("target_groups", .list(.text())), ("areas", .list(.text())), ("former_names", former), ("former_seats", former),
            ("provenance", .object(ProfileJSON.origins.map { ($0.field, .nullable(.named("Origin"))) })),
            ("records", .list(record)),
            ("sample", .flag), ("stated_on", .nullable(.day)), ("url", .text()),
        ])

    private static let record = APIShape.object([
        ("source", .text()), ("title", .text()), ("licence", .text()), ("day", .nullable(.day)), ("closed_on", .nullable(.day)),
    ])
    private static let identifier = APIShape.object([
        ("kind", .choice(Identifier.Kind.allCases.map(\.rawValue))), ("value", .text()), ("recommended", .flag), ("source", .text()),
        ("day", .nullable(.day)),
    ])

    private static let identity: [(String, APIShape)] = [
        ("id", .integer()), ("name", .text()), ("official_name", .text()), ("uncertain_name", .flag),
        ("identifiers", .list(identifier)),
        ("kind", .choice(BodyKind.allCases.map(\.rawValue))), ("legal_form", .named("LegalForm")), ("legal_form_wording", .nullable(.text())),
        ("status", .named("Status")), ("registered_on", .nullable(.day)), ("parent_krs", .nullable(.text())),
    ]

    private static let taxShare = APIShape.object([
        ("status", .nullable(.flag)), ("entitled_for_tax_years", .list(year)),
        ("entitlements", .list(.object([("tax_year", year), ("from", .day), ("until", .day)]))),
        ("amounts", .list(.object([("tax_year", year), ("pln", .number), ("source", .text()), ("day", .nullable(.day))]))),
    ])
}
