import Application
import Database
import Values

/// What somebody says is wrong with the data of a body.
package struct ErrorReport: Sendable, Equatable {
    package enum Field: String, Sendable, CaseIterable {
        case name, contact, seat, status, other

        package var label: String {
            switch self {
            case .name: "nazwa"
            case .contact: "adres lub kontakt"
            case .seat: "gmina albo miejscowość"
            case .status: "organizacja już nie istnieje"
            case .other: "coś innego"
            }
        }
    }

    package var field: Field
    package var message: String
    package var contact: String?
}

/// Keeps a report for the people who look after the register.
package struct ReportError: Sendable {
    let organisation: ID<Organisation>
    let report: ErrorReport

    package func callAsFunction(in services: Services) async throws {
        let now = services.clock.now()
        try await services.database.write(by: .visitor) { db in
            let id = try db.insert(
                """
                INSERT INTO error_report (organisation_id, field, message, contact, state, created_at)
                VALUES (\(organisation), \(report.field.rawValue), \(report.message), \(report.contact), 'new', \(now))
                """)
            db.note(Change("created", "error_report", ids: [id], reason: report.field.rawValue))
        }
    }
}
