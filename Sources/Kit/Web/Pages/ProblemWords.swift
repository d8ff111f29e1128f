import Polish

/// What the page of a problem says: the headline, what happened and what is safe, what to do next.
struct ProblemWords {
    let title: String, happened: HTML, next: HTML

    init(_ title: String, _ happened: HTML, next: HTML) { (self.title, self.happened, self.next) = (title, happened, next) }

    static let failure = ProblemWords(
        "Coś się u nas zepsuło", "To nasz błąd, nie Twój. Dane w rejestrze są bezpieczne.",
        next: """
            Odśwież stronę za chwilę. Jeśli wysyłasz formularz, sprawdź najpierw, czy zgłoszenie nie zostało już zapisane. \
            Gdy błąd wraca, podaj nam numer zdarzenia.
            """)

    /// - Parameters:
    ///   - address: as asked for, readable.
    ///   - suggestion: where else to look, for an address that leads nowhere.
    init(_ problem: Problem, address: String, suggestion: HTML) {
        switch problem {
        case .badRequest(let why):
            self.init(
                "Nie rozumiemy tego adresu", "\(why) Niczego nie zapisaliśmy.",
                next: "Popraw adres w przeglądarce albo wróć na poprzednią stronę i użyj odnośnika.")
        case .forbidden(let why):
            self.init("Tego nie możemy zrobić", "\(why)", next: "Wróć na poprzednią stronę i zacznij od niej jeszcze raz.")
        case .notFound:
            self.init(
                "Tej strony nie ma",
                "Pod adresem <code>\(address)</code> niczego nie znaleźliśmy. Może jest w nim literówka albo strona dostała inny adres.",
                next: suggestion)
        case .gone(let why):
            self.init(
                "Tej strony już nie ma", "\(why)",
                next: "Numer tej strony nie trafi do nikogo innego. Poszukaj po nazwie albo zacznij od strony głównej.")
        case .methodNotAllowed:
            self.init(
                "Tego adresu nie można tak użyć", "Strona pod tym adresem nie przyjmuje takiego żądania. Niczego nie zapisaliśmy.",
                next: "Otwórz stronę zwykłym odnośnikiem, a formularz wyślij przyciskiem pod nim.")
        case .payloadTooLarge:
            self.init(
                "Formularz jest za długi", "Przyjmujemy najwyżej 64 KB tekstu, czyli około 30 stron. Niczego nie zapisaliśmy.",
                next: "Wróć do formularza, skróć tekst i wyślij go jeszcze raz.")
        case .addressTooLong:
            self.init(
                "Adres jest za długi", "Adres tej strony jest dłuższy, niż możemy odczytać. Niczego nie zapisaliśmy.",
                next: "Skróć szukane słowa albo wybierz mniej filtrów.")
        case .unsupportedForm:
            self.init(
                "Nie umiemy odczytać formularza", "Dane przyszły w postaci, której nie obsługujemy. Niczego nie zapisaliśmy.",
                next: "Wyślij formularz przyciskiem na jego stronie.")
        case .unprocessable(let errors):
            self.init(
                "Popraw dane", "Części tego, co przyszło, nie rozumiemy. Niczego nie zapisaliśmy.", next: "\(each: errors, by: "<br>", { "\($0)" })")
        case .tooManyRequests(let seconds):
            self.init(
                "Za dużo prób naraz",
                "Z Twojego adresu przyszło zbyt wiele zgłoszeń w krótkim czasie. To, co zapisaliśmy wcześniej, jest bezpieczne.",
                next: "Spróbuj ponownie za \(ProblemWords.wait(seconds)). Tekst formularza odzyskasz przyciskiem „Wstecz” przeglądarki.")
        case .headersTooLarge:
            self.init(
                "Przeglądarka wysłała za dużo danych", "Nagłówki żądania są dłuższe, niż możemy odczytać. Niczego nie zapisaliśmy.",
                next: "Usuń pliki cookie tego serwisu i otwórz stronę jeszcze raz.")
        case .unavailable(let seconds):
            self.init(
                "Serwis ma krótką przerwę", "Baza danych chwilowo nie odpowiada. Zapisane dane są bezpieczne.",
                next: "Spróbuj ponownie za \(ProblemWords.wait(seconds)).")
        }
    }

    private static func wait(_ seconds: Int) -> String {
        seconds < 60 ? Plural("sekundę", "sekundy", "sekund").of(max(seconds, 1)) : Plural("minutę", "minuty", "minut").of((seconds + 59) / 60)
    }
}
