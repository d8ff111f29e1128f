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

    init(_ profile: OrganisationProfile, _ shelf: RegistryDesk.Shelf) {
        self.profile = profile
        form = profile.body.form.flatMap { shelf.forms[$0]?.label }
        unit = profile.body.seat.gmina.flatMap { shelf.territory[$0] }
        unitAddress = unit.map { RegistryAddress.unit($0, shelf.territory) }
        powiat = unit.flatMap { $0.teryt.isCity ? nil : $0.teryt.powiat }.flatMap { shelf.territory[$0]?.label }
        candidates = profile.body.seat.candidates.compactMap { shelf.territory[$0]?.label }
        sources = ProfileSources(profile, shelf.territory)
    }

    private var body: Organisation { profile.body }

    var page: Page {
        Page(
            title: body.name, description: summary, crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje", RegistryAddress.list(OrganisationSearch()).path), Crumb(body.name)],
            section: "organizacje", sample: body.isSample, indexed: !body.isSample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack tight">
        \(age)
        <h1>\(body.name)</h1>
        <p class="bar">\(body.status.map { StatusPill($0).html } ?? Pill("wpis nieznany").html)\
        \(when: body.publicBenefit == true, Pill("organizacja pożytku publicznego", .info).html)</p>
        <p class="lede">\(summary)</p>
        </div>
        <div class="cols aside-end">
        <div class="stack">
        \(card)
        <div>
        \(folded("Dane rejestrowe", id: "dane-rejestrowe", registerFacts))
        \(folded("Skąd to wiemy", id: "skad-to-wiemy", sources.html))
        </div>
        </div>
        <aside class="brickrule stack" aria-labelledby="blad"><h2 id="blad">Coś się nie zgadza?</h2>
        <p>Napisz, jak powinno być. Wystarczy jedno zdanie.</p>
        <p><a class="btn second" href="\(path: RegistryAddress.report(profile.id))">Zgłoś błąd w danych</a></p>
        </aside>
        </div>
        </div>
        """
    }

    /// How old what we show is, before anything else.
    private var age: HTML {
        guard let statedOn = body.statedOn else { return "<p class=\"small quiet\">Dzień, z którego pochodzą dane, jest nieznany.</p>" }
        return "<p class=\"small quiet\">\(sources.names), stan z dnia \(day(statedOn)).</p>"
    }

    /// One line: what the body is and does, and where.
    private var summary: String {
        let where_ = [body.seat.locality ?? unit?.label, powiat].compactMap(\.self).joined(separator: ", ")
        let what = body.aims.map(firstSentence) ?? form ?? "Organizacja"
        return where_.isEmpty ? what : "\(what.hasSuffix(".") ? String(what.dropLast()) : what) · \(where_)"
    }

    private var card: HTML {
        let facts: [Facts.Fact] = [
            .init("Adres", address), .init("E-mail", email), .init("Strona", website), .init("Telefon", phone), .init("Gmina", gmina),
        ]
        return Facts(facts).html
    }

    private var email: HTML {
        guard let email = body.email else { return unknown }
        return "<a href=\"\(link: "mailto:" + email)\">\(email)</a>"
    }

    private var website: HTML {
        guard let website = body.website else { return unknown }
        return "<a href=\"\(link: website)\" rel=\"nofollow noopener\">\(website)</a>"
    }

    private var phone: HTML {
        guard let phone = body.phone else { return unknown }
        return "<a href=\"\(link: "tel:" + phone.filter { !$0.isWhitespace })\">\(phone)</a>"
    }

    private var address: HTML {
        let town = [body.seat.postalCode, body.seat.locality].compactMap(\.self).joined(separator: " ")
        let lines = [body.seat.street, town.isEmpty ? nil : town].compactMap(\.self)
        return lines.isEmpty ? unknown : "\(lines.joined(separator: ", "))"
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
            .init("Forma prawna", text(form ?? body.formWording)),
        ]
        for kind in Identifier.Kind.allCases { facts.append(.init(kind.label, numbers(kind))) }
        facts.append(.init("Wpis", standing))
        facts.append(.init("Wpisana do rejestru", body.registeredOn.map { day($0) } ?? unknown))
        facts.append(.init("Pożytek publiczny", text(body.publicBenefit.map { $0 ? "ma status" : "nie ma statusu" })))
        if let delivery = body.delivery { facts.append(.init("E-Doręczenia", "<span class=\"nb\">\(delivery)</span>")) }
        if let aims = body.aims { facts.append(.init("Cele", "\(each: readableText(aims), by: "<br>", { "\($0)" })")) }
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
        return "\(status.label) od \(day(since))"
    }

    private func numbers(_ kind: Identifier.Kind) -> HTML {
        let found = body.identifiers.filter { $0.kind == kind && $0.isRecommended }
        return found.isEmpty ? unknown : "\(each: found, by: ", ", { identifier($0.value, groups: kind == .krs ? [4, 3, 3] : [3, 3, 3]) })"
    }

    private func formerValue(_ former: FormerValue) -> HTML { "\(former.value)\(former.until.map { ", do \(day($0))" })" }

    private func former(_ values: [FormerValue]) -> HTML {
        "\(each: values, by: "<br>", formerValue)"
    }
}

/// The first sentence or line of an aim, readable and short enough for a card.
func firstSentence(_ aims: String) -> String {
    let line = readableText(aims).first ?? ""
    let sentence = line.split(separator: ". ", maxSplits: 1).first.map(String.init) ?? line
    guard sentence.count > 160 else { return sentence }
    let words = sentence.prefix(157).split(separator: " ").dropLast()
    return words.joined(separator: " ") + "…"
}

/// Lines of a text that arrives in capitals, with a capital only at the beginning of each.
func readableText(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
        guard !line.contains(where: \.isLowercase) else { return String(line) }
        return line.prefix(1) + line.dropFirst().lowercased()
    }
}
