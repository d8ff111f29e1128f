import Polish
import Values
import Web

/// Every component on one page, in its states, with text that is long, hostile or missing.
func gallery() -> Page {
    let day = Day(daysSince1970: 20_775)
    var errors = FieldErrors()
    errors.add("email", "Wpisz adres e-mail, np. ola@fundacja.example")
    errors.add("opis", "Napisz w jednym zdaniu, co się nie zgadza")
    return Page(
        title: "Wzornik części", description: "Stany, których nie widać na zwykłych stronach.", crumbs: [Crumb("Start", "/"), Crumb("Wzornik")],
        section: "organisations", sample: true, hasErrors: true,
        body: """
            <div class="stack loose">
            <div class="stack tight"><h1>Wzornik części</h1><p class="lede">Stany, których nie widać na zwykłych stronach: puste, błędne, nieodwracalne.</p></div>
            \(figures(day))
            \(list(day))
            <div class="cols two">\(messages)\(facts(day))</div>
            <div class="cols two"><div>\(form(errors))</div><div class="stack">\(folded("Dane rejestrowe", id: "dane", hint: "numery i wpis", facts(day, id: "f2")))\
            \(folded("Skąd to wiemy", id: "zrodla", open: true, "<p>Z rejestru.</p>"))</div></div>
            </div>
            """)
}

private func figures(_ day: Day) -> HTML {
    Figures([
        .init(6964, Plural("organizacja w rejestrze", "organizacje w rejestrze", "organizacji w rejestrze"), source: provenance("KRS", day)),
        .init(144, Plural("gmina", "gminy", "gmin"), source: provenance("TERYT", day, link: PlainAddress("/o-danych"))),
        .init(nil, Plural("mieszkaniec", "mieszkańcy", "mieszkańców")),
        .init("40,3", "na 10 tys. mieszkańców"),
    ]).html
        + DataTable(
            "Organizacje według formy",
            columns: [
                .init("Forma") { "<a href=\"/\">\($0.0)</a>" }, .init("Organizacji", bar: { Double($0.1) / 3049 }) { "\(number($0.1))" },
            ], rows: [("stowarzyszenia", 3049), ("fundacje", 1270), ("samodzielne publiczne zakłady opieki zdrowotnej", 0)], style: .bars
        ).html
}

private struct Row: Sendable { let name: String, seat: String?, members: Int? }

private func list(_ day: Day) -> HTML {
    let rows = [
        Row(name: "Stowarzyszenie „Słoneczna Polana” na rzecz Dzieci i Młodzieży", seat: "Osielsko", members: 1234),
        Row(name: "Fundacja <b>Mały & Wielki</b> Odkrywca", seat: nil, members: nil),
        Row(name: "UKS „Żuraw”", seat: "Dąbrowa Chełmińska", members: 0),
    ]
    let table = DataTable(
        "Organizacje 1–3 z 412",
        columns: [
            .init("Organizacja", sort: .init(PlainAddress("/?kolejnosc=nazwa"), .ascending)) { (row: Row) in
                "<a href=\"/\">\(row.name)</a>\(sub("prowadzi świetlicę dla dzieci z gminy"))"
            },
            .init("Siedziba") { row in row.seat.map { "\($0)\(sub("pow. bydgoski"))" } ?? unknown },
            .init("Członków", numeric: true) { row in row.members.map { "\(number($0))" } ?? unknown },
            .init("Stan · dzień źródła", label: "Stan") { _ in "\(Pill("w rejestrze", .ok).html)\(sub(Web.day(day)))" },
        ], rows: rows, style: .flow)
    let filters = filterSheet(
        action: PlainAddress("/"), chosen: 2,
        """
        \(TextField("q", "Szukane słowa", hint: nil, value: "dzieci", kind: .search).html)
        \(Facet("forma", "Forma prawna", options: [.init("f", "fundacja", count: 84), .init("s", "stowarzyszenie", count: 1211)], chosen: ["f"]).html)
        \(Facet("status", "Stan", options: [.init("", "każdy"), .init("r", "w rejestrze")], chosen: ["r"], single: true).html)
        """)
    return """
        <div class="cols aside-start">\(filters)<div class="stack">
        \(chips([("fundacja", PlainAddress("/?a")), ("w rejestrze", PlainAddress("/?b"))]))
        \(table.html)
        \(Pagination(page: 4, total: 412, perPage: 20) { PlainAddress("/?strona=\($0)") }.html)
        </div></div>
        """
}

private let messages: HTML = """
    <section class="stack" aria-labelledby="w1"><h2 id="w1">Komunikaty</h2>
    \(Notice(.info, "Trwa przerwa w KRS", "Pokazujemy stan z 18 listopada 2026. Nowe wpisy dodamy po jej zakończeniu.").html)
    \(Notice(.ok, "Zgłoszenie zapisane", "Odpowiemy w 5 dni roboczych.").html)
    \(Notice(.warn, "Dane do potwierdzenia").html)
    \(Notice(.err, "Nie zapisaliśmy zmian", "Spróbuj <a href=\"/\">jeszcze raz</a>.").html)
    \(emptyState("Nie znaleźliśmy organizacji dla „hipoterapja” w gminie Zbójno.", why: "Sprawdź pisownię.", wayOn: ("Szukaj wszędzie", PlainAddress("/"))))
    <p class="bar">\(Pill("szkic").html)\(Pill("w likwidacji", .warn).html)\(Pill("w rejestrze", .ok).html)\(Pill("wykreślona", .err).html)\(Pill("w toku", .info).html)</p>
    <p>Zapis wartości: 0 · \(none) · \(unknown) · \(notApplicable)</p>
    \(CardList([.init("Fundacja „Bez Barier nad Brdą”", PlainAddress("/"), detail: "Koronowo · niepełnosprawność"), .init("UKS „Żuraw”", PlainAddress("/"))], columns: true).html)
    </section>
    """

private func facts(_ day: Day, id: StaticString? = nil) -> HTML {
    let rows = Facts([
        .init("Pełna nazwa", "Stowarzyszenie „Słoneczna Polana”", source: provenance("KRS", day)),
        .init("Numer KRS", identifier("0009990001", groups: [4, 3, 3]), source: provenance("KRS", day)), .init("NIP", unknown),
    ])
    return "<section class=\"stack tight\">\(when: id == nil, "<h2>Tożsamość</h2>")\(rows.html)</section>"
}

private func form(_ errors: FieldErrors) -> HTML {
    PostForm(
        action: PlainAddress("/zapis"), errors: errors,
        fields: [
            SelectField("co", "Co się nie zgadza", value: nil, options: [("adres", "adres lub kontakt"), ("inne", "coś innego")]).html,
            TextArea("opis", "Jak powinno być", hint: "Na przykład: telefon 52 123 45 67 jest nieaktualny", value: nil, error: errors["opis"]).html,
            TextField(
                "email", "Twój adres e-mail", hint: "Na przykład ola@fundacja.example", value: "ola", error: errors["email"], kind: .email,
                optional: true, autocomplete: "email"
            ).html,
        ], button: "Wyślij zgłoszenie", next: ["Przeczyta je pracownik urzędu.", "Poprawimy dane w 5 dni roboczych."]
    ).html
}
