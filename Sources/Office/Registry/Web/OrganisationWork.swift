import Polish
import Reference
import Values
import Web

/// What a body does and what it receives of the income tax: between its card and the register's words.
struct OrganisationWork: Sendable {
    private let spheres: [Shown]
    private let targets: [String], areas: [String]
    private let shares: [TaxShare]
    private let entitlement: Entitlement?
    private let krs: String?
    private let today: Day
    private let hasPublicBenefit: Bool

    private struct Shown: Sendable {
        let sphere: Sphere, isProposed: Bool, because: String
    }

    init(_ body: Organisation, _ shelf: RegistryDesk.Shelf) {
        spheres = body.attributes.compactMap { attribute in
            guard attribute.kind == .sphere || attribute.kind == .proposedSphere else { return nil }
            return shelf.sphere(attribute.code).map { Shown(sphere: $0, isProposed: attribute.kind == .proposedSphere, because: attribute.evidence) }
        }.sorted { Sphere.sortKey($0.sphere.code) < Sphere.sortKey($1.sphere.code) }
        targets = body.attributes.filter { $0.kind == .targetGroup }.map(\.code)
        areas = body.attributes.filter { $0.kind == .area }.map { area in
            switch area.code {
            case "region": "całe województwo"
            case "country": "cała Polska"
            default: Teryt(area.code).flatMap { shelf.territory[$0]?.label } ?? area.code
            }
        }
        (shares, today, hasPublicBenefit) = (body.taxShares, shelf.today, body.publicBenefit == true)
        entitlement = body.entitlements.first { ($0.from...max($0.from, $0.until)).contains(shelf.today) }
        krs = body.identifiers.first { $0.kind == .krs && $0.isRecommended }?.value
    }

    var html: HTML {
        "\(when: !spheres.isEmpty || !areas.isEmpty, work)\(when: !shares.isEmpty || entitlement != nil || hasPublicBenefit, tax)"
    }

    private var work: HTML {
        """
        <section class="stack tight" aria-labelledby="czym"><h2 id="czym">Czym się zajmuje</h2>
        <ul class="tight">\(each: spheres, sphere)</ul>
        \(when: !areas.isEmpty, "<p>Obszar zadeklarowany: \(areas.joined(separator: ", "))</p>")
        </section>
        """
    }

    /// What nobody stated is said to be likely, with the reason.
    private func sphere(_ shown: Shown) -> HTML {
        let link: HTML = "<a href=\"\(path: RegistryAddress.sphere(shown.sphere))\">\(shown.sphere.name)</a>"
        return shown.isProposed
            ? "<li><span class=\"quiet\">prawdopodobnie:</span> \(link) <small class=\"quiet\">(\(shown.because))</small></li>" : "<li>\(link)</li>"
    }

    private var tax: HTML {
        """
        <section class="stack tight" aria-labelledby="podatek"><h2 id="podatek">1,5 % podatku</h2>
        \(standing)
        \(when: !shares.isEmpty, amounts)
        </section>
        """
    }

    private var standing: HTML {
        if let entitlement, let krs {
            return """
                <p>Jest w wykazie za rok podatkowy \(entitlement.year): do \(day(entitlement.until)) wolno wskazać ją w zeznaniu. \
                Wpisz numer KRS <strong>\(identifier(krs, groups: [4, 3, 3]))</strong>.</p>
                """
        }
        return hasPublicBenefit
            ? "<p>Ma status organizacji pożytku publicznego, ale nie ma jej w obowiązującym wykazie uprawnionych, który znamy.</p>"
            : "<p>Nie ma jej w obowiązującym wykazie uprawnionych, który znamy.</p>"
    }

    private var amounts: HTML {
        let most = shares.map(\.amount.grosze).max() ?? 1
        return """
            \(DataTable("Kwoty z podatku według roku podatkowego", columns: [
                .init("Rok podatkowy") { "\($0.year)" },
                .init("Kwota", bar: { Double($0.amount.grosze) / Double(max(most, 1)) }) { "\(money($0.amount))" },
            ], rows: shares, style: .bars).html)
            <p class="small quiet">Rok jest rokiem podatkowym; pieniądze przychodzą z zeznań składanych rok później. Do roku 2021 było to 1 %.</p>
            """
    }
}
