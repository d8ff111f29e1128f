/// The seats of the gminas of Kujawsko-Pomorskie as names of organisations have them: nominative, genitive ("z Lipna"), locative ("w Lipnie").
///
/// Written down by hand, before the stemmer was; a name of several words is a row for each of its inflected words.
let gminaForms = """
    Aleksandrów Aleksandrowa Aleksandrowie
    Kujawski Kujawskiego Kujawskim
    Ciechocinek Ciechocinka Ciechocinku
    Nieszawa Nieszawy Nieszawie
    Bądkowo Bądkowa Bądkowie
    Koneck Konecka Konecku
    Raciążek Raciążka Raciążku
    Waganiec Wagańca Wagańcu
    Zakrzewo Zakrzewa Zakrzewie
    Brodnica Brodnicy Brodnicy
    Bobrowo Bobrowa Bobrowie
    Brzozie Brzozia Brzoziu
    Górzno Górzna Górznie
    Bartniczka Bartniczki Bartniczce
    Jabłonowo Jabłonowa Jabłonowie
    Pomorskie Pomorskiego Pomorskiem Pomorskim
    Osiek Osieka Osieku
    Świedziebnia Świedziebni Świedziebni
    Zbiczno Zbiczna Zbicznie
    Białe Białych
    Błota Błot Błotach
    Dąbrowa Dąbrowy Dąbrowie
    Chełmińska Chełmińskiej
    Dobrcz Dobrcza Dobrczu
    Koronowo Koronowa Koronowie
    Nowa Nowej
    Wieś Wsi
    Wielka Wielkiej
    Osielsko Osielska Osielsku
    Sicienko Sicienka Sicienku
    Solec Solca Solcu
    Chełmno Chełmna Chełmnie
    Kijewo Kijewa Kijewie
    Królewskie Królewskiego Królewskiem Królewskim
    Lisewo Lisewa Lisewie
    Papowo Papowa Papowie
    Biskupie Biskupiego Biskupiem Biskupim
    Stolno Stolna Stolnie
    Unisław Unisławia Unisławiu
    Golub Golubia Golubiu
    Dobrzyń Dobrzynia Dobrzyniu
    Ciechocin Ciechocina Ciechocinie
    Kowalewo Kowalewa Kowalewie
    Radomin Radomina Radominie
    Zbójno Zbójna Zbójnie
    Grudziądz Grudziądza Grudziądzu
    Gruta Gruty Grucie
    Łasin Łasina Łasinie
    Radzyń Radzynia Radzyniu
    Chełmiński Chełmińskiego Chełmińskim
    Rogóźno Rogóźna Rogóźnie
    Świecie Świecia Świeciu
    Osa Osy Osą
    Inowrocław Inowrocławia Inowrocławiu
    Biskupia Biskupiej
    Gniewkowo Gniewkowa Gniewkowie
    Janikowo Janikowa Janikowie
    Kruszwica Kruszwicy Kruszwicy
    Pakość Pakości Pakości
    Rojewo Rojewa Rojewie
    Złotniki Złotnik Złotnikach
    Kujawskie Kujawskich
    Lipno Lipna Lipnie
    Bobrowniki Bobrownik Bobrownikach
    Chrostkowo Chrostkowa Chrostkowie
    Wisła Wisły Wisłą
    Kikół Kikoła Kikole
    Skępe Skępego Skępem
    Tłuchowo Tłuchowa Tłuchowie
    Wielgie Wielgiego Wielgiem
    Jeziora Jezior Jeziorach
    Wielkie Wielkich
    Mogilno Mogilna Mogilnie
    Strzelno Strzelna Strzelnie
    Kcynia Kcyni Kcyni
    Mrocza Mroczy Mroczy
    Nakło Nakła Nakle
    Noteć Noteci Notecią
    Sadki Sadek Sadkach
    Szubin Szubina Szubinie
    Radziejów Radziejowa Radziejowie
    Bytoń Bytonia Bytoniu
    Dobre Dobrego Dobrem
    Osięciny Osięcin Osięcinach
    Piotrków Piotrkowa Piotrkowie
    Topólka Topólki Topólce
    Rypin Rypina Rypinie
    Brzuze Brzuzego Brzuzem
    Rogowo Rogowa Rogowie
    Skrwilno Skrwilna Skrwilnie
    Wąpielsk Wąpielska Wąpielsku
    Kamień Kamienia Kamieniu
    Krajeński Krajeńskiego Krajeńskim
    Sępólno Sępólna Sępólnie
    Krajeńskie Krajeńskiego Krajeńskiem Krajeńskim
    Sośno Sośna Sośnie
    Więcbork Więcborka Więcborku
    Bukowiec Bukowca Bukowcu
    Dragacz Dragacza Dragaczu
    Drzycim Drzycimia Drzycimiu
    Jeżewo Jeżewa Jeżewie
    Lniano Lniana Lnianie
    Nowe Nowego Nowem
    Osie Osia Osiu
    Pruszcz Pruszcza Pruszczu
    Świekatowo Świekatowa Świekatowie
    Warlubie Warlubia Warlubiu
    Chełmża Chełmży Chełmży
    Czernikowo Czernikowa Czernikowie
    Lubicz Lubicza Lubiczu
    Łubianka Łubianki Łubiance
    Łysomice Łysomic Łysomicach
    Obrowo Obrowa Obrowie
    Nieszawka Nieszawki Nieszawce
    Zławieś Zławsi Zławsi
    Cekcyn Cekcyna Cekcynie
    Gostycyn Gostycyna Gostycynie
    Kęsowo Kęsowa Kęsowie
    Lubiewo Lubiewa Lubiewie
    Śliwice Śliwic Śliwicach
    Tuchola Tucholi Tucholi
    Wąbrzeźno Wąbrzeźna Wąbrzeźnie
    Dębowa Dębowej
    Łąka Łąki Łące
    Książki Książek Książkach
    Płużnica Płużnicy Płużnicy
    Ryńsk Ryńska Ryńsku
    Kowal Kowala Kowalu
    Baruchowo Baruchowa Baruchowie
    Boniewo Boniewa Boniewie
    Brześć Brześcia Brześciu
    Choceń Chocenia Choceniu
    Chodecz Chodcza Chodczu
    Fabianki Fabianek Fabiankach
    Izbica Izbicy Izbicy
    Kujawska Kujawskiej
    Lubanie Lubania Lubaniu
    Lubień Lubienia Lubieniu
    Lubraniec Lubrańca Lubrańcu
    Włocławek Włocławka Włocławku
    Barcin Barcina Barcinie
    Gąsawa Gąsawy Gąsawie
    Janowiec Janowca Janowcu
    Wielkopolski Wielkopolskiego Wielkopolskim
    Łabiszyn Łabiszyna Łabiszynie
    Żnin Żnina Żninie
    Bydgoszcz Bydgoszczy Bydgoszczy
    Toruń Torunia Toruniu
    """
