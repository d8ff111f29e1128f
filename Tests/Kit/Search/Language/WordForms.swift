/// Words that names and aims of organisations are made of: the base form, then others. Written down by hand, before the lemmas were looked at.
let wordForms = """
    stowarzyszenie stowarzyszenia stowarzyszeniu stowarzyszeniem stowarzyszeń stowarzyszeniom stowarzyszeniach
    fundacja fundacji fundację fundacją fundacje fundacjom fundacjami fundacjach
    związek związku związkiem związki związków związkom związkach
    towarzystwo towarzystwa towarzystwu towarzystwem towarzystw
    klub klubu klubie klubem kluby klubów klubom
    koło koła kole kołem kół kołach
    dziecko dziecka dziecku dzieci dzieciom dziećmi dzieciach
    człowiek człowieka człowiekowi człowiekiem ludzie ludzi ludziom ludźmi ludziach
    przyjaciel przyjaciela przyjaciele przyjaciół przyjaciołom przyjaciółmi przyjaciołach
    osoba osoby osobie osobę osób osobom osobami osobach
    rok roku rokiem lata lat latach latami
    brat brata bratu bratem bracia braci braciom braćmi
    siostra siostry siostrze siostrę sióstr siostrom
    ksiądz księdza księdzu księdzem księża księży
    książę księcia księciu książęta książąt
    tydzień tygodnia tygodniu tygodnie tygodni
    dzień dnia dniu dniem dni dniach dniami
    ręka ręki ręce rękę ręką rąk rękom rękach rękami
    oko oka oku oczy oczu oczom oczami oczach
    ucho ucha uchem uszy uszu uszom uszami
    pies psa psu psem psy psów psom psami psach
    kot kota kotu koty kotów kotom kotami
    koń konia koniem konie koni koniom końmi
    zwierzę zwierzęcia zwierzęta zwierząt zwierzętom zwierzętami
    imię imienia imieniu imieniem imiona imion
    święto święta świąt świętem świętach
    niepełnosprawny niepełnosprawnym niepełnosprawnych niepełnosprawnego niepełnosprawna niepełnosprawnej niepełnosprawni
    niepełnosprawność niepełnosprawności niepełnosprawnością
    niewidomy niewidomych niewidomym niewidomi niewidomego
    głuchy głuchych głuchym głusi
    chory chorych chorym chorzy chorego chorej
    senior seniora seniorzy seniorów seniorom seniorami
    emeryt emeryta emeryci emerytów emerytom
    rencista rencisty renciści rencistów rencistom
    inwalida inwalidy inwalidzi inwalidów inwalidom
    kombatant kombatanta kombatanci kombatantów kombatantom
    kobieta kobiety kobiecie kobiet kobietom kobietami
    gospodyni gospodynię gospodynie gospodyń gospodyniom
    matka matki matce matek matkom matkami
    ojciec ojca ojcu ojcem ojcowie ojców ojcom
    rodzic rodzica rodzice rodziców rodzicom rodzicami
    rodzina rodziny rodzinie rodzin rodzinom rodzinami
    młodzież młodzieży młodzieżą
    uczeń ucznia uczniowie uczniów uczniom uczniami
    nauczyciel nauczyciela nauczyciele nauczycieli nauczycielom
    student studenta studenci studentów studentom
    absolwent absolwenta absolwenci absolwentów absolwentom
    mieszkaniec mieszkańca mieszkańcy mieszkańców mieszkańcom
    sąsiad sąsiada sąsiedzi sąsiadów sąsiadom
    więzień więźnia więźniowie więźniów więźniom
    strażak strażaka strażacy strażaków strażakom
    harcerz harcerza harcerze harcerzy harcerzom harcerzami
    harcerstwo harcerstwa harcerstwu harcerstwie
    rolnik rolnika rolnicy rolników rolnikom
    wędkarz wędkarza wędkarze wędkarzy
    pszczelarz pszczelarza pszczelarze pszczelarzy
    miłośnik miłośnika miłośnicy miłośników miłośnikom
    artysta artysty artyści artystów artystom
    twórca twórcy twórców twórcom
    sportowiec sportowca sportowcy sportowców
    żołnierz żołnierza żołnierze żołnierzy żołnierzom
    wolontariusz wolontariusza wolontariusze wolontariuszy
    kupiec kupca kupcy kupców
    straż straży strażą straże
    pożarny pożarna pożarnej pożarne pożarnych
    ochotniczy ochotnicza ochotniczej ochotnicze ochotniczych
    wiejski wiejska wiejskiej wiejskie wiejskich wiejskiego
    wieś wsi wsią wsie wsiom wsiach
    miasto miasta miastu mieście miast miastach
    gmina gminy gminie gminę gmin gminach
    powiat powiatu powiecie powiaty powiatów
    województwo województwa województwie województw
    szkoła szkoły szkole szkołę szkół szkołom szkołach
    szkolny szkolna szkolnej szkolnego szkolnym szkolnych
    przedszkole przedszkola przedszkolu przedszkoli
    kościół kościoła kościele kościołów
    parafia parafii parafię parafie
    dom domu domem domy domów domach
    świetlica świetlicy świetlice świetlic
    zespół zespołu zespole zespoły zespołów
    orkiestra orkiestry orkiestrze orkiestr
    chór chóru chórze chóry chórów
    pieśń pieśni pieśnią pieśniach
    taniec tańca tańcu tańce tańców
    muzeum muzea muzeów muzeach
    centrum centra centrów centrach
    forum fora forów
    hospicjum hospicja hospicjów
    stypendium stypendia stypendiów
    teatr teatru teatrze teatry teatrów
    sztuka sztuki sztuce sztukę sztuk
    kultura kultury kulturze kulturę kulturą
    sport sportu sporcie sportem sporty
    sportowy sportowa sportowego sportowej sportowych sportowym
    piłka piłki piłce piłkę piłek
    nożny nożna nożnej
    siatkówka siatkówki siatkówce siatkówkę
    żeglarstwo żeglarstwa żeglarstwie
    kajak kajaka kajaki kajaków
    turystyka turystyki turystyce turystykę
    zdrowie zdrowia zdrowiu zdrowiem
    choroba choroby chorobie chorób chorobom chorobami
    pomoc pomocy pomocą
    opieka opieki opiece opiekę opieką
    rehabilitacja rehabilitacji rehabilitację rehabilitacją
    leczenie leczenia leczeniu leczeniem
    wsparcie wsparcia wsparciu wsparciem
    rozwój rozwoju rozwojem rozwojowi
    ochrona ochrony ochronie ochronę ochroną
    środowisko środowiska środowisku środowiskiem środowisk
    przyroda przyrody przyrodzie przyrodę
    las lasu lesie lasy lasów lasach
    rzeka rzeki rzece rzekę rzek
    jezioro jeziora jeziorze jezior jeziorach
    woda wody wodzie wodę wód
    ziemia ziemi ziemię ziemią ziem
    droga drogi drodze drogę dróg
    góra góry górze gór górach
    światło światła świetle świateł
    serce serca sercu sercem serc
    nadzieja nadziei nadzieję nadzieją
    dłoń dłoni dłonią dłonie dłoniach
    życie życia życiu życiem
    świat świata świecie światem światy
    kraj kraju krajem kraje krajów
    Polska Polski Polsce Polskę Polską
    polski polska polskiego polskiej polskich polskim
    ojczyzna ojczyzny ojczyźnie ojczyznę
    tradycja tradycji tradycję tradycje
    dziedzictwo dziedzictwa dziedzictwu dziedzictwem
    zabytek zabytku zabytki zabytków zabytkom
    historia historii historię historią
    pamięć pamięci pamięcią
    edukacja edukacji edukację edukacją
    nauka nauki nauce naukę nauk
    wiedza wiedzy wiedzę wiedzą
    praca pracy pracę pracą prac
    bezrobotny bezrobotnych bezrobotnym bezrobotni
    bezdomny bezdomnych bezdomnym bezdomni bezdomnego
    ubogi ubogich ubogim ubodzy
    uzależnienie uzależnienia uzależnień uzależnieniom
    trzeźwość trzeźwości trzeźwością
    alkohol alkoholu alkoholem
    przemoc przemocy przemocą
    prawo prawa prawu praw prawom
    wolność wolności wolnością
    rynek rynku rynkiem rynki
    ogród ogrodu ogrodzie ogrody ogrodów
    działkowiec działkowca działkowcy działkowców
    spółdzielnia spółdzielni spółdzielnię spółdzielnie
    organizacja organizacji organizację organizacje organizacjom
    inicjatywa inicjatywy inicjatywie inicjatyw
    działalność działalności działalnością
    krew krwi krwią
    honorowy honorowych honorowego honorowi
    dawca dawcy dawców dawcom
    cukrzyca cukrzycy cukrzycą
    nowotwór nowotworu nowotwory nowotworów nowotworom
    autyzm autyzmu autyzmem autyzmie
    mąż męża mężem mężowie
    Jan Jana Janowi Janem Janie
    Paweł Pawła Pawłowi Pawłem Pawle
    Józef Józefa Józefowi Józefem
    Kopernik Kopernika Kopernikowi Kopernikiem
    święty święta świętego świętej świętych świętym
    Niemiec Niemca Niemcy Niemców
    żółw żółwia żółwiem żółwie żółwi
    jeż jeża jeże jeży
    gołąb gołębia gołębie gołębi
    ptak ptaka ptaki ptaków ptakom
    pieniądz pieniądza pieniądze pieniędzy pieniędzmi
    miesiąc miesiąca miesiące miesięcy
    """
