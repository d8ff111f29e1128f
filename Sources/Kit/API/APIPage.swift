import Web

/// `/api`: the API described for people, of the same sections as the OpenAPI document.
struct APIPage: Sendable {
    private let sections: [APISection]

    init(_ sections: [APISection]) { self.sections = sections }

    var page: Page {
        Page(
            title: "API dla programów", description: "Dane do czytania przez programy: adresy, parametry, zasady.",
            crumbs: [Crumb("Start", "/"), Crumb("API")], body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack read"><h1>API dla programów</h1>
        <p class="lede">To samo, co pokazują strony, w postaci JSON: bez konta, do czytania, z każdej strony internetowej (CORS).</p>
        <p>Opis dla programów: <a href="\(link: OpenAPIDocument.path)">openapi.json</a> (OpenAPI 3.1).</p></div>
        <section class="brickrule stack read" aria-labelledby="zasady"><h2 id="zasady">Zasady</h2>
        <ul>
        <li>Nic nie jest ukryte: żaden filtr nie działa, dopóki go nie podasz.</li>
        <li>Wartości jednej cechy łączy „lub”, cechy między sobą „i”. Brak wartości to <code>none</code>.</li>
        <li>Nieznany parametr i zła wartość to błąd 422; odpowiedź (<code>application/problem+json</code>) nazywa wszystkie naraz.</li>
        <li>Strona za końcem listy jest pusta. Głębiej niż 2 000 000 pozycji nie sięgamy; całość jest w plikach.</li>
        <li>Odpowiedź ma znacznik <code>ETag</code>: odeślij go w <code>If-None-Match</code>, a dostaniesz 304, gdy nic się nie zmieniło.</li>
        <li>Gdy urząd ogranicza liczbę żądań, mówią o tym nagłówki <code>RateLimit-Limit</code>, <code>RateLimit-Remaining</code> \
        i <code>RateLimit-Reset</code>.</li>
        </ul>
        </section>
        \(each: sections.enumerated().map { (place: $0, section: $1) }, section)
        </div>
        """
    }

    private func section(_ numbered: (place: Int, section: APISection)) -> HTML {
        let (place, section) = numbered
        return """
            <section class="brickrule stack loose" aria-labelledby="dzial-\(place)"><div class="stack read"><h2 id="dzial-\(place)">\(section.title)</h2>
            \(section.remark.map { "<p>\($0)</p>" })</div>
            \(each: section.endpoints, endpoint)
            \(parameters(of: section))
            </section>
            """
    }

    private func endpoint(_ endpoint: APIEndpoint) -> HTML {
        """
        <section class="stack read" aria-labelledby="\(endpoint.operation)"><h3 id="\(endpoint.operation)">\(endpoint.title)</h3>
        <p><code>GET \(endpoint.path)</code></p>
        <p>\(endpoint.meaning)</p>
        \(when: !endpoint.parameters.isEmpty, "<p>Parametry: \(each: endpoint.parameters, by: ", ", { "<code>\($0.name)</code>" }).</p>")
        \(when: !endpoint.example.isEmpty, "<p>Na przykład: <a href=\"\(link: endpoint.path + endpoint.example)\">\(endpoint.path + endpoint.example)</a></p>")
        </section>
        """
    }

    /// Every parameter of the section once.
    private func parameters(of section: APISection) -> HTML? {
        var known: Set<String> = []
        let all = section.endpoints.flatMap(\.parameters).filter { known.insert($0.name).inserted }
        guard !all.isEmpty else { return nil }
        return DataTable(
            "\(section.title): parametry",
            columns: [
                .init("Parametr") { "<code>\($0.name)</code>" },
                .init("Znaczenie") { "\($0.meaning)" },
            ], rows: all
        ).html
    }
}
