import Application
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

@Suite struct BIRTests {
    private static let row = """
        <root><dane><Regon>000001554</Regon><Nip>5250005834</Nip><Nazwa>POLITECHNIKA WARSZAWSKA</Nazwa><Wojewodztwo>MAZOWIECKIE</Wojewodztwo>\
        <Miejscowosc>Warszawa</Miejscowosc><KodPocztowy>00-661</KodPocztowy><Typ>P</Typ><DataZakonczeniaDzialalnosci /></dane></root>
        """

    private func take(_ delivery: Delivery, _ text: String) async throws -> RunOutcome {
        let path = try delivery.write("\(UUID().uuidString).xml", text)
        return try await ImportBIR([path], day: Day("2026-11-20")).run(in: delivery.site.services)
    }

    private static func envelope(_ inner: String) -> String {
        let escaped = inner.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><DaneSzukajPodmiotyResponse xmlns="http://CIS/BIR/PUBL/2014/07">\
            <DaneSzukajPodmiotyResult>\(escaped)</DaneSzukajPodmiotyResult></DaneSzukajPodmiotyResponse></s:Body></s:Envelope>
            """
    }

    private static func message(_ envelope: String) -> String {
        "--uuid:1+id=1\r\nContent-ID: <http://tempuri.org/0>\r\nContent-Type: application/xop+xml\r\n\r\n\(envelope)\r\n--uuid:1+id=1--\r\n"
    }

    @Test(
        .enabled(if: SharedData.isThere || Engines.isCI, "nie ma ../shared/data"),
        arguments: [
            ("search_found_P.xml", [1, 1, 0, 0, 0, 0], ""), ("full_report_BIR11OsPrawna_GUS.xml", [1, 1, 0, 0, 0, 0], ""),
            ("error_4_not_found.xml", [0, 0, 0, 0, 0, 0], "Nie znaleziono"), ("error_5_bad_report_name.xml", [1, 0, 0, 0, 0, 1], "błąd 5"),
            ("error_103_future_date.xml", [1, 0, 0, 0, 0, 1], "datę przyszłą"), ("soap_full_report_error_4.xml", [0, 0, 0, 0, 0, 0], "810528352"),
        ]) func `each recorded reply is understood`(name: String, counts: [Int], words: String) async throws
    {
        try await withDelivery { delivery in
            let outcome = try await ImportBIR([SharedData.path("bir/\(name)")], day: Day("2026-11-20")).run(in: delivery.site.services)
            #expect(outcome.counts.numbers == counts)
            #expect(words.isEmpty ? outcome.problems.isEmpty : outcome.problems.contains { $0.reason.contains(words) }, "\(outcome.problems)")
        }
    }

    @Test(.enabled(if: SharedData.isThere || Engines.isCI, "nie ma ../shared/data"), arguments: Engines.all)
    func `the recorded replies load together, and again unchanged, with what the full report says`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let work = ImportBIR([SharedData.path("bir")], day: Day("2026-11-20"))
            #expect(try await work.run(in: delivery.site.services).counts.numbers == [4, 2, 0, 0, 0, 2])
            #expect(try await work.run(in: delivery.site.services).counts.numbers == [4, 0, 0, 2, 0, 2])
            let body = try await delivery.site.database.read { db in
                try db.one(
                    "SELECT name, phone, email, website, postal_code, locality, placement FROM organisation WHERE official_name LIKE '%STATYSTYCZNY'"
                ) { row in
                    try ["phone", "email", "website", "postal_code", "locality", "placement"].map { try row.text($0) }
                }
            }
            #expect(body == ["6083000", "dgsek@stat.gov.pl", "http://www.stat.gov.pl", "00-925", "Warszawa", "outside"])
        }
    }

    @Test func `a row means the same bare, in an envelope, and in a whole message`() async throws {
        try await withDelivery { delivery in
            let bare = try await take(delivery, BIRTests.row)
            #expect(bare.counts.numbers == [1, 1, 0, 0, 0, 0])
            #expect(try await take(delivery, BIRTests.envelope(BIRTests.row)).counts.numbers == [1, 0, 0, 1, 0, 0])
            #expect(try await take(delivery, BIRTests.message(BIRTests.envelope(BIRTests.row))).counts.numbers == [1, 0, 0, 1, 0, 0])
            #expect(try await take(delivery, BIRTests.envelope("")).counts.numbers == [0, 0, 0, 0, 0, 0])
        }
    }

    @Test(arguments: Engines.all)
    func `a row that comes after a full report renews name and place, and takes nothing away`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let report = """
                <root><dane><praw_regon9>000001554</praw_regon9><praw_nip>5250005834</praw_nip><praw_nazwa>POLITECHNIKA</praw_nazwa>\
                <praw_szczegolnaFormaPrawna_Nazwa>FUNDACJE</praw_szczegolnaFormaPrawna_Nazwa><praw_numerTelefonu>222347220</praw_numerTelefonu>\
                <praw_adSiedzMiejscowosc_Nazwa>Warszawa</praw_adSiedzMiejscowosc_Nazwa></dane></root>
                """
            func take(_ text: String, _ day: String) async throws -> [Int] {
                let path = try delivery.write("\(UUID().uuidString).xml", text)
                return try await ImportBIR([path], day: Day(day)).run(in: delivery.site.services).counts.numbers
            }
            func body() async throws -> [String?] {
                try await delivery.site.database.read { db in
                    try db.one("SELECT official_name, form, phone, status FROM organisation WHERE withdrawn = 0") { row in
                        try ["official_name", "form", "phone", "status"].map { try row.textOrNil($0) }
                    }
                }
            }
            let first = try await take(report, "2026-11-20")
            #expect(first == [1, 1, 0, 0, 0, 0])
            #expect(try await body() == ["POLITECHNIKA", "fundacja", "222347220", "registered"])
            #expect(try await take(BIRTests.row, "2026-11-22") == [1, 1, 0, 0, 0, 0])
            #expect(try await body() == ["POLITECHNIKA WARSZAWSKA", "fundacja", "222347220", "registered"])
            let end = "DataZakonczeniaDzialalnosci"
            let ended = BIRTests.row.replacing("<\(end) />", with: "<\(end)>2026-11-01</\(end)>")
            #expect(try await take(ended, "2026-11-23").first == 1)
            #expect(try await body().last == "struck_off")
        }
    }

    @Test func `an ended activity closes the body on its day`() async throws {
        try await withDelivery { delivery in
            _ = try await take(delivery, BIRTests.row)
            let ended = BIRTests.row.replacing(
                "<DataZakonczeniaDzialalnosci />", with: "<DataZakonczeniaDzialalnosci>2026-10-01</DataZakonczeniaDzialalnosci>")
            #expect(try await take(delivery, ended).counts.numbers == [1, 0, 0, 0, 1, 0])
            let status = try await delivery.site.database.read {
                try $0.one("SELECT status, status_since FROM organisation") { (try $0.text("status"), try $0.day("status_since")) }
            }
            #expect(status.0 == "struck_off" && status.1 == Day("2026-10-01"))
        }
    }

    @Test func `entities of its own, a cut off reply, wrong numbers and other files are refused with a reason`() async throws {
        try await withDelivery { delivery in
            let bomb =
                "<!DOCTYPE root [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><root><dane><Regon>000001554</Regon><Nazwa>&b;</Nazwa></dane></root>"
            let bad = [
                bomb, BIRTests.envelope(bomb), BIRTests.row.replacing("POLITECHNIKA", with: "&xxe;"), String(BIRTests.row.prefix(120)),
                String(BIRTests.message(BIRTests.envelope(BIRTests.row)).dropLast(20)), BIRTests.row.replacing("000001554", with: "000001555"),
                "<html><body>REGON</body></html>", "{\"krs\": 1}", "",
                "<s:Envelope xmlns:s=\"x\"><s:Body><s:Fault>Brak sesji</s:Fault></s:Body></s:Envelope>",
            ]
            for text in bad {
                let outcome = try await take(delivery, text)
                #expect(outcome.counts.numbers == [1, 0, 0, 0, 0, 1], "\(text)")
                #expect(outcome.problems.allSatisfy { !$0.reason.isEmpty })
            }
            let organisations = try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM organisation") }
            #expect(organisations == 0)
        }
    }

    @Test func `natural persons and local units are passed over`() async throws {
        try await withDelivery { delivery in
            for type in ["F", "LP", "LF"] {
                let outcome = try await take(delivery, BIRTests.row.replacing("<Typ>P", with: "<Typ>\(type)"))
                #expect(outcome.counts.numbers == [0, 0, 0, 0, 0, 0] && outcome.problems.count == 1)
            }
        }
    }
}
