import Database
import Polish
import Reference
import Search
import Values
import Web

/// `/o-danych`: where the data come from, how old they are, and what is not known.
struct AboutDataPage: Sendable {
    let sources: [SourceSummary]
    let placing: [(placing: Placing, count: Int)]
    let kinds: [(kind: BodyKind, count: Int)]
    let sums: [TaxShareSum]
    let runs: [ImportRun]
    /// Bodies with a stated or proposed sphere, and all.
    let withSphere: Int, total: Int
    let voivodeships: Int, powiats: Int, gminas: Int
    /// Gminas whose figure is known.
    let withPeople: Int, withArea: Int
    let peopleOn: Day?, areaOn: Day?, unitsOn: Day?
    let sample: Bool
    private let pieces: PagePieces

    init(_ db: Reading, _ shelf: RegistryDesk.Shelf, _ pieces: PagePieces) throws {
        self.pieces = pieces
        sources = try SourceSummary.all(in: db)
        let counts = shelf.counts()
        placing = Placing.allCases.map { ($0, counts.count(.placing, $0.rawValue)) }
        let every = shelf.counts(OrganisationSearch().with(\.kinds, .every))
        kinds = BodyKind.allCases.map { kind in (kind, every.count(.kind, kind.rawValue)) }.filter { $0.count > 0 }
        sums = try TaxShareSum.all(sample: shelf.sample && !shelf.view.hasRegister(on: shelf.today), in: db)
        runs = try RunStore.all(limit: 12, in: db)
        total = counts.total
        withSphere = counts.total - counts.count(.sphere, "none")
        let units = shelf.territory.gminas
        (voivodeships, powiats, gminas) = (shelf.territory.voivodeships.count, shelf.territory.powiats.count, units.count)
        (withPeople, withArea) = (units.count { $0.population != nil }, units.count { $0.areaHectares != nil })
        (peopleOn, areaOn, unitsOn) = (
            units.compactMap(\.population?.on).max(), units.compactMap(\.areaHectares?.on).max(), units.map(\.stateOn).max()
        )
        sample = shelf.sample && sources.contains { $0.source == .sample }
    }

