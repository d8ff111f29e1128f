import Polish
import Values
import Web

/// What was typed into "Zgłoś błąd": text in, a report or all its errors out.
struct ErrorReportForm: Sendable {
    static let longestMessage = 2000
    var field: String?
    var message: String?
    var contact: String?
    var isFromRobot = false
    /// It came back from the visitor; a fresh form has no errors to show.
    private(set) var wasSent = false

    init() {}

    init(_ form: Form) {
        (field, message, contact) = (form.text("pole"), form.text("opis"), form.text("kontakt"))
        (isFromRobot, wasSent) = (Honeypot.caught(form), true)
    }

    var errors: FieldErrors {
        var errors = FieldErrors()
        if field.flatMap(ErrorReport.Field.init(rawValue:)) == nil { errors.add("pole", "Wybierz, co się nie zgadza") }
        switch message?.count ?? 0 {
        case 0: errors.add("opis", "Napisz, jak powinno być, na przykład: nowy adres to ul. Polna 3")
        case ErrorReportForm.longestMessage...: errors.add("opis", "Skróć opis do \(number(ErrorReportForm.longestMessage)) znaków")
        default: break
        }
        if let contact, !contact.contains("@") || contact.count > 200 {
            errors.add("kontakt", "Wpisz adres e-mail ze znakiem @, na przykład anna@example.org")
        }
        return errors
    }

    /// nil while there are errors.
    var report: ErrorReport? {
        guard errors.isEmpty, let field = field.flatMap(ErrorReport.Field.init(rawValue:)), let message else { return nil }
        return ErrorReport(field: field, message: message, contact: contact)
    }
}

/// `/organizacje/{id}/zglos-blad`.
struct ErrorReportPage: Sendable {
    let profile: OrganisationProfile
    let form: ErrorReportForm
    private let errors: FieldErrors

    /// - Parameter form: empty when the page is opened; as it was typed when it came back.
    init(_ profile: OrganisationProfile, _ form: ErrorReportForm) {
        (self.profile, self.form) = (profile, form)
        errors = form.wasSent ? form.errors : FieldErrors()
    }

    var page: Page {
        Page(
            title: "Zgłoś błąd w danych",
            crumbs: [
                Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje", RegistryAddress.list(OrganisationSearch()).path),
                Crumb(profile.body.name, RegistryAddress.organisation(profile.id, slug: profile.slug).path), Crumb("Zgłoś błąd"),
            ], section: "organizacje", sample: profile.body.isSample, hasErrors: !errors.isEmpty, indexed: false, body: html)
    }

    private var html: HTML {
        """
        <div class="stack">
        <div class="stack tight"><h1>Zgłoś błąd w danych</h1>
        <p class="lede">\(profile.body.name)</p></div>
        <div class="cols aside-end">
        <div>\(PostForm(
            action: RegistryAddress.report(profile.id), errors: errors, fields: fields, button: "Wyślij zgłoszenie",
            next: [
                "Zgłoszenie trafi do osoby, która opiekuje się rejestrem.",
                "Danych z rejestru sądowego sami nie zmieniamy: jeśli błąd jest w KRS, poprawia go organizacja, składając wniosek w sądzie.",
            ]).html)</div>
        <aside class="brickrule stack tight" aria-labelledby="teraz"><h2 id="teraz">Co teraz pokazujemy</h2>
        \(shown)</aside>
        </div>
        </div>
        """
    }

    private var shown: HTML {
        let contact = ContactCard(profile.body)
        var facts: [Facts.Fact] = contact.place + contact.reach
        facts.append(.init("Wpis", profile.body.status.map { "\($0.label)" } ?? unknown))
        if let missing = contact.missing { facts.append(missing) }
        return Facts(facts, style: .card).html
    }

    private var fields: [HTML] {
        [
            SelectField(
                "pole", "Co się nie zgadza", value: form.field, error: errors["pole"],
                options: [("", "wybierz z listy")] + ErrorReport.Field.allCases.map { ($0.rawValue, $0.label) }
            ).html,
            TextArea(
                "opis", "Jak powinno być", hint: "Na przykład: nowy adres to ul. Polna 3. Nie wpisuj danych prywatnych osób.", value: form.message,
                error: errors["opis"], longest: ErrorReportForm.longestMessage
            ).html,
            TextField(
                "kontakt", "Twój e-mail", hint: "Tylko gdybyśmy chcieli o coś zapytać, na przykład anna@example.org.", value: form.contact,
                error: errors["kontakt"], kind: .email, optional: true, autocomplete: "email", size: 36, longest: 200
            ).html,
        ]
    }
}

/// `/organizacje/{id}/dziekujemy`.
struct ThanksPage: Sendable {
    let profile: OrganisationProfile

    init(_ profile: OrganisationProfile) { self.profile = profile }

    var page: Page {
        Page(
            title: "Zgłoszenie przyjęte",
            crumbs: [
                Crumb("Start", RegistryAddress.home.path),
                Crumb(profile.body.name, RegistryAddress.organisation(profile.id, slug: profile.slug).path), Crumb("Zgłoszenie przyjęte"),
            ], section: "organizacje", sample: profile.body.isSample, indexed: false,
            body: """
                <div class="stack read">
                <h1>Dziękujemy, zgłoszenie przyjęte</h1>
                <p class="lede">\(profile.body.name)</p>
                \(nextStep([
                    "Zgłoszenie przeczyta osoba, która opiekuje się rejestrem.",
                    "Jeśli coś będzie niejasne, a w zgłoszeniu jest adres e-mail, napisze z pytaniem.",
                ]))
                <p><a class="btn second" href="\(path: RegistryAddress.organisation(profile.id, slug: profile.slug))">Wróć do strony organizacji</a></p>
                </div>
                """)
    }
}
