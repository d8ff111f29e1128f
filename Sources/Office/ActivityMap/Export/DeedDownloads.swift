import Application
import Database
import Polish
import Values
import Web

extension Downloads {
    /// Every grant as 360Giving, made beforehand by `pozytek export grants`; and where the lists are, which are always of this moment.
    static let deeds = Downloads(
        title: "Działania i dotacje",
        remark: """
            Wszystkie dotacje w formacie 360Giving, razem z tymi, których obdarowanego nie ma w rejestrze. To, co przyszło w tym formacie, wychodzi pole \
            w pole takie, jakie przyszło.
            """, command: "pozytek export grants", files: GivingExport.Format.allCases.map { .init($0.fileName, $0.title, type: $0.type) }
    ) { services in
        let sources = try await services.database.read { try DeedSource.all(in: $0) }
        return [
            Part("listy", "Listy z chwili pobrania", lists),
            Part("licencje", "Źródła i licencje", sources.isEmpty ? "<p>Nie wczytano jeszcze żadnych.</p>" : licences(sources)),
            Part("kolumny", "Pola 360Giving", fields),
        ]
    }

    private static var lists: HTML {
        func list(_ title: String, _ path: String) -> HTML {
            func file(_ kind: String) -> HTML { "<a href=\"\(link: "\(path).\(kind)")\" download>\(kind.uppercased())</a>" }
            return "<li>\(title): \(each: ["csv", "xlsx", "json", "geojson"], by: " · ", file)</li>"
        }
        return """
            <ul class="read">\(list("działania", DeedAddress.activities.path))\(list("dotacje", DeedAddress.grants.path))</ul>
            <p class="read">Część, wybraną filtrami, pobierzesz ze stron <a href="\(path: DeedAddress.activities)">Działania</a> \
            i <a href="\(path: DeedAddress.grants)">Dotacje</a>.</p>
            """
    }

    private static func licences(_ sources: [DeedSource]) -> HTML {
        DataTable(
            "Źródła działań i dotacji",
            columns: [
                .init("Źródło") { "\($0.title)\(sub("\($0.publisher)"))" },
                .init("Kod w plikach", label: "Kod") { "<code>\($0.code)</code>" },
                .init("Działań", numeric: true) { "\(number($0.activities))" },
                .init("Dotacji", numeric: true) { "\(number($0.grants))" },
                .init("Do dnia") { $0.newest.map { day($0) } ?? unknown },
                .init("Licencja") { "\($0.licence)" },
            ], rows: sources
        ).html
    }

    private static var fields: HTML {
        let rows: [(name: String, meaning: String)] = [
            ("id", "Numer dotacji w źródle; z wykazu urzędu: kod źródła i numer."),
            ("title, description", "Tytuł i opis zadania; bez opisu powtórzony tytuł."),
            ("currency, amountAwarded, amountDisbursed", "Waluta (ISO 4217), kwota przyznana i wypłacona."),
            ("awardDate, plannedDates", "Dzień przyznania i zaplanowane dni początku i końca."),
            ("recipientOrganization, fundingOrganization", "Obdarowany i dający; numer KRS jako PL-KRS-…"),
            ("beneficiaryLocation", "Gdzie pracują pieniądze: numery TERYT."),
            ("grantProgramme, fromOpenCall", "Program i czy dotacja pochodzi z otwartego konkursu."),
        ]
        let own: [(name: String, meaning: String)] = [
            (GivingOwn.returned, "Nasze pole: kwota zwrócona."), (GivingOwn.mode, "Nasze pole: tryb zlecenia."),
            (GivingOwn.form, "Nasze pole: wsparcie (support) albo powierzenie (entrusting)."), (GivingOwn.agreement, "Nasze pole: numer umowy."),
        ]
        let table = DataTable(
            "Pola plików 360Giving",
            columns: [
                .init("Pole") { "<code>\($0.name)</code>" },
                .init("Znaczenie") { "\($0.meaning)" },
            ], rows: rows + own)
        return """
            <p class="read">Pola standardu <a href="https://standard.threesixtygiving.org/">360Giving</a>; w CSV w jego płaskiej postaci. Dotacje, \
            które przyszły w tym formacie, mają też wszystkie inne pola swojego źródła.</p>
            \(table.html)
            """
    }
}

/// How much of what came from one source stands.
private struct DeedSource {
    let code: String, title: String, publisher: String, licence: String
    let activities: Int, grants: Int
    /// The newest day its records speak of.
    let newest: Day?

    static func all(in db: Reading) throws -> [DeedSource] {
        try db.all(
            """
            SELECT s.code, s.title, s.publisher, s.licence, held.activities, held.grants, held.newest FROM source s JOIN (
                SELECT r.source, sum(CASE WHEN r.kind = 'activity' THEN 1 ELSE 0 END) AS activities,
                    sum(CASE WHEN r.kind = 'grant' THEN 1 ELSE 0 END) AS grants, max(v.day) AS newest
                FROM deed_record r JOIN deed_version v ON v.record_id = r.id AND v.number = r.current GROUP BY r.source
            ) held ON held.source = s.code ORDER BY s.precedence, s.code
            """
        ) { row in
            DeedSource(
                code: try row.text("code"), title: try row.text("title"), publisher: try row.text("publisher"), licence: try row.text("licence"),
                activities: try row.int("activities"), grants: try row.int("grants"), newest: try row.dayOrNil("newest"))
        }
    }
}
