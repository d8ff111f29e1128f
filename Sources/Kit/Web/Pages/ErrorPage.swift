import HTTPTypes
import Polish

/// A page for everything that went wrong: what happened, what is safe, what to do next. No code as the headline, and never how it looks inside.
struct ErrorPage: Sendable {
    let search: SearchBox?

    /// - Parameter path: as asked for, percent-encoded.
    func reply(_ problem: Problem, path: String, id: String) -> Reply {
        var reply = page(words(problem, path: path), status: problem.status, id: id)
        for field in problem.headers { reply.headers.append(field) }
        return reply
    }

    func failure(id: String) -> Reply {
        let words = Words(
            "Coś się u nas zepsuło",
            "To nasz błąd, nie Twój. Dane w rejestrze są bezpieczne.",
            "Odśwież stronę za chwilę. Jeśli wysyłasz formularz, sprawdź najpierw, czy zgłoszenie nie zostało już zapisane. Gdy błąd wraca, podaj nam numer zdarzenia."
        )
        return page(words, status: .internalServerError, id: id)
    }

    private struct Words {
        let title: String, happened: HTML, next: HTML
        init(_ title: String, _ happened: HTML, _ next: HTML) { (self.title, self.happened, self.next) = (title, happened, next) }
    }

    private func page(_ words: Words, status: HTTPResponse.Status, id: String) -> Reply {
        let body: HTML = """
            <div class="stack read">
            <h1>\(words.title)</h1>
            <p class="lede">\(words.happened)</p>
            <h2>Co możesz zrobić</h2>
            <p>\(words.next)</p>
            <p><a href="/">Przejdź na stronę główną</a></p>
            <p class="small quiet">Numer zdarzenia: \(identifier(id))</p>
            </div>
            """
        return .page(Page(title: words.title, indexed: false, body: body), status: status)
    }

    private func words(_ problem: Problem, path: String) -> Words {
        switch problem {
        case .badRequest(let why): Words("Nie rozumiemy tego adresu", "\(why) Niczego nie zapisaliśmy.", "Popraw adres w przeglądarce albo wróć na poprzednią stronę i użyj odnośnika.")
        case .forbidden(let why): Words("Tego nie możemy zrobić", "\(why)", "Wróć na poprzednią stronę i zacznij od niej jeszcze raz.")
        case .notFound: Words("Tej strony nie ma", "Pod adresem <span class=\"nb\">\(shortened(path))</span> niczego nie ma. Adres może zawierać literówkę albo strona dostała nowy.", suggestion(path))
        case .gone(let why): Words("Tej strony już nie ma", "\(why)", "Numer tej strony nie trafi do nikogo innego. Poszukaj po nazwie albo zacznij od strony głównej.")
        case .methodNotAllowed: Words("Tego adresu nie można tak użyć", "Strona pod tym adresem nie przyjmuje takiego żądania. Niczego nie zapisaliśmy.", "Otwórz stronę zwykłym odnośnikiem, a formularz wyślij przyciskiem pod nim.")
        case .payloadTooLarge: Words("Formularz jest za długi", "Przyjmujemy najwyżej 64 KB tekstu, czyli około 30 stron. Niczego nie zapisaliśmy.", "Wróć do formularza, skróć tekst i wyślij go jeszcze raz.")
        case .addressTooLong: Words("Adres jest za długi", "Adres tej strony jest dłuższy, niż możemy odczytać. Niczego nie zapisaliśmy.", "Skróć szukane słowa albo wybierz mniej filtrów.")
        case .unsupportedForm: Words("Nie umiemy odczytać formularza", "Dane przyszły w postaci, której nie obsługujemy. Niczego nie zapisaliśmy.", "Wyślij formularz przyciskiem na jego stronie.")
        case .unprocessable(let errors): Words("Popraw dane", "Niczego nie zapisaliśmy, bo części danych nie możemy przyjąć.", "\(each: errors, by: "<br>", { "\($0)" })")
        case .tooManyRequests(let seconds): Words("Za dużo prób naraz", "Z Twojego adresu przyszło zbyt wiele zgłoszeń w krótkim czasie. To, co zapisaliśmy wcześniej, jest bezpieczne.", "Spróbuj ponownie za \(wait(seconds)).")
        case .headersTooLarge: Words("Przeglądarka wysłała za dużo danych", "Nagłówki żądania są dłuższe, niż możemy odczytać. Niczego nie zapisaliśmy.", "Usuń pliki cookie tego serwisu i otwórz stronę jeszcze raz.")
        case .unavailable(let seconds): Words("Serwis ma krótką przerwę", "Baza danych chwilowo nie odpowiada. Zapisane dane są bezpieczne.", "Spróbuj ponownie za \(wait(seconds)).")
        }
    }

    private func wait(_ seconds: Int) -> String {
        seconds < 60 ? Plural("sekundę", "sekundy", "sekund").of(max(seconds, 1)) : Plural("minutę", "minuty", "minut").of((seconds + 59) / 60)
    }

    private func shortened(_ path: String) -> String {
        let readable = Percent.decode(path, plusIsSpace: false) ?? path
        return readable.count > 60 ? readable.prefix(60) + "…" : readable
    }

    /// The words of the address are often what was looked for.
    private func suggestion(_ path: String) -> HTML {
        let readable = path.split(separator: "/").last.flatMap { Percent.decode($0, plusIsSpace: false) } ?? ""
        let words = fold(String(readable.prefix(100))).split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }.prefix(6).joined(separator: " ")
        guard let search, !words.isEmpty else { return "Sprawdź, czy adres jest wpisany bez pomyłki." }
        return "Sprawdź, czy adres jest wpisany bez pomyłki, albo <a href=\"\(link: Query([("q", words)]).appended(to: search.action))\">szukaj „\(words)”</a>."
    }
}
