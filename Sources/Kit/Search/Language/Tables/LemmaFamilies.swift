import Polish

/// Forms of one word that the dictionary leaves apart, because the stem changes or because it lists the forms without a rule.
///
/// Reviewed by hand against hunspell-pl 7.5 in November 2026. The first word of a line is the head: each of the others gets it as a lemma beside
/// those the dictionary has, so a form of two words (`lata` of `rok` and of `lato`) keeps both. A form the dictionary reads right may be missing.
enum LemmaFamilies {
    private static let people = """
        dziecko dzieci dzieciom dziećmi dzieciach dziecię
        człowiek ludzie ludzi ludziom ludźmi ludziach człowiecze
        przyjaciel przyjaciele przyjaciół przyjaciołom przyjaciółmi przyjaciołach przyjacielowi
        nieprzyjaciel nieprzyjaciele nieprzyjaciół nieprzyjaciołom nieprzyjaciółmi nieprzyjaciołach
        brat bracia braci braciom braćmi braciach brata bratu bratem bracie
        współbrat współbracia współbraci współbraciom współbraćmi współbrata
        ksiądz księdza księdzu księdzem księże księża księży księżom księżmi księżach
        książę księcia księciu księciem książęta książąt książętom książętami książętach
        sąsiad sąsiedzi sąsiadów sąsiadom sąsiadami sąsiadach
        sędzia sędziego sędziemu sędzią sędziowie sędziów sędziom
        hrabia hrabiego hrabiemu hrabią hrabiowie
        ojciec ojca ojcu ojcem ojcze ojcowie ojców ojcom ojcach ojcami
        syn synów synom
        gość goście gości gościom gośćmi gościach
        mąż męża mężowi mężem mężu mężowie mężów
        brać braci
        chłopiec chłopca chłopcy chłopców
        szwagier szwagra szwagrowie
        niemowlę niemowlęcia niemowlęta niemowląt niemowlętom
        dziewczę dziewczęcia dziewczęta dziewcząt dziewczętom
        bliźnię bliźnięta bliźniąt bliźniętom
        """
    private static let things = """
        rok lata lat latom latami latach roku rokiem rokowi
        tydzień tygodnia tygodniowi tygodniem tygodniu tygodnie tygodni tygodniom tygodniami tygodniach
        dzień dnia dniowi dniem dniu dnie dni dniom dniami dniach
        grudzień grudnia grudniu grudniem
        kwiecień kwietnia kwietniu kwietniem
        styczeń stycznia styczniu styczniem
        miesiąc miesięcy miesiącach
        ręka ręki ręce rękę ręką rąk rękom rękami rękoma rękach ręku
        oko oka oku okiem oczy oczu oczom oczami oczyma oczach ócz
        ucho ucha uchu uchem uszy uszu uszom uszami uszyma uszach
        serce serca sercu sercem serc sercom sercami sercach
        ziemia ziemi ziemię ziemią ziemie ziem ziemiom ziemiami ziemiach
        świat świata światu światem świecie światy światów światom światami światach
        las lasu lasowi lasem lesie lasy lasów lasom lasami lasach
        miasto miasta miastu miastem mieście miast miastom miastami miastach
        wieś wsi wsią wsie wsiom wsiami wsiach
        dom domów domom
        święto świąt
        światło świetle
        forum fora forów forom forach
        miejsce miejsca miejscu miejscem miejsc miejscom
        niebo nieba niebie niebios niebiosa niebiosach
        pieniądz pieniądze pieniędzy pieniądzom pieniędzmi pieniądzach
        dłoń dłoni dłonie dłońmi
        liść liście liści liśćmi
        kość kości kośćmi
        imię imienia imieniu imieniem imiona imion imionom imionami imionach
        ramię ramienia ramieniu ramiona ramion ramionami ramionach
        plemię plemienia plemieniu plemiona plemion
        przymierze przymierza przymierzu przymierzem
        dwór dworu dworze dworem dwory dworów
        dąb dębu dębie dębem dęby dębów dębach
        ząb zęba zębu zębie zębem zęby zębów zębom
        chrzest chrztu chrzcie chrztem
        sto stu
        tysiąc tysiące tysięcy tysiącom
        """
    private static let animals = """
        pies psa psu psem psie psy psów psom psami psach
        kot kotów kotom
        koń konia koniowi koniem konie koni koniom końmi koniach
        gołąb gołębia gołębiem gołębie gołębi gołębiom gołębiami gołębiach
        jastrząb jastrzębia jastrzębiem jastrzębie jastrzębi jastrzębiom
        żółw żółwia żółwiowi żółwiem żółwiu
        zwierzę zwierzęcia zwierzęciu zwierzęciem zwierzęta zwierząt zwierzętom zwierzętami zwierzętach
        kurczę kurczęcia kurczęta kurcząt
        źrebię źrebięcia źrebięta źrebiąt
        """
    private static let words = """
        dobry lepszy lepsza lepsze lepszego lepszej lepszych lepszym najlepszy najlepsza najlepsze najlepszych
        zły gorszy gorsza gorsze najgorszy
        duży większy większa większe większego większej większych największy największa największe
        mały mniejszy mniejsza mniejsze najmniejszy
        mój mojego moja mojej moje moim moich moi mego mej mych
        twój twojego twoja twojej twoje twoim twoich twoi tobie
        swój swojego swoja swojej swoje swoim swoich swoi swemu swego swej swych swym
        nasz naszego naszemu naszym nasza naszej naszą nasze nasi naszych naszymi
        wasz waszego waszemu waszym wasza waszej waszą wasze wasi waszych waszymi
        wszystek wszystko wszystkie wszystkich wszystkim wszystkimi wszyscy wszystkiego wszystkiemu
        dwa dwie dwaj dwóch dwu dwom dwoma dwiema dwoje
        trzy trzej trzech trzem trzema
        cztery czterej czterech czterem czterema
        pięć pięciu pięcioma
        """
    private static let names = """
        Paweł Pawła Pawłowi Pawłem Pawle
        Kościół Kościoła Kościele Kościołem
        Białystok Białegostoku Białymstoku Białystokowi
        Krasnystaw Krasnegostawu Krasnymstawie
        Zławieś Zławsi Zławsią
        Bytoń Bytonia Bytoniu Bytoniem
        Niemiec Niemca Niemcy Niemców Niemcom
        Chodecz Chodcza Chodczu Chodczem
        Brześć Brześcia Brześciu Brześciem
        Rzeczpospolita Rzeczypospolitej Rzeczpospolitej Rzeczpospolitą Rzecząpospolitą
        """

    private static let lines = [people, things, animals, words, names].flatMap { table in
        table.split(separator: "\n").map { $0.lowercased().split(separator: " ").map(String.init) }
    }

    private static let exactHeads = heads { $0 }
    /// Short forms are left out: `rąk` of `ręka` would make every `rak` a hand.
    private static let foldedHeads = heads { $0.count > 3 ? fold($0) : nil }

    private static func heads(_ spelling: (String) -> String?) -> [String: [String]] {
        var heads: [String: [String]] = [:]
        for forms in lines {
            for form in Set(forms.compactMap(spelling)) { heads[form, default: []].append(forms[0]) }
        }
        return heads
    }

    /// The heads of the families a form belongs to; none for most words.
    /// - Parameter form: lower case, diacritics kept.
    static func heads(of form: String) -> [String] { exactHeads[form] ?? [] }

    /// The same for a word typed without diacritics, of which nothing else is known.
    static func heads(folded form: String) -> [String] { foldedHeads[form] ?? [] }
}
