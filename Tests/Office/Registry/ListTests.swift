import Application
import Database
import Documents
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// A list of made bodies with a mapping of its own.
private struct MadeList {
    static let mapping = """
        [źródło]
        kod = kluby-proba
        tytuł = Próbna ewidencja
        etykieta = próbna ewidencja
        wydawca = starosta
        licencja = bez ograniczeń
        pierwszeństwo = 33

        [plik]
        klucz = numer
        pełny = tak
        daty = DD.MM.RRRR

        [kolumny]
        numer = Nr
        nazwa = Nazwa klubu | Nazwa
        nip? = NIP
        wpis? = Data wpisu
        adres? = Adres
        e-mail? = E-mail

        [stałe]
        forma = klub_sportowy
        województwo = kujawsko-pomorskie
        powiat = brodnicki
        """

    let delivery: Delivery
    var mapping: String

    init(_ delivery: Delivery, mapping: String = MadeList.mapping) throws {
        self.delivery = delivery
        self.mapping = try delivery.write("proba.mapping", mapping)
    }

    func take(_ text: String, day: String = "2026-11-20", isDry: Bool = false, isConfirmed: Bool = false) async throws -> RunOutcome {
        let path = try delivery.write("\(UUID().uuidString).csv", text)
        return try await take(path: path, day: day, isDry: isDry, isConfirmed: isConfirmed)
    }

    func take(path: String, day: String = "2026-11-20", isDry: Bool = false, isConfirmed: Bool = false) async throws -> RunOutcome {
        try await ImportList(path, mapping: mapping, day: Day(day), isDry: isDry, isConfirmed: isConfirmed).run(in: delivery.site.services)
    }

    func failure(_ text: String) async -> String {
        do {
            _ = try await take(text)
            return ""
        } catch {
            return "\(error)"
        }
    }

    static func rows(_ numbers: some Sequence<Int>) -> String {
        numbers.map { "\($0);Klub \($0);;12.03.2019;ul. Polna \($0 % 90 + 1), 87-300 Brodnica;klub\($0)@example.org\n" }.joined()
    }

    static let header = "Nr;Nazwa klubu;NIP;Data wpisu;Adres;E-mail\n"
}

private func names(_ delivery: Delivery) async throws -> [String] {
    try await delivery.site.database.read { try $0.all("SELECT name FROM organisation WHERE withdrawn = 0 ORDER BY id") { try $0.text("name") } }
}

@Suite struct ListTests {
    static let ready = ["arkusz-urzedu", "kgw", "kluby-sportowe", "osp", "regon", "spoldzielnie-socjalne", "stowarzyszenia-zwykle"]

