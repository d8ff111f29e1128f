import Polish
import Reference
import Values
import Web

/// `/organizacje/{id}/{slug}`: a visiting card first, then, folded, what the register says and how we know.
struct OrganisationPage: Sendable {
    let profile: OrganisationProfile
    let form: String?
    let unit: Unit?, unitAddress: RegistryAddress?
    let powiat: String?
    let candidates: [String]
    private let sources: ProfileSources
    private let works: OrganisationWork
    /// The first sentence of the aims.
    private let aim: String?
    private let pieces: PagePieces

    init(_ profile: OrganisationProfile, _ shelf: RegistryDesk.Shelf, _ pieces: PagePieces) {
        self.pieces = pieces
        self.profile = profile
        form = profile.body.form.flatMap { shelf.forms[$0]?.label }
        unit = profile.body.seat.gmina.flatMap { shelf.territory[$0] }
        unitAddress = unit.map { RegistryAddress.unit($0, shelf.territory) }
        powiat = unit.flatMap { $0.teryt.isCity ? nil : $0.teryt.powiat }.flatMap { shelf.territory[$0]?.label }
        candidates = profile.body.seat.candidates.compactMap { shelf.territory[$0]?.label }
        aim = profile.body.aims.map(firstSentence)
        sources = ProfileSources(profile, aim: aim)
        works = OrganisationWork(profile.body, shelf)
    }

    private var body: Organisation { profile.body }

