extension Abbreviations {
    /// Names as statutes, acts and the court register have them, written down in November 2026. Names that have changed stay, since old documents
    /// have them: PSOUU is now PSONI, TBS is SIM for those set up since 2021 (act of 10 December 2020).
    ///
    /// A line for each meaning: the abbreviation, a colon, what it stands for in the nominative.
    static let table = """
        OSP: ochotnicza straż pożarna
        PSP: państwowa straż pożarna
        ZOSP: związek ochotniczych straży pożarnych
        MDP: młodzieżowa drużyna pożarnicza
        KGW: koło gospodyń wiejskich
        LGD: lokalna grupa działania
        LGR: lokalna grupa rybacka
        ROD: rodzinny ogród działkowy
        PZD: polski związek działkowców
        RSP: rolnicza spółdzielnia produkcyjna
        KS: klub sportowy
        KS: ksiądz
        UKS: uczniowski klub sportowy
        LKS: ludowy klub sportowy
        LZS: ludowy zespół sportowy
        ULKS: uczniowski ludowy klub sportowy
        LUKS: ludowy uczniowski klub sportowy
        MKS: międzyszkolny klub sportowy
        MKS: miejski klub sportowy
        MKS: młodzieżowy klub sportowy
        MUKS: międzyszkolny uczniowski klub sportowy
        GKS: gminny klub sportowy
        GKS: górniczy klub sportowy
        WKS: wojskowy klub sportowy
        RKS: robotniczy klub sportowy
        KKS: kolejowy klub sportowy
        PKS: parafialny klub sportowy
        AZS: akademicki związek sportowy
        TKKF: towarzystwo krzewienia kultury fizycznej
        SZS: szkolny związek sportowy
        PZPN: polski związek piłki nożnej
        PZW: polski związek wędkarski
        PZŁ: polski związek łowiecki
        PZHGP: polski związek hodowców gołębi pocztowych
        ZHP: związek harcerstwa polskiego
        ZHR: związek harcerstwa rzeczypospolitej
        KSM: katolickie stowarzyszenie młodzieży
        KIK: klub inteligencji katolickiej
        PCK: polski czerwony krzyż
        PAH: polska akcja humanitarna
        WOŚP: wielka orkiestra świątecznej pomocy
        WOPR: wodne ochotnicze pogotowie ratunkowe
        GOPR: górskie ochotnicze pogotowie ratunkowe
        HDK: honorowi dawcy krwi
        PTTK: polskie towarzystwo turystyczno-krajoznawcze
        PTSM: polskie towarzystwo schronisk młodzieżowych
        UTW: uniwersytet trzeciego wieku
        TPD: towarzystwo przyjaciół dzieci
        TOZ: towarzystwo opieki nad zwierzętami
        LOP: liga ochrony przyrody
        LOK: liga obrony kraju
        PZERiI: polski związek emerytów, rencistów i inwalidów
        PZN: polski związek niewidomych
        PZG: polski związek głuchych
        PSONI: polskie stowarzyszenie na rzecz osób z niepełnosprawnością intelektualną
        PSOUU: polskie stowarzyszenie na rzecz osób z upośledzeniem umysłowym
        PTSR: polskie towarzystwo stwardnienia rozsianego
        PSD: polskie stowarzyszenie diabetyków
        ZIW: związek inwalidów wojennych
        ZNP: związek nauczycielstwa polskiego
        NSZZ: niezależny samorządny związek zawodowy
        NGO: organizacja pozarządowa
        OPP: organizacja pożytku publicznego
        OWES: ośrodek wsparcia ekonomii społecznej
        CIS: centrum integracji społecznej
        KIS: klub integracji społecznej
        ZAZ: zakład aktywności zawodowej
        WTZ: warsztat terapii zajęciowej
        ŚDS: środowiskowy dom samopomocy
        DPS: dom pomocy społecznej
        OPS: ośrodek pomocy społecznej
        GOPS: gminny ośrodek pomocy społecznej
        MOPS: miejski ośrodek pomocy społecznej
        PCPR: powiatowe centrum pomocy rodzinie
        GOK: gminny ośrodek kultury
        MOK: miejski ośrodek kultury
        MDK: młodzieżowy dom kultury
        SOSW: specjalny ośrodek szkolno-wychowawczy
        SP: szkoła podstawowa
        LO: liceum ogólnokształcące
        SIM: społeczna inicjatywa mieszkaniowa
        TBS: towarzystwo budownictwa społecznego
        SM: spółdzielnia mieszkaniowa
        AK: armia krajowa
        RP: rzeczpospolita polska
        RP: rzeczypospolitej polskiej
        UE: unia europejska
        św: święty
        dr: doktor
        prof: profesor
        gm: gmina
        pow: powiat
        woj: województwo
        """
}
