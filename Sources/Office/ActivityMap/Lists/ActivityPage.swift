import Database
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// `/dzialania/{id}/{slug}`: one activity.
struct ActivityPage: Sendable {
    let deed: ListedDeed
    private let description: String?, link: String?, sourceTitle: String, moneySource: String?
    /// Which borders told the gmina of its points.
    private let borders: [String]
    private let view: LiveDeeds.View

    /// Nil when there is none of this number.
    init?(_ id: Int64, _ view: LiveDeeds.View, in db: Reading) throws {
        guard let hit = view.activities.document(id: id) else { return nil }
        deed = ListedDeed(hit)
        self.view = view
        let texts = try db.first("SELECT description, link, money_source FROM activity WHERE id = \(id)") {
            (try $0.textOrNil("description"), try $0.textOrNil("link"), try $0.textOrNil("money_source"))
        }
        (description, link, moneySource) = (texts?.0, texts?.1, texts?.2)
        borders = try db.all("SELECT DISTINCT borders FROM deed_place WHERE deed_id = \(id) AND borders IS NOT NULL ORDER BY borders") {
            try $0.text("borders")
        }
        sourceTitle = view.sources[deed.source] ?? deed.source
    }

    var page: Page {
        Page(
            title: deed.title, description: description.map { String($0.prefix(160)) },
            crumbs: [Crumb("Start", "/"), Crumb("Działania", DeedAddress.activities.path), Crumb(deed.title)], section: "dzialania",
            sample: deed.isSample,
            body: """
                <div class="stack loose">
                <div class="stack read"><h1>\(deed.title)</h1>\(description.map { "<p class=\"lede\">\($0)</p>" })</div>
                \(Facts(facts).html)
                </div>
                """)
    }

    private var facts: [Facts.Fact] {
        func body(_ body: ListedDeed.Body) -> HTML {
            guard let id = body.organisation else { return "\(body.name)" }
            return "<a href=\"\(path: RegistryAddress.organisation(ID(id), slug: body.slug))\">\(body.name)</a>"
        }
        func place(_ teryt: Teryt) -> HTML {
            guard let unit = view.territory[teryt] else { return "\(teryt.digits)" }
            return unit.level == .voivodeship ? "\(unit.label)" : "<a href=\"\(path: RegistryAddress.unit(unit, view.territory))\">\(unit.label)</a>"
        }
        func by(_ borders: String) -> HTML { sub("gmina punktu według granic: \(borders)") }
        let places = deed.places.compactMap { Teryt($0) }
        let spheres = view.spheres.filter { deed.spheres.contains($0.code) }
        var facts: [Facts.Fact] = [
            .init("Kto", deed.bodies.isEmpty ? unknown : "\(each: deed.bodies, by: "<br>", body)"),
            .init("Gdzie", places.isEmpty ? unknown : "\(each: places, by: ", ", place)\(each: borders, by)"),
            .init("Kiedy", deed.from.map { from in "\(day(from))\(deed.until.map { " – \(day($0))" })" } ?? unknown),
            .init(
                "Sfery",
                spheres.isEmpty ? unknown : "\(each: spheres, by: ", ", { "<a href=\"\(path: RegistryAddress.sphere($0))\">\($0.name)</a>" })"),
            .init("Odbiorców", deed.people.map { "\(number($0))" } ?? unknown),
            .init("Wolontariuszy", deed.volunteers.map { "\(number($0))" } ?? unknown),
        ]
        if let amount = deed.amount {
            facts.append(.init("Pieniądze", "\(DeedColumns.amount(amount, deed.currency))\(moneySource.map { sub("\($0)") })"))
        }
        if let link { facts.append(.init("Więcej", "<a href=\"\(link: link)\">\(link)</a>")) }
        facts.append(.init("Źródło", "\(sourceTitle)"))
        return facts
    }
}
