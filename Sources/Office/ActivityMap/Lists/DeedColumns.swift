import Listing
import Polish
import Reference
import Registry
import Values
import Web

/// What the lists and files of activities and grants show.
struct DeedColumns: Sendable {
    private let view: LiveDeeds.View

    init(_ view: LiveDeeds.View) { self.view = view }

    var activities: [DataTable<ListedDeed>.Column] {
        [
            .init("Działanie") { deed in "<a href=\"\(path: DeedAddress.activity(deed.id, slug: deed.slug))\">\(deed.title)</a>\(bodies(deed))" },
            .init("Gdzie") { places($0) },
            .init("Kiedy") { period($0) },
            .init("Odbiorców", numeric: true) { deed in deed.people.map { "\(number($0))" } ?? unknown },
        ]
    }

    var grants: [DataTable<ListedDeed>.Column] {
        [
            .init("Zadanie") { deed in "\(deed.title.isEmpty ? "<i class=\"none\">bez nazwy</i>" : "\(deed.title)")\(bodies(deed))" },
            .init("Od kogo") { deed in
                "\(deed.funders.isEmpty ? unknown : "\(deed.funders.joined(separator: ", "))")\(deed.programme.map { sub("\($0)") })"
            },
            .init("Gdzie działa", label: "Gdzie") { places($0) },
            .init("Dzień") { deed in deed.from.map { day($0) } ?? unknown },
            .init("Kwota", numeric: true) { deed in deed.amount.map { "\(DeedColumns.amount($0, deed.currency))" } ?? unknown },
        ]
    }

    private func bodies(_ deed: ListedDeed) -> HTML? {
        guard !deed.bodies.isEmpty else { return nil }
        func body(_ body: ListedDeed.Body) -> HTML {
            guard let id = body.organisation else { return "\(body.name)" }
            return "<a href=\"\(path: RegistryAddress.organisation(ID(id), slug: body.slug))\">\(body.name)</a>"
        }
        return sub("\(each: deed.bodies.prefix(3), by: ", ", body)")
    }

    func places(_ deed: ListedDeed) -> HTML {
        let names = deed.places.compactMap { Teryt($0) }.map { view.territory[$0]?.label ?? $0.digits }
        if names.isEmpty { return unknown }
        return "\(names.prefix(3).joined(separator: ", "))\(when: names.count > 3, " i \(number(names.count - 3)) innych")"
    }

    func period(_ deed: ListedDeed) -> HTML {
        guard let from = deed.from else { return unknown }
        return "\(day(from))\(deed.until.map { "<span class=\"sub\">do \(day($0))</span>" })"
    }

    /// `1 234,50 zł`, or with the code of another currency behind it.
    static func amount(_ hundredths: Int64, _ currency: String?) -> String {
        guard let currency, currency != "PLN" else { return money(Money(grosze: hundredths)) }
        return String(money(Money(grosze: hundredths)).dropLast(2)) + currency
    }

    private static func decimal(_ deed: ListedDeed) -> Double? { deed.amount.map { Double($0) / 100 } }

    private var common: [FileColumn<ListedDeed>] {
        let territory = view.territory
        return [
            .init("id", "Numer w serwisie") { .integer(Int($0.id)) },
            .init("title", "Tytuł", width: 60) { .text($0.title) },
            .init("organisations", "Organizacje, nazwy", width: 40) { .text($0.bodies.map(\.name).joined(separator: "; ")) },
            .init("organisation_ids", "Numery organizacji w serwisie") {
                .text($0.bodies.compactMap { $0.organisation.map(String.init) }.joined(separator: " "))
            },
            .init("places", "Miejsca działania, numery TERYT") { .text($0.places.joined(separator: " ")) },
            .init("place_names", "Miejsca działania, nazwy", width: 30) { deed in
                .text(deed.places.compactMap { Teryt($0) }.map { territory[$0]?.label ?? $0.digits }.joined(separator: "; "))
            },
            .init("spheres", "Sfery z art. 4 ust. 1, kody") { .text($0.spheres.joined(separator: " ")) },
            .init("from", "Pierwszy dzień albo dzień przyznania") { .init($0.from) },
            .init("until", "Ostatni dzień") { .init($0.until) },
        ]
    }

    private var end: [FileColumn<ListedDeed>] {
        [.init("source", "Źródło, kod") { .text($0.source) }, .init("sample", "Zmyślone przez program do pokazu") { .flag($0.isSample) }]
    }

    var activityFiles: [FileColumn<ListedDeed>] {
        common + [
            .init("people_reached", "Liczba odbiorców") { .init($0.people) }, .init("volunteers", "Liczba wolontariuszy") { .init($0.volunteers) },
            .init("amount", "Pieniądze") { .init(DeedColumns.decimal($0)) }, .init("currency", "Waluta") { .init($0.currency) },
        ] + end
    }

    var grantFiles: [FileColumn<ListedDeed>] {
        common + [
            .init("funders", "Kto daje", width: 40) { .text($0.funders.joined(separator: "; ")) },
            .init("programme", "Program", width: 30) { .init($0.programme) },
            .init("amount", "Przyznana kwota") { .init(DeedColumns.decimal($0)) }, .init("currency", "Waluta") { .init($0.currency) },
            .init("mode", "Tryb, kod") { .init($0.mode) }, .init("form", "support albo entrusting") { .init($0.form) },
            .init("agreement", "Numer umowy") { .init($0.agreement) },
        ] + end
    }
}

/// Every address of activities and grants.
package enum DeedAddress: Address {
    case activities, grants
    case activity(Int64, slug: String)

    package var path: String {
        switch self {
        case .activities: "/dzialania"
        case .grants: "/dotacje"
        case .activity(let id, let slug): "/dzialania/\(id)/\(slug)"
        }
    }
}
