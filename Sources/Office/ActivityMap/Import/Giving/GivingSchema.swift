import Polish

/// The fields of the 360Giving Data Standard (threesixtygiving.org, version 1.4): the keys of its JSON and the column titles of its flat form.
/// What is not here is kept all the same and reported as unknown.
struct GivingObject: Sendable {
    enum Kind: Sendable {
        case text, number
        case texts
        case objects(GivingObject)
    }

    struct Field: Sendable {
        let key: String, title: String
        let kind: Kind
    }

    let fields: [Field]
    private let byKey: [String: Int]
    private let byTitle: [String: Int]

    fileprivate init(_ fields: [(String, String, Kind)]) {
        self.fields = fields.map { Field(key: $0.0, title: $0.1, kind: $0.2) }
        byKey = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.0, $0) })
        byTitle = Dictionary(fields.enumerated().map { (fold($1.1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func field(key: String) -> Field? { byKey[key].map { fields[$0] } }
    /// By its title, whatever its capitals, or by its key.
    func field(titled title: String) -> Field? { (byTitle[fold(title)] ?? byKey[title]).map { fields[$0] } }
    /// The place of a key among the fields; behind all of them when it is unknown.
    func place(of key: String) -> Int { byKey[key] ?? fields.count }
}

extension GivingObject {
    private static let modified: (String, String, Kind) = ("dateModified", "Last modified", .text)

    private static let location = GivingObject([
        ("id", "Identifier", .text), ("name", "Name", .text), ("countryCode", "Country Code", .text), ("latitude", "Latitude", .number),
        ("longitude", "Longitude", .number), ("description", "Description", .text), ("geoCode", "Geographic Code", .text),
        ("geoCodeType", "Geographic Code Type", .text), modified,
    ])

    private static let organisation = GivingObject([
        ("id", "Identifier", .text), ("name", "Name", .text), ("department", "Department", .text), ("contactName", "Contact Name", .text),
        ("charityNumber", "Charity Number", .text), ("companyNumber", "Company Number", .text), ("streetAddress", "Street Address", .text),
        ("addressLocality", "City", .text), ("addressRegion", "County", .text), ("addressCountry", "Country", .text),
        ("postalCode", "Postal Code", .text), ("telephone", "Phone Number", .text), ("alternateName", "Alternate Name", .text),
        ("email", "Email", .text), ("description", "Description", .text), ("organisationType", "Organisation Type", .text),
        ("url", "Web Address", .text), ("location", "Location", .objects(location)), modified,
    ])

    private static let individual = GivingObject([
        ("id", "Identifier", .text), ("name", "Name", .text), ("alternateName", "Alternate Name", .text), modified,
    ])

    private static let event = GivingObject([
        ("title", "Title", .text), ("startDate", "Start Date", .text), ("endDate", "End Date", .text), ("duration", "Duration (months)", .number),
        ("description", "Description", .text), modified,
    ])

    private static let programme = GivingObject([
        ("code", "Code", .text), ("title", "Title", .text), ("description", "Description", .text), ("url", "URL", .text), modified,
    ])

    private static let classification = GivingObject([
        ("vocabulary", "Vocabulary", .text), ("code", "Code", .text), ("title", "Title", .text), ("description", "Description", .text),
        ("url", "URL", .text), modified,
    ])

    private static let document = GivingObject([
        ("id", "Identifier", .text), ("title", "Title", .text), ("url", "Web Address", .text), ("description", "Description", .text),
        ("documentType", "Document Type", .text), modified,
    ])

    private static let transaction = GivingObject([
        ("id", "Identifier", .text), ("transactionDate", "Transaction Date", .text), ("currency", "Currency", .text), ("value", "Value", .number),
        ("valueDate", "Value Date", .text), ("description", "Description", .text), ("provider", "Provider", .text), ("recipient", "Recipient", .text),
        modified,
    ])

    static let grant = GivingObject([
        ("id", "Identifier", .text), ("title", "Title", .text), ("description", "Description", .text), ("currency", "Currency", .text),
        ("amountAppliedFor", "Amount Applied For", .number), ("amountAwarded", "Amount Awarded", .number),
        ("amountDisbursed", "Amount Disbursed", .number), ("awardDate", "Award Date", .text), ("url", "URL", .text),
        ("plannedDates", "Planned Dates", .objects(event)), ("actualDates", "Actual Dates", .objects(event)),
        ("recipientOrganization", "Recipient Org", .objects(organisation)), ("recipientIndividual", "Recipient Ind", .objects(individual)),
        ("beneficiaryLocation", "Beneficiary Location", .objects(location)), ("fundingOrganization", "Funding Org", .objects(organisation)),
        ("grantProgramme", "Grant Programme", .objects(programme)), ("fromOpenCall", "From An Open Call?", .text),
        ("fundingType", "Funding Type", .objects(classification)), ("classifications", "Classifications", .objects(classification)),
        ("relatedDocument", "Related Document", .objects(document)), ("applicationTransaction", "Application Transaction", .objects(transaction)),
        ("commitmentTransaction", "Commitment Transaction", .objects(transaction)),
        ("disbursementTransaction", "Disbursement Transaction", .objects(transaction)), ("relatedActivity", "Related Activity", .texts),
        ("regrantType", "Regrant Type", .text), ("locationScope", "Location Scope", .text), modified, ("dataSource", "Data Source", .text),
    ])
}