    var page: Page {
        Page(
            title: "O danych", description: "Źródła rejestru organizacji, ich dni, licencje i to, czego nie wiadomo.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("O danych")], section: "o-danych", sample: sample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack read"><h1>O danych</h1>
        <p class="lede">Każda wartość ma źródło i dzień. Czego nie wiemy, to nazywamy nieznanym, nigdy zerem.</p></div>
        <section class="brickrule stack" aria-labelledby="zrodla"><h2 id="zrodla">Źródła organizacji</h2>
        \(sources.isEmpty ? emptyState("Nie wczytano jeszcze żadnego rejestru.", why: "Robi to urząd poleceniem „pozytek import”.") : sourceTable)
        </section>
        \(when: !kinds.isEmpty, counted)
        \(when: !sums.isEmpty, taxShares)
        <div class="cols two">
        <section class="brickrule stack" aria-labelledby="polozenie"><h2 id="polozenie">Czy wiadomo, w której gminie</h2>
        <p>Gminę ustalamy z siedziby: z kodu TERYT, z nazw województwa, powiatu i gminy, albo z kodu pocztowego z miejscowością. Nigdy z samej nazwy.</p>
        \(placingTable)
        </section>
        <section class="brickrule stack" aria-labelledby="obszar"><h2 id="obszar">Obszar i słowniki</h2>
        \(reference)
        </section>
        </div>
        \(pieces[.main])
        \(when: !runs.isEmpty, history)
        <section class="brickrule stack" aria-labelledby="zasady"><h2 id="zasady">Zasady</h2>
        <div class="cols three">
        <p>Wpis w rejestrze nie znaczy, że organizacja działa. Rejestry bywają opóźnione o tygodnie i miesiące.</p>
        <p>Niczego nie usuwamy: każda wersja zapisu zostaje, z dniem i źródłem. Co źródło zamknęło, ma datę zamknięcia.</p>
        <p>Gdy źródła się różnią, pierwszeństwo ma rejestr sądowy. Błąd zgłosisz przyciskiem na stronie organizacji.</p>
        </div>
        </section>
        </div>
        """
    }

    private var counted: HTML {
        """
        <section class="brickrule stack" aria-labelledby="kto"><h2 id="kto">Kogo liczymy</h2>
        <p class="read">Listy i liczby obejmują organizacje pozarządowe, podmioty z art. 3 ust. 3 ustawy i te, których rodzaju nie znamy. \
        W tych samych rejestrach są też szpitale, związki zawodowe, izby i spółki: widać je po zdjęciu filtra na liście. \
        Sferę działania znamy albo przypisaliśmy \(number(withSphere)) z \(number(total)) liczonych.</p>
        \(DataTable("Podmioty według rodzaju", columns: [
            .init("Rodzaj") { "<a href=\"\(path: RegistryAddress.list(OrganisationSearch().with(\.kinds, .only($0.kind))))\">\($0.kind.label)</a>" },
            .init("Podmiotów", numeric: true) { "\(number($0.count))" },
        ], rows: kinds, style: .plain).html)
        </section>
        """
    }

    private var taxShares: HTML {
        """
        <section class="brickrule stack" aria-labelledby="podatek"><h2 id="podatek">1 % i 1,5 % podatku</h2>
        <p class="read">Rok jest rokiem podatkowym: pieniądze za rok 2025 przychodzą z zeznań składanych w 2026. Do roku 2021 był to 1 %.</p>
        \(TaxShareSum.table(sums))
        </section>
        """
    }

    private var history: HTML {
        """
        <section class="brickrule stack" aria-labelledby="wczytania"><h2 id="wczytania">Ostatnie wczytania</h2>
        \(DataTable("Ostatnie wczytania danych", columns: [
            .init("Kiedy") { moment($0.startedAt) },
            .init("Co") { "\($0.command)" },
            .init("Stan") { "\($0.stateLabel)" },
            .init("Zapisów", numeric: true) { "\(number($0.counts.read))" },
            .init("Nowych", numeric: true) { "\(number($0.counts.new))" },
            .init("Zmienionych", numeric: true) { "\(number($0.counts.changed))" },
            .init("Odrzuconych", numeric: true) { "\(number($0.counts.rejected))" },
        ], rows: runs).html)
        </section>
        """
    }

    private var sourceTable: HTML {
        DataTable(
            "Źródła organizacji",
            columns: [
                .init("Źródło") { "\($0.source.title)\(sub("\($0.source.publisher)"))" },
                .init("Zapisów", numeric: true) { "\(number($0.records))" },
                .init("W tym zamknięte", label: "Zamknięte", numeric: true) { "\(number($0.closed))" },
                .init("Od dnia") { $0.oldest.map { day($0) } ?? unknown },
                .init("Do dnia") { $0.newest.map { day($0) } ?? unknown },
                .init("Wczytano") { $0.lastRun.map { moment($0) } ?? unknown },
                .init("Licencja") { "\($0.source.licence)" },
            ], rows: sources
        ).html
    }

    private var placingTable: HTML {
        DataTable(
            "Położenie siedziby",
            columns: [
                .init("Siedziba") {
                    "<a href=\"\(path: RegistryAddress.list(OrganisationSearch().with(\.placing, $0.placing)))\">\($0.placing.label)</a>"
                },
                .init("Organizacji", numeric: true) { "\(number($0.count))" },
            ], rows: placing, style: .plain
        ).html
    }

    private var reference: HTML {
        let loaded = [
            Plural("województwo", "województwa", "województw").of(voivodeships), Plural("powiat", "powiaty", "powiatów").of(powiats),
            Plural("gmina", "gminy", "gmin").of(gminas),
        ].joined(separator: ", ")
        return Facts([
            .init("Wczytany obszar", "\(loaded)", source: provenance("GUS, TERYT", unitsOn)),
            .init("Mieszkańcy", known(withPeople), source: provenance("GUS", peopleOn)),
            .init("Powierzchnia", known(withArea), source: provenance("GUGiK", areaOn)),
            .init(
                "Sfery zadań", "art. 4 ust. 1 ustawy o działalności pożytku publicznego i o wolontariacie",
                source: provenance("Dz.U. 2024 poz. 1491", nil)),
        ]).html
    }

    /// How many gminas have a figure.
    private func known(_ count: Int) -> HTML {
        count == gminas ? "znamy liczbę dla każdej gminy" : "znamy liczbę dla \(number(count)) z \(number(gminas)) gmin"
    }
}
