import Web

/// What a visitor asked the cross table for: two facets over a search. The same value is read from an address, printed back into links, and
/// drives the page and its files.
package struct OrganisationCross: Sendable, Equatable {
    /// What the cells say.
    package enum Figures: String, CaseIterable, Sendable {
        case counts = "liczby"
        case shareOfRow = "procent-wiersza"
        case shareOfColumn = "procent-kolumny"

        var label: String {
            switch self {
            case .counts: "liczby"
            case .shareOfRow: "% wiersza"
            case .shareOfColumn: "% kolumny"
            }
        }
    }

    package var search: OrganisationSearch
    package var rows = RegisterFacet.powiat, columns = RegisterFacet.form
    package var figures = Figures.counts
    /// Also rows without anybody.
    package var showsEmpty = false

    /// - Parameter search: whose bodies are counted; its page and order mean nothing here.
    package init(_ search: OrganisationSearch) {
        self.search = search
        (self.search.page, self.search.perPage, self.search.order) = (1, 20, nil)
    }

    package func with<Value>(_ field: WritableKeyPath<OrganisationCross, Value>, _ value: Value) -> OrganisationCross {
        var copy = self
        copy[keyPath: field] = value
        return copy
    }

    package var swapped: OrganisationCross {
        var copy = self
        (copy.rows, copy.columns) = (columns, rows)
        switch figures {
        case .counts: break
        case .shareOfRow: copy.figures = .shareOfColumn
        case .shareOfColumn: copy.figures = .shareOfRow
        }
        return copy
    }
}

extension OrganisationCross {
    static let parameters: Set<String> = ["wiersze", "kolumny", "pokaz", "puste"]

    /// - Throws: ``Problem/unprocessable(_:)`` naming every parameter that means nothing. Unknown parameters are passed over.
    package init(_ query: Query) throws(Problem) {
        self.init(try OrganisationSearch(query))
        var faults: [String] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = try query.single(name), !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            faults.append("Parametr „\(name)”: \(hint).")
            return nil
        }
        let facets = RegisterFacet.offered
        let names = facets.map(\.parameter).joined(separator: ", ")
        rows = try read("wiersze", names) { slug in facets.first { $0.parameter == slug } } ?? rows
        columns = try read("kolumny", names) { slug in facets.first { $0.parameter == slug } } ?? columns
        figures = try read("pokaz", Figures.allCases.map(\.rawValue).joined(separator: ", "), Figures.init(rawValue:)) ?? figures
        showsEmpty = try read("puste", "tak albo nie") { ["tak": true, "nie": false][$0] } ?? showsEmpty
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    package var query: Query {
        search.query.setting("wiersze", to: rows.parameter).setting("kolumny", to: columns.parameter)
            .setting("pokaz", to: figures == .counts ? nil : figures.rawValue).setting("puste", to: showsEmpty ? "tak" : nil)
    }
}
