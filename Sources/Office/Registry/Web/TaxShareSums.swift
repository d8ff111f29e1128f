import Database
import Polish
import Values
import Web

/// Sums of the share of tax by year, over real bodies unless the sample is all there is.
struct TaxShareSum: Sendable {
    let year: Int, bodies: Int, amount: Money

    static func all(sample: Bool, in db: Reading) throws -> [TaxShareSum] {
        try db.all(
            """
            SELECT t.year, count(*) AS bodies, CAST(sum(t.grosze) AS \(.integer)) AS grosze FROM tax_share t
            JOIN organisation o ON o.id = t.organisation_id WHERE o.sample = \(sample) GROUP BY t.year ORDER BY t.year DESC
            """
        ) { TaxShareSum(year: try $0.int("year"), bodies: try $0.int("bodies"), amount: try $0.money("grosze")) }
    }

    static func table(_ sums: [TaxShareSum]) -> HTML {
        DataTable(
            "Kwoty 1 % i 1,5 % podatku według roku podatkowego",
            columns: [
                .init("Rok podatkowy") { "\($0.year)" },
                .init("Organizacji", numeric: true) { "\(number($0.bodies))" },
                .init("Razem", numeric: true) { "\(money($0.amount))" },
            ], rows: sums
        ).html
    }
}
