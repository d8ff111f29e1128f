/// The words sample names are made of. None is inflected by place, so that every name reads well with every town.
enum SampleWords {
    struct Theme {
        /// As it stands in a name: "na rzecz …", "Przyjaciół …".
        let cause: String
        /// Names in quotation marks.
        let names: [String]
        /// What the body does, one sentence each.
        let aims: [String]
    }

    static let themes: [Theme] = [
        Theme(
            cause: "na rzecz Dzieci i Młodzieży", names: ["Słoneczna Polana", "Latawiec", "Pierwszy Krok", "Kolorowy Świat", "Promyk", "Iskierka", "Tęcza"],
            aims: ["Prowadzi świetlicę, półkolonie i korepetycje dla dzieci.", "Organizuje wypoczynek i zajęcia po lekcjach dla młodzieży."]),
        Theme(
            cause: "na rzecz Osób z Niepełnosprawnościami", names: ["Krok po Kroku", "Bez Barier", "Razem Łatwiej", "Otwarte Drzwi", "Pomocna Dłoń", "Samodzielni"],
            aims: ["Prowadzi rehabilitację i wypożyczalnię sprzętu.", "Wspiera osoby z niepełnosprawnościami w samodzielnym życiu."]),
        Theme(
            cause: "na rzecz Seniorów", names: ["Złota Jesień", "Drugi Oddech", "Pogodny Wiek", "Srebrna Nić", "Trzecia Zmiana", "Jarzębina"],
            aims: ["Prowadzi klub seniora i zajęcia ruchowe.", "Organizuje wykłady, wycieczki i pomoc sąsiedzką dla seniorów."]),
        Theme(
            cause: "na rzecz Kultury", names: ["Scena pod Lipą", "Kamerton", "Stara Szkoła", "Kuźnia Sztuki", "Werniks", "Próg", "Wątek"],
            aims: ["Organizuje koncerty, wystawy i warsztaty.", "Prowadzi zespół, chór i spotkania z twórcami."]),
        Theme(
            cause: "na rzecz Ochrony Przyrody", names: ["Dolina", "Zielony Brzeg", "Cztery Łapy", "Jemioła", "Nad Wodą", "Żuraw", "Lipowa Aleja"],
            aims: ["Chroni przyrodę i uczy o niej w terenie.", "Prowadzi adopcje zwierząt i leczy te porzucone."]),
        Theme(
            cause: "na rzecz Rozwoju Lokalnego", names: ["Nasza Wieś", "Wspólna Sprawa", "Razem dla Gminy", "Miejsce", "Zakątek", "Nowa Droga", "Sąsiedzi"],
            aims: ["Ożywia wieś: świetlica, festyny, remont wspólnych miejsc.", "Pomaga mieszkańcom załatwiać sprawy i pisać wnioski."]),
        Theme(
            cause: "na rzecz Zdrowia i Pomocy Społecznej", names: ["Przystań", "Światełko", "Dobry Dom", "Tak Po Prostu", "Nadzieja", "Bliżej", "Most"],
            aims: ["Prowadzi opiekę domową i wsparcie dla rodzin chorych.", "Pomaga rodzinom w trudnej sytuacji: żywność, porady, schronienie."]),
        Theme(
            cause: "na rzecz Edukacji", names: ["Mały Wielki Odkrywca", "Źródełko", "Otwarta Księga", "Ciekawość", "Kompas", "Tablica", "Pytajnik"],
            aims: ["Prowadzi warsztaty naukowe i kluby czytelnicze.", "Szkoli dorosłych: języki, komputer, pierwsza pomoc."]),
    ]

    static let sportNames = [
        "Orzeł", "Sokół", "Pogoń", "Wisła", "Gwiazda", "Start", "Zryw", "Victoria", "Unia", "Błękitni", "Grom", "Zawisza", "Żuraw", "Łabędź", "Kujawiak",
        "Pomorzanin", "Noteć", "Tęcza", "Iskra", "Sparta", "Olimpia", "Czarni", "Grot", "Piast",
    ]
    static let sports = ["piłka nożna", "lekkoatletyka", "siatkówka", "wioślarstwo", "zapasy", "tenis stołowy", "kajakarstwo", "żużel", "strzelectwo"]
    static let housewives = [
        "Niwianki", "Borowiacka Nuta", "Kujawianki", "Sąsiadeczki", "Jarzębinki", "Złote Kłosy", "Pałuczanki", "Wrzosowisko", "Malwy", "Chabry", "Stokrotki", "Kalina",
    ]
    static let villages = [
        "Nowa Wieś", "Zalesie", "Dąbrówka", "Lipniki", "Brzozowo", "Kamionka", "Olszewo", "Wymysłowo", "Piaski", "Borki", "Jastrzębie", "Podlesie", "Sosnówka",
        "Grabowo", "Zielonka", "Kolonia", "Łąkie", "Rybno", "Stary Dwór", "Młyny",
    ]
    static let streets = [
        "Długa", "Szkolna", "Kościelna", "Polna", "Ogrodowa", "Lipowa", "Słoneczna", "Dworcowa", "Kwiatowa", "Krótka", "Leśna", "Parkowa", "Mickiewicza",
        "Sienkiewicza", "Kościuszki", "Kopernika", "Konopnickiej", "Sportowa", "Rynek", "Wodna", "Łąkowa", "Mostowa", "Żeromskiego", "Zielona",
    ]
}
