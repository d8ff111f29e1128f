import Application
import Documents
import Values

/// Reads what the bodies received for one tax year (Ministry of Finance). The list is complete for that year: an amount it no longer has is
/// withdrawn; a body that is missing from it is not closed.
package struct ImportTaxShares: Sendable {
    package let path: String
    /// The tax year: 2025 is paid out of returns filed in 2026.
    package let year: Int
    package let day: Day?
    package let isDry: Bool
    package let isConfirmed: Bool

    package init(_ path: String, year: Int, day: Day? = nil, isDry: Bool = false, isConfirmed: Bool = false) {
        (self.path, self.year, self.day, self.isDry, self.isConfirmed) = (path, year, day, isDry, isConfirmed)
    }

    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(file: path)
        let repair = try spelling()
        let table = try TaxShareTable(path, input.files[0].name, [TaxShareList.krs, TaxShareList.name, TaxShareList.amount])
        return try await ImportSession.run("import opp \(year)", .mf, input, day: day, isDry: isDry, in: services, committed: committed) { session in
            try await table.each(for: year, session) { row, krs in
                var facts = StatedFacts()
                facts.krs = krs.description
                facts.name = row(TaxShareList.name).map(repair.repaired)
                facts.uncertainSpelling = repair.isNeeded ? true : nil
                guard let text = row(TaxShareList.amount), let grosze = TaxShareList.grosze(text) else {
                    throw TaxShareTable.Refused(field: "kwota", reason: "„\(row(TaxShareList.amount) ?? "")” nie jest kwotą")
                }
                facts.taxShares = [TaxShareFacts(year: year, grosze: grosze)]
                return (facts, [])
            }
            try await session.closeMissing(isConfirmed: isConfirmed, within: "\(year) ")
        }
    }

    /// Reads the file once, only to see whether its letters are right.
    private func spelling() throws -> SpellingRepair {
        let table = try TaxShareTable(path, path, [TaxShareList.name])
        var repair = SpellingRepair()
        while let row = try table.next() { repair.look(at: row(TaxShareList.name) ?? "") }
        return repair
    }
}

/// Reads the list of those who may receive the share of tax (NIW), which is in force from its publication to the end of the next year.
package struct ImportEntitled: Sendable {
    package let path: String
    package let year: Int
    /// nil: 15 December of the tax year, the last day the act allows (art. 27a ust. 2).
    package let published: Day?
    package let day: Day?
    package let isDry: Bool
    package let isConfirmed: Bool

    package init(_ path: String, year: Int, published: Day? = nil, day: Day? = nil, isDry: Bool = false, isConfirmed: Bool = false) {
        (self.path, self.year, self.published, self.day, self.isDry, self.isConfirmed) = (path, year, published, day, isDry, isConfirmed)
    }

    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(file: path)
        let columns = [TaxShareList.krs, TaxShareList.name, TaxShareList.nip, TaxShareList.seat]
        let table = try TaxShareTable(path, input.files[0].name, columns)
        try table.check()
        let from = (published ?? Day(year: year, month: 12, day: 15))?.iso ?? ""
        return try await ImportSession.run(
            "import opp-entitled \(year)", .niw, input, day: day, isDry: isDry, in: services, committed: committed
        ) { session in
            try await table.each(for: year, session) { row, krs in
                var facts = StatedFacts()
                var warnings: [Warning] = []
                (facts.krs, facts.name) = (krs.description, row(TaxShareList.name))
                if let text = row(TaxShareList.nip) {
                    facts.nip = NIP(text)?.description
                    if facts.nip == nil { warnings.append(Warning(field: "NIP", reason: "„\(text)” ma złą cyfrę kontrolną, pole pominięto")) }
                }
                facts.seat = row(TaxShareList.seat).map { SeatFacts(locality: $0) }
                facts.entitlement = EntitlementFacts(year: year, from: from)
                return (facts, warnings)
            }
            try await session.closeMissing(isConfirmed: isConfirmed, within: "\(year) ")
        }
    }
}