    var page: Page {
        Page(
            title: body.name, description: summary,
            crumbs: [
                Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje", RegistryAddress.list(OrganisationSearch()).path), Crumb(body.name),
            ],
            section: "organizacje", sample: body.isSample, indexed: !body.isSample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack tight">
        \(age)
        <h1\(when: body.name.count > 100, " class=\"long\"")>\(body.name)</h1>
        <p class="bar">\(body.status.map { StatusPill($0).html } ?? Pill("wpis nieznany").html)\
        \(when: body.publicBenefit == true, Pill("organizacja pożytku publicznego", .info).html)\
        \(when: !BodyKind.counted.contains(body.kind), Pill(body.kind.label).html)</p>
        <p class="lede">\(summary)</p>
        \(pieces[.actions].map { "<p class=\"bar\">\($0)</p>" })
        </div>
        \(warning)
        <div class="cols aside-end">
        <div class="stack">
        \(card)
        \(works.html)
        \(pieces[.main])
        <div>
        \(folded("Dane rejestrowe", id: "dane-rejestrowe", hint: "pełna nazwa, numery, wpis, cele", registerFacts))
        \(folded("Skąd to wiemy", id: "skad-to-wiemy", hint: "źródło i dzień każdej wartości", sources.html))
        </div>
        </div>
        \(when: pieces[.beside] != nil, "<div class=\"stack loose\">")\(pieces[.beside])
        <aside class="brickrule stack" aria-labelledby="blad"><h2 id="blad">Coś się nie zgadza?</h2>
        <p>Napisz, jak powinno być. Wystarczy jedno zdanie.</p>
        <p><a class="btn second" href="\(path: RegistryAddress.report(profile.id))">Zgłoś błąd w danych</a></p>
        </aside>
        \(when: pieces[.beside] != nil, "</div>")</div>
        </div>
        """
    }

    /// How old what we show is, before anything else.
    private var age: HTML {
        let days: HTML = body.statedOn.map { "stan z dnia \(day($0))" } ?? "dzień nieznany"
        let closed: HTML? = body.status == .struckOff ? body.statusSince.map { "wpis zamknięty \(day($0))" } : nil
        return "<p class=\"small quiet\">\(sources.names), \(closed ?? days).</p>"
    }

    /// One line: what the body is and does, and where.
    private var summary: String {
        let place = [body.seat.locality ?? unit?.label, powiat].compactMap(\.self).joined(separator: ", ")
        let what = aim ?? form ?? "organizacja"
        let opening = what.prefix(1).uppercased() + what.dropFirst()
        return place.isEmpty ? opening : "\(opening.hasSuffix(".") ? String(opening.dropLast()) : opening) · \(place)"
    }

    /// What somebody who is about to sign or to give should know first.
    private var warning: HTML? {
        let since: HTML? = body.statusSince.map { " od \(day($0))" }
        let check: HTML = "Zanim podpiszesz umowę albo przekażesz darowiznę, sprawdź odpis w rejestrze."
        return switch body.status {
        case .struckOff:
            Notice(
                .warn, "Tej organizacji nie ma już w rejestrze",
                "Wykreślono ją\(body.statusSince.map { " \(day($0))" }). Poniżej ostatnie dane, które znamy."
            ).html
        case .liquidation: Notice(.warn, "Organizacja kończy działalność", "Jest w likwidacji\(since). \(check)").html
        case .bankruptcy: Notice(.warn, "Sąd ogłosił upadłość organizacji", "Jest w upadłości\(since). \(check)").html
        case .suspended: Notice(.warn, "Organizacja zawiesiła działalność", "Wpis jest zawieszony\(since). \(check)").html
        case .registered, nil: nil
        }
    }

    private var card: HTML {
        let contact = ContactCard(body)
        var facts = contact.place + [.init("Gmina", gmina)] + contact.reach
        if let krs = body.identifiers.first(where: { $0.kind == .krs && $0.isRecommended }) {
            facts.append(.init("KRS", identifier(krs.value, groups: [4, 3, 3])))
        }
        if let missing = contact.missing { facts.append(missing) }
        return Facts(facts, style: .card).html
    }

    private var gmina: HTML {
        if let unit, let unitAddress { return "<a href=\"\(path: unitAddress)\">\(unit.label)</a>\(powiat.map { ", \($0)" })" }
        switch body.seat.placing {
        case .ambiguous where !candidates.isEmpty: return "<i class=\"none\">do sprawdzenia: \(candidates.joined(separator: " albo "))</i>"
        default: return "<i class=\"none\">\(body.seat.placing.label)</i>"
        }
    }

    private var registerFacts: HTML {
        var facts: [Facts.Fact] = [
            .init("Pełna nazwa", "\(body.officialName)"),
            .init("Forma prawna", text(form ?? body.formWording)), .init("Rodzaj", "\(body.kind.label)"),
        ]
        if body.hasUncertainName { facts.append(.init("Pisownia nazwy", "niepewna: źródło ma uszkodzone litery")) }
        if let parent = body.parentKRS {
            facts.append(
                .init(
                    "Oddział",
                    "<a href=\"\(path: RegistryAddress.krs(parent))\">organizacji o numerze KRS \(identifier(parent.description, groups: [4, 3, 3]))</a>"
                ))
        }
        for kind in Identifier.Kind.allCases where kind != .other || body.identifiers.contains(where: { $0.kind == .other }) {
            facts.append(.init(kind.label, numbers(kind)))
        }
        facts.append(.init("Wpis", standing))
        if body.registeredOn == nil || body.status != .registered || body.registeredOn != body.statusSince {
            facts.append(.init("Wpisano", body.registeredOn.map { day($0) } ?? unknown))
        }
        if let sign = body.lastSign { facts.append(.init("Ostatni znak życia", "\(sign.kind.label), \(day(sign.on))")) }
        facts.append(.init("Pożytek publiczny", text(body.publicBenefit.map { $0 ? "ma status" : "nie ma statusu" })))
        if let delivery = body.delivery { facts.append(.init("E-Doręczenia", "<span class=\"nb\">\(delivery)</span>")) }
        if let aims = body.aims { facts.append(.init("Cele", "<div class=\"tight\">\(each: readableText(aims), { "<p>\($0)</p>" })</div>")) }
        if !body.formerNames.isEmpty { facts.append(.init("Dawne nazwy", former(body.formerNames))) }
        if !body.formerSeats.isEmpty { facts.append(.init("Dawne siedziby", former(body.formerSeats))) }
        return Facts(facts).html
    }

    private func text(_ value: String?) -> HTML {
        guard let value else { return unknown }
        return "\(value)"
    }

    private var standing: HTML {
        guard let status = body.status else { return unknown }
        guard let since = body.statusSince else { return "\(status.label)" }
        return "\(status.label)\(when: status != .struckOff, " od") \(day(since))"
    }

    private func numbers(_ kind: Identifier.Kind) -> HTML {
        let found = body.identifiers.filter { $0.kind == kind && $0.isRecommended }
        let groups: [Int] =
            switch kind {
            case .krs: [4, 3, 3]
            case .nip: [3, 3, 2, 2]
            case .regon: [3, 3, 3, 5]
            case .other: []
            }
        return found.isEmpty ? unknown : "\(each: found, by: ", ", { identifier($0.value, groups: groups) })"
    }

    private func formerValue(_ former: FormerValue) -> HTML { "\(former.value)\(former.until.map { ", do \(day($0))" })" }

    private func former(_ values: [FormerValue]) -> HTML {
        "\(each: values, by: "<br>", formerValue)"
    }
}
