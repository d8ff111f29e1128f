import HTTPTypes
import Polish

/// A page for everything that went wrong: what happened, what is safe, what to do next. No code as the headline, and never how it looks inside.
struct ErrorPage: Sendable {
    let search: SearchBox?

    /// - Parameter path: as asked for, percent-encoded.
    func reply(_ problem: Problem, path: String, id: String) -> Reply {
        var reply = page(ProblemWords(problem, address: readable(path), suggestion: suggestion(path)), status: problem.status, id: id)
        for field in problem.headers { reply.headers.append(field) }
        return reply
    }

    /// The page of every error that is our fault.
    func failure(id: String) -> Reply { page(.failure, status: .internalServerError, id: id) }

    private func page(_ words: ProblemWords, status: HTTPResponse.Status, id: String) -> Reply {
        let body: HTML = """
            <div class="stack read">
            <h1>\(words.title)</h1>
            <p class="lede">\(words.happened)</p>
            <div class="stack tight rule"><h2>Co możesz zrobić</h2>
            <p>\(words.next)</p></div>
            <p><a class="btn second" href="/">Przejdź na stronę główną</a></p>
            <p class="small quiet">Numer zdarzenia: \(identifier(id))</p>
            </div>
            """
        return .page(Page(title: words.title, indexed: false, body: body), status: status)
    }

    private func readable(_ path: String) -> String {
        let address = Percent.decode(path, plusIsSpace: false) ?? path
        return address.count > 60 ? address.prefix(60) + "…" : address
    }

    /// The words of the address are often what was looked for.
    private func suggestion(_ path: String) -> HTML {
        let last = path.split(separator: "/").last.flatMap { Percent.decode($0, plusIsSpace: false) } ?? ""
        let words = fold(String(last.prefix(100))).split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }.prefix(6).joined(separator: " ")
        guard let search, !words.isEmpty else { return "Sprawdź, czy adres jest wpisany bez pomyłki." }
        let address = Query([("q", words)]).appended(to: search.action)
        return "Sprawdź, czy adres jest wpisany bez pomyłki, albo <a href=\"\(link: address)\">szukaj „\(words)”</a>."
    }
}
