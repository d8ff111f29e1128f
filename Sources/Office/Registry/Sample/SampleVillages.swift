import Reference

/// Invented villages, so many that those of two gminas are called differently, and the parts of a town. No register of localities comes with the
/// program; a body whose town or gmina is real has its name from there.
enum SampleVillages {
    private static let stems = [
        "Lip", "Dąbr", "Brzoz", "Sosn", "Olsz", "Jawor", "Klon", "Grab", "Buk", "Wierzb", "Topol", "Jesion", "Jagod", "Malin", "Grzyb", "Orzech",
        "Jabłon", "Grusz", "Śliw", "Kalin", "Głog", "Wrzos", "Trzcin", "Konop", "Mak", "Chmiel", "Wilk", "Lis", "Orł", "Jastrzęb", "Bocian", "Kruk",
        "Wron", "Gołęb", "Czapl", "Karp", "Rak", "Kamion", "Piask", "Glin", "Brod", "Młyn", "Kowal", "Zdun", "Bednar", "Bob", "Groch", "Sokoł", "Dęb",
        "Bor", "Sarn", "Ryb", "Polan", "Jan", "Piotr", "Pawł", "Michał", "Wojciech", "Marcin", "Tomasz", "Szymon", "Jakub", "Adam", "Józef", "Karol",
        "Ludwik", "Wiktor",
    ]
    /// An ending, and the words that agree with it.
    private static let endings: [(String, [String])] = [
        ("owo", ["", "Nowe ", "Stare ", "Małe ", "Wielkie ", "Górne "]), ("ówka", ["", "Nowa ", "Stara ", "Mała ", "Wielka ", "Górna "]),
        ("owice", ["", "Nowe ", "Stare ", "Małe ", "Wielkie ", "Górne "]), ("ówek", ["", "Nowy ", "Stary ", "Mały ", "Wielki ", "Górny "]),
    ]
    private static let settlements = ["", "-Kolonia", "-Parcele", "-Wybudowanie", "-Osada", "-Folwark"]
    private static let districts = [
        "", "-Zatorze", "-Przedmieście", "-Podgórze", "-Nadrzecze", "-Zarzecze", "-Kolonia", "-Osada", "-Wybudowanie", "-Rybaki", "-Glinki",
        "-Piaski", "-Zamoście", "-Zawodzie", "-Podzamcze", "-Stawki", "-Bielawy",
    ]

    /// The villages of one gmina, counted from 0, among so many gminas.
    ///
    /// - Parameter gmina: its place among them.
    static func village(_ number: Int, ofGmina gmina: Int, among gminas: Int) -> String {
        let place = number * gminas + gmina
        let (stem, form) = (stems[place % stems.count], place / stems.count)
        let (ending, words) = endings[form % endings.count]
        let word = words[form / endings.count % words.count]
        let settlement = settlements[form / (endings.count * words.count) % settlements.count]
        return "\(word)\(stem)\(ending)\(settlement)"
    }

    /// The parts of a town, counted from 0, which is the town itself.
    static func part(_ number: Int, of town: String) -> String { town + districts[number % districts.count] }
}
