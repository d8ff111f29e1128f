import Database
import Documents
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

@Suite struct KRSReadingTests {
    private static func read(_ json: String, _ forms: LegalForms = LegalForms([])) throws -> KRSReading {
        try KRSReading(try JSON(Array(json.utf8)), forms: forms)
    }

    @Test func `a current extract gives its facts`() throws {
        let reading = try KRSReadingTests.read(
            MadeExtract("0000030897", name: "FUNDACJA  ALA").with {
                $0.nip = "5213003700"
                $0.regon = "01016806800000"
            }.json)
        #expect(reading.kind == .extract)
        #expect(reading.day == Day("2026-11-18"))
        #expect(reading.issuedOn == Day("2026-11-20"))
        #expect(reading.facts.name == "FUNDACJA ALA")
        #expect(reading.facts.nip == "5213003700")
        #expect(reading.facts.regon == "010168068")
        #expect(reading.facts.status == .registered)
        #expect(reading.facts.address?.postalCode == "87-100")
    }

    @Test func `a wrong check digit drops the field with a warning, not the record`() throws {
        let reading = try KRSReadingTests.read(
            MadeExtract("1", name: "A").with {
                $0.nip = "5213003701"
                $0.regon = "123456789"
                $0.postalCode = "8x-100"
            }.json)
        #expect(reading.facts.nip == nil && reading.facts.regon == nil && reading.facts.address?.postalCode == nil)
        #expect(Set(reading.warnings.map(\.field)) == ["nip", "regon", "kodPocztowy", "formaPrawna"])
    }

    @Test func `a name that no index takes is no name`() throws {
        #expect(throws: NotARecord.self) { try KRSReadingTests.read(MadeExtract("1", name: String(repeating: "ŻÓŁW ", count: 200)).json) }
        #expect(try KRSReadingTests.read(MadeExtract("1", name: String(repeating: "ŻÓŁW ", count: 159)).json).facts.name != nil)
    }

    @Test func `a date that is none is left out with a warning`() throws {
        let reading = try KRSReadingTests.read(
            MadeExtract("1", name: "A").with {
                $0.registered = "31.02.2002"
                $0.state = "wczoraj"
            }.json)
        #expect(reading.facts.registeredOn == nil && reading.day == nil)
        #expect(reading.warnings.map(\.field).contains("dataRejestracjiWKRS") && reading.warnings.map(\.field).contains("stanZDnia"))
    }

    @Test func `liquidation is told by department six, with its day, or by the name`() throws {
        let opened = try KRSReadingTests.read(MadeExtract("1", name: "A").with { $0.liquidation = "22.03.2025R., UCHWAŁA NR 4/2025" }.json)
        #expect(opened.facts.status == .liquidation && opened.facts.statusSince == "2025-03-22")
        let named = try KRSReadingTests.read(MadeExtract("1", name: "FUNDACJA ALA W LIKWIDACJI").json)
        #expect(named.facts.status == .liquidation && named.facts.statusSince == nil)
    }

    @Test func `the moment of asking does not make a record new`() throws {
        let first = try KRSReadingTests.read(MadeExtract("1", name: "A").json)
        let later = try KRSReadingTests.read(
            MadeExtract("1", name: "A").with {
                $0.issued = "21.11.2026 09:30:00"
                $0.state = "20.11.2026"
            }.json)
        #expect(first.canonical == later.canonical)
    }

    @Test func `words that there is no extract are read with their day`() throws {
        #expect(try KRSReadingTests.read(#"{"krs": "0000030897", "status": 204, "date": "2026-11-01"}"#).kind == .removed(on: Day("2026-11-01")))
        #expect(try KRSReadingTests.read(#"{"krs": 30897, "status": 204}"#).krs.description == "0000030897")
    }

    @Test(arguments: [
        (#"{"krs": "x", "status": 204}"#, "krs"), (#"{"krs": "1", "status": 204, "date": "32.01.2026"}"#, "date"),
        (#"{"odpis": {}}"#, "numerKRS"), (#"{"odpis": {"naglowekA": {"numerKRS": "1"}}}"#, "nazwa"),
    ])
    func `an unusable reply is rejected by the name of its field`(_ json: String, _ field: String) {
        let error = #expect(throws: NotARecord.self) { try KRSReadingTests.read(json) }
        guard case .rejected(field, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test(arguments: [#"[1, 2]"#, #"{"type":"x","title":"Not Found","status":404}"#, #""text""#, "{}", "12"])
    func `something else is passed over, not rejected`(_ json: String) {
        let error = #expect(throws: NotARecord.self) { try KRSReadingTests.read(json) }
        guard case .other = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test(arguments: [
        ("{\"odpis\":", "ucięty"), ("{\n\"a\" 1}", "wiersz 2"), (String(repeating: "[", count: 100_000), "512"), ("", "ucięty"), ("nonsense", "JSON"),
    ])
    func `broken JSON says what is wrong`(_ text: String, _ word: String) {
        let error = #expect(throws: JSON.Fault.self) { try JSON(Array(text.utf8)) }
        #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
    }

    @Test func `bytes that are not UTF-8 say so`() {
        let error = #expect(throws: JSON.Fault.self) { try JSON([0x7B, 0x22, 0xB1, 0x22, 0x3A, 0x31, 0x7D]) }
        #expect(error?.description.contains("UTF-8") == true)
    }
}
