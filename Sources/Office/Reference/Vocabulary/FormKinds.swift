import Database
import Values

/// What a body is under art. 3 of the act. Lists, maps and figures count the first two and the unknown ones unless asked otherwise.
package enum BodyKind: String, Sendable, CaseIterable {
    /// Organizacja pozarządowa, art. 3 ust. 2.
    case ngo
    /// Podmiot z art. 3 ust. 3.
    case art33 = "art3_3"
    /// Unions, chambers, public hospitals, companies: in the same registers, outside the act.
    case other
    /// A group without a register.
    case informal
    /// A unit of another body.
    case branch
    case unknown

    package static let counted: Set<BodyKind> = [.ngo, .art33, .unknown]

    package var label: String {
        switch self {
        case .ngo: "organizacja pozarządowa"
        case .art33: "podmiot z art. 3 ust. 3"
        case .other: "inny podmiot"
        case .informal: "grupa nieformalna"
        case .branch: "oddział"
        case .unknown: "rodzaj nieznany"
        }
    }

    /// As it stands in an address: `?rodzaj=organizacja`.
    package var slug: String {
        switch self {
        case .ngo: "organizacja"
        case .art33: "podmiot-art-3-ust-3"
        case .other: "inny"
        case .informal: "grupa-nieformalna"
        case .branch: "oddzial"
        case .unknown: "nieznany"
        }
    }

    package init?(slug: String) {
        guard let found = BodyKind.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}

/// The dated table legal form → kind.
package struct FormKinds: Sendable {
    private struct Entry: Sendable {
        let kind: BodyKind, since: Day?, until: Day?
    }

    private let entries: [String: [Entry]]

    package static func load(_ db: Reading) throws -> FormKinds {
        let rows = try db.all("SELECT form, kind, since, until FROM form_kind ORDER BY position") { row in
            let kind = BodyKind(rawValue: try row.text("kind")) ?? .unknown
            return (try row.text("form"), Entry(kind: kind, since: try row.dayOrNil("since"), until: try row.dayOrNil("until")))
        }
        return FormKinds(entries: Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) })
    }

    /// - Parameter hasPublicBenefit: a company with that status is one of art. 3 ust. 3 pkt 4, whatever it calls itself (art. 20 ust. 1).
    package func kind(of form: String?, on day: Day, hasPublicBenefit: Bool) -> BodyKind {
        guard let form, let entry = entries[form]?.first(where: { ($0.since ?? day) <= day && day <= ($0.until ?? day) }) else { return .unknown }
        return entry.kind == .other && hasPublicBenefit && form.hasPrefix("spolka") ? .art33 : entry.kind
    }
}
