import Registry
import Testing

@Suite struct ReadableNameTests {
    @Test(arguments: [
        ("STOWARZYSZENIE \"AKTYWNY SENIOR\" NA RZECZ OSÓB STARSZYCH W TORUNIU", "Stowarzyszenie „Aktywny Senior” na rzecz Osób Starszych w Toruniu"),
        ("\"FUNDACJA - BUCZEK\"", "Fundacja - Buczek"),
        ("\"ECHO\" - FUNDACJA POMOCY NIEPEŁNOSPRAWNYM", "„Echo” - Fundacja Pomocy Niepełnosprawnym"),
        ("OCHOTNICZA STRAŻ POŻARNA IM. ŚW. FLORIANA W ZŁAWSI WIELKIEJ", "Ochotnicza Straż Pożarna im. św. Floriana w Zławsi Wielkiej"),
        ("KOŁO PTTK NR 12 IM. M. KOPERNIKA", "Koło PTTK nr 12 im. M. Kopernika"),
        ("TOWARZYSTWO PRZYJACIÓŁ ZIEMI KUJAWSKO-DOBRZYŃSKIEJ", "Towarzystwo Przyjaciół Ziemi Kujawsko-Dobrzyńskiej"),
        ("FUNDACJA JANA PAWŁA II", "Fundacja Jana Pawła II"),
        ("\"COMBAT SHOOTING TEAM\" W LIKWIDACJI", "„Combat Shooting Team” w likwidacji"),
        ("GYM CENTER 8.0 SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "Gym Center 8.0 spółka z ograniczoną odpowiedzialnością"),
        ("W DRODZE", "W Drodze"),
        ("  FUNDACJA\t\n ALA  ", "Fundacja Ala"),
        ("Fundacja eXtra", "Fundacja eXtra"),
        ("\"LONE", "Lone"),
        ("", ""),
    ])
    func `a name in capitals becomes readable`(_ official: String, _ readable: String) { #expect(readableName(official) == readable) }

    @Test(arguments: [
        ("UL. KSIĘCIA ŚWIĘTOPEŁKA", "ul. Księcia Świętopełka"), ("USTRZYKI DOLNE", "Ustrzyki Dolne"), ("IWONICZ-ZDRÓJ", "Iwonicz-Zdrój"),
        ("AL. 1000-LECIA", "al. 1000-LECIA"), ("RYNEK", "Rynek"), ("Nowa Wieś", "Nowa Wieś"), ("GOLUB-DOBRZYŃ", "Golub-Dobrzyń"),
    ])
    func `a place in capitals becomes readable`(_ official: String, _ readable: String) { #expect(readablePlace(official) == readable) }

    @Test func `a readable name stays as it is when it is made readable again`() {
        for official in ["STOWARZYSZENIE \"A\" W B", "OSP X", "\"Q\"", "FUNDACJA NR 1", "I CO DALEJ"] {
            let once = readableName(official)
            #expect(readableName(once) == once)
        }
    }
}
