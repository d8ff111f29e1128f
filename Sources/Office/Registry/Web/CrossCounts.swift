import Polish
import Reference
import Search

/// The numbers of a cross table, its rows and columns in the order in which people look for them.
struct CrossCounts: Sendable {
    struct Line: Sendable {
        let code: String, slug: String, label: String
        /// Bodies in the whole row or column, each once.
        let total: Int
        /// Where it stands among the numbers; nil for what no body has.
        fileprivate let place: Int?
    }

    let rows: [Line], columns: [Line]
    let total: Int
    private let cells: [Int32]
    private let width: Int

    init(_ cross: OrganisationCross, _ shelf: RegistryDesk.Shelf) {
        var query = cross.search.query(sample: shelf.sample, today: shelf.today)
        query.countsFacets = false
        let table = shelf.view.snapshot.cross(rows: cross.rows.slot, columns: cross.columns.slot, query)
        let every = cross.showsEmpty ? cross.rows.known(shelf.view, within: cross.search) : []
        rows = CrossCounts.lines(cross.rows, cross.search, table?.rows ?? [], table?.rowTotals ?? [], every, shelf.view)
        columns = CrossCounts.lines(cross.columns, cross.search, table?.columns ?? [], table?.columnTotals ?? [], [], shelf.view)
        (total, cells, width) = (table?.total ?? 0, table?.cells ?? [], table?.columns.count ?? 0)
    }

    func count(_ row: Line, _ column: Line) -> Int {
        guard let row = row.place, let column = column.place else { return 0 }
        return Int(cells[row * width + column])
    }

    /// A body may stand in several rows, or columns, so that they add up to more than all.
    var overlaps: Bool { rows.reduce(0) { $0 + $1.total } > total || columns.reduce(0) { $0 + $1.total } > total }

    /// - Parameter every: codes that are shown also when nobody has them.
    private static func lines(
        _ facet: RegisterFacet, _ search: OrganisationSearch, _ codes: [String], _ totals: [Int32], _ every: [String], _ view: LiveRegister.View
    ) -> [Line] {
        let places = Dictionary(zip(codes, codes.indices), uniquingKeysWith: { first, _ in first })
        // What a facet was narrowed to are its rows: a body with two spheres also has one nobody asked for, and no list shows both.
        let wanted = search.choices[facet].map { Set($0) }
        let shown = Set(codes.filter { totals[places[$0] ?? 0] > 0 } + every).filter { wanted?.contains($0) ?? true }
        return view.arranged(facet, Array(shown)).map { code in
            let place = places[code]
            return Line(code: code, slug: facet.slug(code), label: view.brief(facet, code), total: place.map { Int(totals[$0]) } ?? 0, place: place)
        }
    }
}

extension RegisterFacet {
    /// Values there are, whether or not a body has them: places of the territory, words of the vocabularies.
    fileprivate func known(_ view: LiveRegister.View, within search: OrganisationSearch) -> [String] {
        switch self {
        case .powiat: return view.territory.powiats.map(\.teryt.digits)
        case .gmina:
            let powiats = search.choices[.powiat].map { Set($0) }
            return view.territory.gminas.filter { gmina in powiats.map { $0.contains(gmina.teryt.powiat?.digits ?? "") } ?? true }.map(\.teryt.digits)
        case .sphere, .statedSphere: return view.spheres.map(\.code)
        case .kind: return search.kinds.all.map(\.rawValue)
        case .form: return view.forms.all.map(\.code)
        case .status: return Status.allCases.map(\.rawValue)
        case .signOfLife: return SignAge.allCases.map(\.rawValue)
        case .taxShare: return TaxShareStanding.allCases.map(\.rawValue)
        case .contact: return ["yes", "no"]
        case .placing: return Placing.allCases.map(\.rawValue)
        case .location: return ["address", "locality", "gmina"]
        case .source: return view.sources.keys.sorted()
        case .year, .sample: return []
        }
    }
}

extension OrganisationSearch {
    /// Narrowed to one value, whatever the facet was narrowed to before.
    func only(_ facet: RegisterFacet, _ code: String) -> OrganisationSearch {
        if facet == .kind, let kind = BodyKind(rawValue: code) { return with(\.kinds, .only(kind)) }
        return choosing(facet, [code])
    }
}
