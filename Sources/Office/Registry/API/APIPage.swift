import Web

/// `/api`: the API described for people, of the same table as the OpenAPI document.
struct APIPage: Sendable {
    var page: Page {
        Page(
            title: "API dla programów", description: "Rejestr organizacji do czytania przez programy: adresy, parametry, zasady.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("API")], body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack read"><h1>API dla programów</h1>
        <p class="lede">To samo, co pokazują strony, w postaci JSON: bez konta, do czytania, z każdej strony internetowej (CORS).</p>
        <p>Opis dla programów: <a href="\(link: OpenAPIDocument.path)">openapi.json</a> (OpenAPI 3.1).</p></div>
        <section class="brickrule stack read" aria-labelledby="zasady"><h2 id="zasady">Zasady</h2>
        <ul>
        <li>Nic nie jest ukryte: bez filtrów są tu wszystkie podmioty, także inne niż organizacje, wykreślone i przykładowe.</li>
        <li>Wartości jednej cechy łączy „lub”, cechy między sobą „i”. Brak wartości to <code>none</code>.</li>
        <li>Nieznany parametr i zła wartość to błąd 422; odpowiedź (<code>application/problem+json</code>) nazywa wszystkie naraz.</li>
        <li>Strona za końcem listy jest pusta. Głębiej niż 2 000 000 pozycji nie sięgamy; cały rejestr jest \
        <a href="/dane">w plikach</a>.</li>
        <li>Odpowiedź ma znacznik <code>ETag</code>: odeślij go w <code>If-None-Match</code>, a dostaniesz 304, gdy nic się nie zmieniło.</li>
        <li>Gdy urząd ogranicza liczbę żądań, mówią o tym nagłówki <code>RateLimit-Limit</code>, <code>RateLimit-Remaining</code> \
        i <code>RateLimit-Reset</code>.</li>
        </ul>
        </section>
        \(each: APIEndpoint.all, section)
        <section class="brickrule stack" aria-labelledby="parametry"><h2 id="parametry">Parametry</h2>
        \(parameters)
        </section>
        </div>
        """
    }

    private func section(_ endpoint: APIEndpoint) -> HTML {
        """
        <section class="brickrule stack read" aria-labelledby="\(endpoint.operation)"><h2 id="\(endpoint.operation)">\(endpoint.title)</h2>
        <p><code>GET \(endpoint.path)</code></p>
        <p>\(endpoint.meaning)</p>
        \(when: !endpoint.parameters.isEmpty, "<p>Parametry: \(each: endpoint.parameters, by: ", ", { "<code>\($0.name)</code>" }).</p>")
        \(when: !endpoint.example.isEmpty, "<p>Na przykład: <a href=\"\(link: endpoint.path + endpoint.example)\">\(endpoint.path + endpoint.example)</a></p>")
        </section>
        """
    }

    private var parameters: HTML {
        let all = APIParameter.list + [.rows, .columns]
        return DataTable(
            "Parametry API",
            columns: [
                .init("Parametr") { "<code>\($0.name)</code>" },
                .init("Znaczenie") { "\($0.meaning)" },
            ], rows: all
        ).html
    }
}
