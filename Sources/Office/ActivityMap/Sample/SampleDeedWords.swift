/// The words sample activities and grants are made of.
enum SampleDeedWords {
    struct Theme: Sendable {
        /// Point of art. 4 ust. 1.
        let sphere: String
        let targetGroups: [String]
        let titles: [String]
        let description: String
    }

    static let themes: [Theme] = [
        Theme(
            sphere: "15", targetGroups: ["dzieci", "mlodziez"],
            titles: ["Wakacje za progiem domu", "Świetlica popołudniowa", "Klub młodych odkrywców", "Półkolonie letnie"],
            description: "Zajęcia po lekcjach i wypoczynek dla dzieci i młodzieży."),
        Theme(
            sphere: "10", targetGroups: ["seniorzy"],
            titles: ["Klub aktywnego seniora", "Senior w sieci", "Gimnastyka dla seniorów", "Wspomnienia sąsiadów"],
            description: "Spotkania, ruch i nauka dla osób starszych."),
        Theme(
            sphere: "7", targetGroups: ["niepelnosprawni"],
            titles: ["Bez barier", "Wypożyczalnia sprzętu rehabilitacyjnego", "Asystent na co dzień"],
            description: "Wsparcie osób z niepełnosprawnościami w samodzielnym życiu."),
        Theme(
            sphere: "16", targetGroups: ["wszyscy"],
            titles: ["Letnie koncerty na rynku", "Warsztaty garncarskie", "Zapomniane pieśni", "Festiwal teatrów podwórkowych"],
            description: "Kultura blisko domu: koncerty, warsztaty, spotkania."),
        Theme(
            sphere: "17", targetGroups: ["dzieci", "mlodziez"],
            titles: ["Szkółka piłkarska", "Turniej o puchar gminy", "Bieg przełajowy", "Nauka pływania"],
            description: "Treningi i zawody dla dzieci, młodzieży i dorosłych."),
        Theme(
            sphere: "18", targetGroups: ["wszyscy"],
            titles: ["Sprzątanie brzegów rzeki", "Sad dawnych odmian", "Patrol przyrodniczy"],
            description: "Ochrona przyrody i nauka o niej w terenie."),
        Theme(
            sphere: "13", targetGroups: ["wszyscy"],
            titles: ["Remont wiejskiej świetlicy", "Piknik sąsiedzki", "Mapa skarbów naszej wsi"],
            description: "Wspólne miejsca i spotkania mieszkańców."),
        Theme(
            sphere: "1", targetGroups: ["ubodzy", "rodziny"],
            titles: ["Ciepły posiłek", "Rodzina na co dzień", "Bank żywności dla sąsiadów"],
            description: "Pomoc rodzinom i osobom w trudnej sytuacji."),
        Theme(
            sphere: "23", targetGroups: ["wszyscy"],
            titles: ["Młodzieżowa drużyna pożarnicza", "Pierwsza pomoc dla każdego"],
            description: "Szkolenia z ratownictwa i pierwszej pomocy."),
        Theme(
            sphere: "6", targetGroups: ["chorzy"],
            titles: ["Opieka domowa nad chorymi", "Zdrowie pod lupą", "Dzień profilaktyki"],
            description: "Opieka, badania i wiedza o zdrowiu."),
    ]

    static let departments = ["Departament Spraw Społecznych", "Departament Kultury", "Departament Sportu i Turystyki", "Departament Środowiska"]

    /// Cities whose bodies work in a powiat without a city of its own: there money works elsewhere than it is paid to.
    static let sisters = ["0461": "0410", "0462": "0406", "0463": "0408", "0464": "0411"]
}