    @Test func `the ready mappings are the seven the office needs`() { #expect(ReadyMappings.names == ListTests.ready) }

    @Test(arguments: ListTests.ready) func `a ready mapping loads its example of ten rows without a warning, then finds it unchanged`(name: String)
        async throws
    {
        try await withDelivery { delivery in
            let settings = ["kluby-sportowe": ["powiat=brodnicki"], "stowarzyszenia-zwykle": ["powiat=lipnowski"]][name] ?? []
            let work = ImportList(ReadyMappings.example(of: name).path, mapping: name, settings: settings, day: Day("2026-11-20"))
            let outcome = try await work.run(in: delivery.site.services)
            #expect(outcome.counts.numbers == [10, 10, 0, 0, 0, 0])
            #expect(outcome.problems == [])
            #expect(try await work.run(in: delivery.site.services).counts.numbers == [10, 0, 0, 10, 0, 0])
            let placed = try await delivery.site.database.read {
                try $0.integer("SELECT count(*) FROM organisation WHERE placement = 'located' AND form IS NOT NULL")
            }
            #expect(placed == (name == "arkusz-urzedu" ? 7 : 10))
        }
    }

    @Test(arguments: ListTests.ready) func `a ready mapping loads a made list of 20 000 rows`(name: String) async throws {
        try await withDelivery { delivery in
            let example = try String(contentsOf: ReadyMappings.example(of: name), encoding: .utf8)
            let lines = example.split(separator: "\n").map(String.init)
            let titles = lines[0].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            let numbers = Set(["NIP", "REGON", "KRS"])
            let key = ["Nr ewidencyjny", "Numer w rejestrze", "Lp.", "Nazwa jednostki"].first {
                titles.contains($0) && (name != "osp" || $0 == "Nazwa jednostki")
            }
            var reader = CSVReader(separator: ";")
            var rows: [[String]] = []
            try reader.read(Array(example.utf8)) { rows.append($0.fields) }
            try reader.finish { rows.append($0.fields) }
            var text = lines[0] + "\n"
            for index in 0..<20_000 {
                let fields = zip(titles, rows[1 + index % 10]).map { title, field -> String in
                    if title == "REGON" { return MadeNumber.regon(index) }
                    if title == "KRS", !field.isEmpty { return "000" + String(1_000_000 + index) }
                    if numbers.contains(title) { return "" }
                    return title == key ? "\(field) \(index)" : field
                }
                text += fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") + "\n"
            }
            let path = try delivery.write("lista.csv", text)
            let settings = ["kluby-sportowe": ["powiat=brodnicki"], "stowarzyszenia-zwykle": ["powiat=lipnowski"]][name] ?? []
            let work = ImportList(path, mapping: name, settings: settings, day: Day("2026-11-20"))
            #expect(try await work.run(in: delivery.site.services).counts.numbers == [20_000, 20_000, 0, 0, 0, 0])
            #expect(try await work.run(in: delivery.site.services).counts.numbers == [20_000, 0, 0, 20_000, 0, 0])
        }
    }

    @Test(arguments: Engines.all) func `a complete list closes what it has no more, and stops when that is more than 5 %`(engine: Engine) async throws
    {
        try await withDelivery(on: engine) { delivery in
            let list = try MadeList(delivery)
            #expect(try await list.take(MadeList.header + MadeList.rows(1...100)).counts.numbers == [100, 100, 0, 0, 0, 0])
            let fewer = MadeList.header + MadeList.rows(1...95)
            #expect(try await list.take(fewer, day: "2026-11-21", isDry: true).counts.closed == 5)
            #expect(try await list.take(fewer, day: "2026-11-21").counts.numbers == [95, 0, 0, 95, 5, 0])
            let half = MadeList.header + MadeList.rows(1...50)
            await #expect(throws: TooManyClosures.self) { try await list.take(half, day: "2026-11-22") }
            let standing = try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM organisation WHERE status = 'struck_off'") }
            #expect(standing == 5)
            #expect(try await list.take(half, day: "2026-11-22", isConfirmed: true).counts.closed == 45)
        }
    }

    @Test func `one starosta's list closes nothing of another's`() async throws {
        try await withDelivery { delivery in
            let header = "Nr ewidencyjny;Nazwa;Adres siedziby\n"
            let path = try delivery.write("zwykle.csv", header + "1;Pasieka;Lipno\n2;Skwer;Lipno\n")
            func take(_ path: String, _ powiat: String) async throws -> [Int] {
                try await ImportList(path, mapping: "stowarzyszenia-zwykle", settings: ["powiat=\(powiat)"], isConfirmed: true)
                    .run(in: delivery.site.services).counts.numbers
            }
            #expect(try await take(path, "lipnowski") == [2, 2, 0, 0, 0, 0])
            let other = try delivery.write("inna.csv", header + "1;Skwer;Rypin\n")
            #expect(try await take(other, "rypiński") == [1, 1, 0, 0, 0, 0])
            let later = try delivery.write("pozniej.csv", header + "1;Pasieka;Lipno\n")
            #expect(try await take(later, "lipnowski") == [1, 0, 0, 1, 1, 0])
        }
    }

    @Test func `columns that moved are found by their headers, and one that is missing is named`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            _ = try await list.take("Nr;Nazwa klubu;Adres\n1;Klub Orzeł;Brodnica\n2;Klub Sokół;Brodnica\n")
            let moved = try await list.take("Ewidencja klubów;;\n;;\nAdres;Nazwa;NR.\nBrodnica;Klub Orzeł;1\nBrodnica;Klub Sokół;2\n")
            #expect(moved.counts.numbers == [2, 0, 0, 2, 0, 0])
            let missing = await list.failure("Nr;Miano;Adres\n1;Klub Orzeł;Brodnica\n")
            #expect(missing.contains("brakuje kolumn: nazwa") && missing.contains("Miano") && missing.contains("wierszu 1"))
            let twice = await list.failure("Nr;Nazwa;Nazwa\n1;Klub Orzeł;Brodnica\n")
            #expect(twice.contains("dwie kolumny"))
        }
    }

    @Test func `rows without a key or a name and duplicates are rejected with their lines, wrong values left out with a warning`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            let outcome = try await list.take(
                MadeList.header + """
                    1;Klub Orzeł;5213003701;31.02.2019;ul. Polna 1, 87-300 Brodnica;orzel(at)example.org
                    ;Klub Sokół;;;;
                    3;;;;;
                    1;Klub Jastrząb;;;;

                    """)
            #expect(outcome.counts.numbers == [4, 1, 0, 0, 0, 3])
            let rejected = outcome.problems.filter { $0.severity == .rejected }
            #expect(rejected.map(\.line) == [3, 4, 5] && rejected[2].reason.contains("wierszu 2"))
            #expect(outcome.problems.filter { $0.severity == .warning }.map(\.field) == ["nip", "wpis", "e-mail"])
        }
    }

    @Test(arguments: Engines.all) func `two lists that swap the numbers of two bodies move nothing`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let ala = MadeExtract("0000000101", name: "FUNDACJA ALA").with { $0.nip = "5213003700" }
            let ola = MadeExtract("0000000102", name: "FUNDACJA OLA").with { $0.nip = "5261040828" }
            _ = try await delivery.take([ala, ola])
            let mapping = MadeList.mapping.replacing("nip? = NIP", with: "nip? = NIP\nkrs? = KRS").replacing(
                "forma = klub_sportowy", with: "forma = fundacja")
            let list = try MadeList(delivery, mapping: mapping)
            _ = try await list.take("Nr;Nazwa;NIP;KRS\n1;Fundacja Ala;5261040828;101\n2;Fundacja Ola;5213003700;102\n")
            #expect(try await names(delivery) == ["Fundacja Ala", "Fundacja Ola"])
            let recommended = try await delivery.site.database.read { db in
                try db.all("SELECT organisation_id, value FROM identifier WHERE kind = 'nip' AND recommended = 1 ORDER BY organisation_id") {
                    try $0.text("value")
                }
            }
            #expect(recommended == ["5213003700", "5261040828"])
        }
    }

    @Test func `HTML and formulas in a name are kept word for word, warned of, and never markup on a page`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            let outcome = try await list.take(
                "Nr;Nazwa\n1;Klub <script>alert(1)</script>\n2;\"=HYPERLINK(\"\"http://example.org\"\";\"\"Klub\"\")\"\n")
            #expect(outcome.counts.numbers == [2, 2, 0, 0, 0, 0] && outcome.problems.map(\.line) == [2, 3])
            let page = try await delivery.site.browser().open("/organizacje")
            #expect(page.status == 200 && !page.html.contains("<script>alert"))
        }
    }

    @Test func `a list cut off, one that is no table, a missing one, and letters of another encoding`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            #expect(await list.failure("Nr;Nazwa\n1;\"Klub bez ko").contains("wiersz"))
            #expect(await list.failure("<html><body>Nr;Nazwa</body></html>").contains("HTML"))
            #expect(await list.failure("").contains("pusty"))
            await #expect(throws: InputFiles.Missing.self) { try await list.take(path: "/nie/ma/takiej.csv") }
            let path = delivery.folder.appending(path: "okna.csv")
            try Data(Array("Nr;Nazwa\n1;Klub ".utf8) + [0xAF, 0xF3, 0xB3, 0x77] + Array("\n2;Klub Sok".utf8) + [0xF3, 0xB3, 0x0A]).write(to: path)
            let outcome = try await list.take(path: path.path)
            #expect(outcome.counts.new == 2 && outcome.problems.contains { $0.reason.contains("1250") })
            #expect(try await names(delivery).contains("Klub Żółw"))
        }
    }

    @Test func `a workbook loads like the same list in CSV`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            let csv = try await list.take("Nr;Nazwa;Adres\n1;Klub Orzeł;Brodnica\n2;Klub Sokół;Brodnica\n")
            #expect(csv.counts.new == 2)
            let path = delivery.folder.appending(path: "lista.xlsx").path
            try ListTests.workbook(path, [["Nr", "Nazwa", "Adres"], ["1", "Klub Orzeł", "Brodnica"], ["2", "Klub Sokół", "Brodnica"]])
            #expect(try await list.take(path: path).counts.numbers == [2, 0, 0, 2, 0, 0])
        }
    }

    @Test(arguments: [
        ("pierwszeństwo = 33", "pierwszeństwo = 3", 7, "od 30 do 59"), ("kod = kluby-proba", "kod = krs", 2, "źródło programu"),
        ("klucz = numer", "klucz = numer, sala", 10, "nieznane pole „sala”"), ("daty = DD.MM.RRRR", "daty = DD.MM.RR", 12, "postacią daty"),
        ("numer = Nr", "numer? = Nr", 10, "w kluczu"), ("[kolumny]", "[kolumny", 14, "nawiasu"),
        ("nazwa = Nazwa klubu | Nazwa", "nazwa", 16, "pole = wartość"),
        ("pełny = tak", "pełny = może", 11, "tak"), ("[stałe]", "[stale rzeczy]", 23, "nieznana część"),
    ]) func `a fault of a mapping points at its line`(good: String, bad: String, line: Int, words: String) async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery, mapping: MadeList.mapping.replacing(good, with: bad))
            let message = await list.failure("Nr;Nazwa\n1;Klub\n")
            #expect(message.contains("wiersz \(line)") && message.contains(words), "\(message)")
        }
    }

    @Test func `an address in one cell is taken apart by the stated rule`() async throws {
        try await withDelivery { delivery in
            let list = try MadeList(delivery)
            let cells = [
                "ul. Długa 5/3, 87-300 Brodnica", "87-300 Brodnica, ul. Długa 5 m. 3", "ul. 3 Maja 7, 87-300 Brodnica", "ul. 3 Maja, 87-300 Brodnica",
                "Zbiczno 12, 87-305 Zbiczno", "Brodnica", "Długa 5 A, 87-300, Brodnica",
            ]
            _ = try await list.take("Nr;Nazwa;Adres\n" + cells.enumerated().map { "\($0);Klub \($0);\"\($1)\"\n" }.joined())
            let rows = try await delivery.site.database.read { db in
                try db.all("SELECT street, postal_code, locality FROM organisation ORDER BY id") { row in
                    [try row.textOrNil("street") ?? "", try row.textOrNil("postal_code") ?? "", try row.textOrNil("locality") ?? ""].joined(
                        separator: "|")
                }
            }
            #expect(
                rows == [
                    "ul. Długa 5/3|87-300|Brodnica", "ul. Długa 5/3|87-300|Brodnica", "ul. 3 Maja 7|87-300|Brodnica", "ul. 3 Maja|87-300|Brodnica",
                    "Zbiczno 12|87-305|Zbiczno", "||Brodnica", "Długa 5 A|87-300|Brodnica",
                ])
        }
    }

    private static func workbook(_ path: String, _ rows: [[String]]) throws {
        let book = try XLSXWriter(created: TestSite.noon)
        try book.sheet("Lista", rows[0].map { .init($0) })
        for row in rows.dropFirst() { try book.row(row.map { .text($0) }) }
        try book.save(to: path)
    }
}

/// Numbers with right check digits.
enum MadeNumber {
    static func regon(_ index: Int) -> String {
        let digits = String(10_000_000 + index * 7).compactMap(\.wholeNumberValue)
        let sum = zip(digits, [8, 9, 2, 3, 4, 5, 6, 7]).reduce(0) { $0 + $1.0 * $1.1 }
        return digits.map(String.init).joined() + "\(sum % 11 % 10)"
    }
}
