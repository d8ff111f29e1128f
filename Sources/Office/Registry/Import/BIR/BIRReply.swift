import Documents

/// A reply of the REGON service (BIR 1.1 and 1.2): its rows by the names of their fields, taken out of whatever it is wrapped in: a SOAP
/// envelope with the rows as escaped text, and that in a part of a multipart (MTOM) message.
///
///     try BIRReply(bytes).rows[0]["Regon"]   // "000001554"
struct BIRReply {
    struct Unreadable: Error {
        let reason: String
    }

    typealias Row = [String: String]

    let rows: [Row]

    /// - Throws: ``Unreadable``.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        do {
            rows = try BIRReply.rows(in: try BIRReply.part(of: bytes), isWrapped: true)
        } catch let fault as TableFault {
            throw Unreadable(reason: fault.reason)
        } catch let fault as Unreadable {
            throw fault
        } catch {
            throw Unreadable(reason: "to nie jest odpowiedź usługi BIR")
        }
    }

    /// The body of the first part of a multipart message; anything else as it is.
    private static func part(of bytes: [UInt8]) throws(Unreadable) -> ArraySlice<UInt8> {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let first = start.first(where: { !isBlank($0) }), first != UInt8(ascii: "<") else { return start }
        // Headers of the message may stand before the first boundary, a line that begins with two hyphens.
        var line = start
        while !line.starts(with: Array("--".utf8)) {
            guard let end = line.firstIndex(of: 0x0A) else { throw Unreadable(reason: "to nie jest odpowiedź usługi BIR: nie ma w niej XML") }
            line = line[(end + 1)...]
        }
        let boundary = line.prefix { !isBlank($0) }
        var rest = line
        while true {
            guard let end = rest.firstIndex(of: 0x0A) else { throw Unreadable(reason: "wiadomość jest ucięta: część nie ma treści") }
            rest = rest[(end + 1)...]
            if rest.first == 0x0A || rest.starts(with: [0x0D, 0x0A]) { break }
        }
        var at = rest.startIndex
        while let end = rest[at...].firstIndex(of: 0x0A) {
            if rest[(end + 1)...].starts(with: boundary) { return rest[..<end] }
            at = end + 1
        }
        throw Unreadable(reason: "wiadomość jest ucięta: brak jej końca \(String(decoding: boundary.prefix(60), as: UTF8.self))--")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func rows(in bytes: ArraySlice<UInt8>, isWrapped: Bool) throws -> [Row] {
        var rest = bytes
        var scanner = XMLScanner(capacity: 1 << 14) { room in
            let count = min(room.count, rest.count)
            rest.prefix(count).withUnsafeBytes { room.copyBytes(from: $0) }
            rest = rest.dropFirst(count)
            return count
        }
        guard case .start = try scanner.next() else { throw Unreadable(reason: "nie ma w niej XML") }
        switch scanner.name {
        case XMLName("root"): return try read(&scanner)
        case XMLName("Envelope") where isWrapped:
            let text = try result(&scanner)
            return text.isEmpty ? [] : try rows(in: text[...], isWrapped: false)
        default: throw Unreadable(reason: "to nie jest odpowiedź usługi BIR: spodziewano się <root> albo koperty SOAP")
        }
    }

    /// The text of the result in an envelope.
    private static func result(_ scanner: inout XMLScanner) throws -> [UInt8] {
        var text: [UInt8] = []
        var room = TextRoom()
        var isInside = false
        var wasThere = false
        while true {
            switch try scanner.next() {
            case .start where scanner.name == XMLName("Fault"): throw Unreadable(reason: "usługa odpowiedziała błędem SOAP: \(try words(&scanner))")
            case .start where results.contains(scanner.name): (isInside, wasThere) = (true, true)
            case .text where isInside:
                room.clear()
                try scanner.append(to: &room)
                text += room.bytes
            case .end where results.contains(scanner.name): isInside = false
            case .finish:
                guard wasThere else { throw Unreadable(reason: "koperta SOAP bez wyniku wyszukiwania ani raportu") }
                return text.allSatisfy(isBlank) ? [] : text
            default: break
            }
        }
    }

    private static func words(_ scanner: inout XMLScanner) throws -> String {
        var room = TextRoom()
        var depth = 1
        while depth > 0 {
            switch try scanner.next() {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: try scanner.append(to: &room)
            case .finish: depth = 0
            }
        }
        return FieldForm.line(String(room.string.prefix(200))) ?? "bez słów"
    }

    /// Fields of each `dane` of a `root` that has just started.
    private static func read(_ scanner: inout XMLScanner) throws -> [Row] {
        var rows: [Row] = []
        var room = TextRoom()
        while true {
            switch try scanner.next() {
            case .finish: return rows
            case .start where scanner.name == XMLName("dane"):
                var row: Row = [:]
                while case let token = try scanner.next(), token != .end {
                    guard case .start = token else { continue }
                    guard let name = BIRFields.names[scanner.name] else {
                        try scanner.skip()
                        continue
                    }
                    room.clear()
                    try scanner.content(to: &room)
                    if let text = FieldForm.line(room.string) { row[name] = text }
                }
                rows.append(row)
            case .start: try scanner.skip()
            case .text, .end: break
            }
        }
    }

    private static let results: Set<XMLName> = [
        XMLName("DaneSzukajPodmiotyResult"), XMLName("DaneSzukajResult"), XMLName("DanePobierzPelnyRaportResult"),
        XMLName("DanePobierzRaportZbiorczyResult"),
    ]
}

/// The fields we read.
enum BIRFields {
    static let names = Dictionary(uniqueKeysWithValues: all.map { (XMLName($0), "\($0)") })

    private static let all: [StaticString] = [
        "ErrorCode", "ErrorMessagePl", "pRegon", "Regon", "Nip", "Nazwa", "Wojewodztwo", "Powiat", "Gmina", "Miejscowosc", "KodPocztowy", "Ulica",
        "NrNieruchomosci", "NrLokalu", "Typ", "DataZakonczeniaDzialalnosci", "MiejscowoscPoczty",
        "praw_regon9", "praw_regon14", "praw_regon", "praw_nip", "praw_nazwa", "praw_numerWRejestrzeEwidencji", "praw_dataWpisuDoRejestruEwidencji",
        "praw_dataPowstania", "praw_dataZawieszeniaDzialalnosci", "praw_dataWznowieniaDzialalnosci", "praw_dataZakonczeniaDzialalnosci",
        "praw_dataSkresleniaZRegon", "praw_dataOrzeczeniaOUpadlosci", "praw_dataZakonczeniaPostepowaniaUpadlosciowego",
        "praw_adSiedzKraj_Nazwa", "praw_adSiedzWojewodztwo_Symbol", "praw_adSiedzPowiat_Symbol", "praw_adSiedzGmina_Symbol",
        "praw_adSiedzKodPocztowy", "praw_adSiedzNumerNieruchomosci", "praw_adSiedzNumerLokalu", "praw_adSiedzWojewodztwo_Nazwa",
        "praw_adSiedzPowiat_Nazwa", "praw_adSiedzGmina_Nazwa", "praw_adSiedzMiejscowosc_Nazwa", "praw_adSiedzMiejscowoscPoczty_Nazwa",
        "praw_adSiedzUlica_Nazwa", "praw_numerTelefonu", "praw_adresEmail", "praw_adresStronyinternetowej", "praw_szczegolnaFormaPrawna_Nazwa",
        "praw_podstawowaFormaPrawna_Nazwa", "praw_rodzajRejestruEwidencji_Nazwa",
    ]
}
