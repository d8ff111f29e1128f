/// The words sample names are made of. None is inflected by place, so that every name reads well with every town.
enum SampleWords {
    /// Nouns of one gender; with an adjective in that gender they make a name: "Zielona Przystań".
    struct Gender {
        let ending: Int
        let nouns: [String]
    }

    static let adjectives: [[String]] = [
        ["Nowy", "Nowa", "Nowe"], ["Wspólny", "Wspólna", "Wspólne"], ["Dobry", "Dobra", "Dobre"], ["Jasny", "Jasna", "Jasne"],
        ["Zielony", "Zielona", "Zielone"], ["Złoty", "Złota", "Złote"], ["Otwarty", "Otwarta", "Otwarte"], ["Wesoły", "Wesoła", "Wesołe"],
        ["Cichy", "Cicha", "Ciche"], ["Biały", "Biała", "Białe"], ["Srebrny", "Srebrna", "Srebrne"], ["Słoneczny", "Słoneczna", "Słoneczne"],
        ["Kolorowy", "Kolorowa", "Kolorowe"], ["Pogodny", "Pogodna", "Pogodne"], ["Stary", "Stara", "Stare"], ["Mały", "Mała", "Małe"],
        ["Wielki", "Wielka", "Wielkie"], ["Pierwszy", "Pierwsza", "Pierwsze"], ["Drugi", "Druga", "Drugie"], ["Nasz", "Nasza", "Nasze"],
    ]
    static let genders = [
        Gender(
            ending: 0,
            nouns: [
                "Most", "Dom", "Dąb", "Kamień", "Próg", "Kasztan", "Wiatr", "Krąg", "Port", "Szlak", "Zegar", "Ogród", "Las", "Brzeg", "Horyzont",
                "Kompas", "Krok", "Oddech", "Wiek", "Wątek", "Latawiec", "Zakątek", "Promyk", "Żuraw",
            ]),
        Gender(
            ending: 1,
            nouns: [
                "Przystań", "Polana", "Dolina", "Droga", "Łąka", "Nadzieja", "Scena", "Szkoła", "Kuźnia", "Dłoń", "Nić", "Jesień", "Rzeka", "Ławka",
                "Izba", "Lipa", "Iskra", "Tęcza", "Księga", "Sprawa", "Jarzębina", "Gromada",
            ]),
        Gender(
            ending: 2,
            nouns: [
                "Światło", "Źródło", "Miejsce", "Okno", "Gniazdo", "Podwórko", "Jutro", "Skrzydło", "Koło", "Pole", "Wzgórze", "Serce", "Słowo",
                "Jezioro", "Drzewo", "Siedlisko",
            ]),
    ]

    struct Theme: Sendable {
        /// Point of art. 4 ust. 1.
        let sphere: String
        /// As it stands in a name: "na rzecz …", "Przyjaciół …".
        let cause: String
        /// What the body does, one sentence each.
        let aims: [String]
    }

    static let themes: [Theme] = [
        Theme(
            sphere: "15", cause: "na rzecz Dzieci i Młodzieży",
            aims: ["Prowadzi świetlicę, półkolonie i korepetycje dla dzieci.", "Organizuje wypoczynek i zajęcia po lekcjach dla młodzieży."]),
        Theme(
            sphere: "7", cause: "na rzecz Osób z Niepełnosprawnościami",
            aims: ["Prowadzi wypożyczalnię sprzętu i zajęcia rehabilitacyjne.", "Wspiera osoby z niepełnosprawnościami w samodzielnym życiu."]),
        Theme(
            sphere: "10", cause: "na rzecz Seniorów",
            aims: ["Prowadzi klub seniora i zajęcia ruchowe.", "Organizuje wykłady, wycieczki i pomoc sąsiedzką dla seniorów."]),
        Theme(
            sphere: "16", cause: "na rzecz Kultury",
            aims: ["Organizuje koncerty, wystawy i warsztaty.", "Prowadzi zespół, chór i spotkania z twórcami."]),
        Theme(
            sphere: "18", cause: "na rzecz Ochrony Przyrody",
            aims: ["Chroni przyrodę i uczy o niej w terenie.", "Prowadzi adopcje zwierząt i leczy te porzucone."]),
        Theme(
            sphere: "13", cause: "na rzecz Rozwoju Lokalnego",
            aims: ["Ożywia wieś: świetlica, festyny, remont wspólnych miejsc.", "Pomaga mieszkańcom załatwiać sprawy i pisać wnioski."]),
        Theme(
            sphere: "1", cause: "na rzecz Zdrowia i Pomocy Społecznej",
            aims: ["Prowadzi opiekę domową i wsparcie dla rodzin chorych.", "Pomaga rodzinom w trudnej sytuacji: żywność, porady, schronienie."]),
        Theme(
            sphere: "14", cause: "na rzecz Edukacji",
            aims: ["Prowadzi warsztaty naukowe i kluby czytelnicze.", "Szkoli dorosłych: języki, komputer, pierwsza pomoc."]),
    ]

    static let sportNames = [
        "Orzeł", "Sokół", "Pogoń", "Wisła", "Gwiazda", "Start", "Zryw", "Victoria", "Unia", "Błękitni", "Grom", "Zawisza", "Żuraw", "Łabędź",
        "Kujawiak", "Pomorzanin", "Noteć", "Tęcza", "Iskra", "Sparta", "Olimpia", "Czarni", "Grot", "Piast",
    ]
    static let sports = [
        "piłka nożna", "lekkoatletyka", "siatkówka", "wioślarstwo", "zapasy", "tenis stołowy", "kajakarstwo", "żużel", "strzelectwo",
    ]
    static let housewives = [
        "Niwianki", "Borowiacka Nuta", "Kujawianki", "Sąsiadeczki", "Jarzębinki", "Złote Kłosy", "Pałuczanki", "Wrzosowisko", "Malwy", "Chabry",
        "Stokrotki", "Kalina",
    ]
    static let streets = [
        "Długa", "Szkolna", "Kościelna", "Polna", "Ogrodowa", "Lipowa", "Słoneczna", "Dworcowa", "Kwiatowa", "Krótka", "Leśna", "Parkowa",
        "Mickiewicza", "Sienkiewicza", "Kościuszki", "Kopernika", "Konopnickiej", "Sportowa", "Rynek", "Wodna", "Łąkowa", "Mostowa", "Żeromskiego",
        "Zielona",
    ]
}
