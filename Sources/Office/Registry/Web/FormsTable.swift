import Polish
import Reference
import Search
import Web

/// How many bodies there are of each legal form, as bars; each form opens its list.
struct FormsTable: Sendable {
    struct Row: Sendable {
        let label: String, address: RegistryAddress?, count: Int
    }

    let rows: [Row]

    /// - Parameters:
    ///   - search: whose bodies are counted.
    ///   - longest: so many rows at most; the last one then holds all other forms.
    init(_ counts: RegisterCounts, _ search: OrganisationSearch, _ forms: LegalForms, longest: Int = .max) {
        let all = counts.forms.map { code, count in
            Row(label: code.flatMap { forms[$0]?.plural } ?? "forma nieznana", address: .list(search.with(\.form, code ?? "none")), count: count)
        }
        guard all.count > longest else {
            rows = all
            return
        }
        let others = all[(longest - 1)...]
        let label = "inne (\(Plural("forma", "formy", "form").of(others.count)))"
        rows = all[..<(longest - 1)] + [Row(label: label, address: nil, count: others.reduce(0) { $0 + $1.count })]
    }

    var html: HTML {
        let most = rows.map(\.count).max() ?? 1
        return DataTable(
            "Organizacje według formy prawnej",
            columns: [
                .init("Forma prawna") { row in row.address.map { "<a href=\"\(path: $0)\">\(row.label)</a>" } ?? "\(row.label)" },
                .init("Organizacji", bar: { Double($0.count) / Double(most) }) { "\(number($0.count))" },
            ], rows: rows, style: .bars
        ).html
    }
}
