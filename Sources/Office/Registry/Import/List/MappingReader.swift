import Documents
import Polish
import Values

/// Makes a mapping out of its text and says what is wrong with it where it is wrong.
struct MappingReader<Field: MappingField> {
    private typealias Entry = MappingText.Entry

    private let text: MappingText
    private var about = ""
    private var source: [String: Entry] = [:]
    private var options: [String: Entry] = [:]
    private var columns: [Mapping<Field>.Column] = []
    private var constants: [Field: String] = [:]
    private var words: [Field: [String: String]] = [:]

    init(text: MappingText) { self.text = text }

    mutating func read() throws(MappingFault) {
        for entry in text.entries {
            let section = fold(entry.section)
            if section.hasPrefix("slowa ") {
                try word(entry, of: String(section.dropFirst(6)))
                continue
            }
            switch section {
            case "": try header(entry)
            case "zrodlo": try keep(entry, MappingKeys.source, in: \.source)
            case "plik": try keep(entry, MappingKeys.options, in: \.options)
            case "kolumny": try column(entry)
            case "stale": constants[try field(entry, entry.key)] = try filled(entry)
            default: throw text.fault(entry, "nieznana część [\(entry.section)]; są: źródło, plik, kolumny, stałe, słowa: pole")
            }
        }
    }

    /// Constants of the command line, `powiat=lipnowski`: they win over those of the mapping.
    mutating func set(_ settings: [String]) throws(MappingFault) {
        for setting in settings {
            guard let sign = setting.firstIndex(of: "="), let field = Field(words: String(setting[..<sign])),
                let value = FieldForm.line(String(setting[setting.index(after: sign)...]))
            else { throw MappingFault(file: text.file, line: 0, reason: "--set: spodziewano się pole=wartość, jest „\(setting)”") }
            constants[field] = value
        }
    }

    func mapping() throws(MappingFault) -> Mapping<Field> {
        let keys = try list("klucz").map { (name) throws(MappingFault) in try field(options["klucz"], name) }
        guard !keys.isEmpty else { throw text.fault(nil, "w części [plik] brakuje pola klucz: po czym poznać ten sam zapis w następnej liście") }
        for key in keys where constants[key] == nil && !columns.contains(where: { $0.field == key && $0.isNeeded }) {
            throw text.fault(
                options["klucz"],
                "pole „\(key.rawValue)” jest w kluczu, więc musi mieć kolumnę bez „?” albo stałą; stałą można podać w poleceniu: --set \(option(key))=…"
            )
        }
        guard columns.contains(where: { $0.field == Field.needed && $0.isNeeded }) || constants[Field.needed] != nil else {
            throw text.fault(nil, "w części [kolumny] brakuje pola \(Field.needed.rawValue)")
        }
        var mapping = Mapping(
            file: text.file, source: try madeSource(), keys: keys, days: try days(), columns: columns, constants: constants, words: words)
        mapping.about = about
        mapping.sheet = options["arkusz"]?.value
        mapping.separator = try separator()
        mapping.encoding = try encoding()
        mapping.completeness = try completeness(keys)
        mapping.point = try point()
        if let entry = options["listy"] { mapping.marks = Set(entry.value.filter { !$0.isWhitespace }) }
        return mapping
    }

    private func option(_ field: Field) -> String { field.rawValue.contains(" ") ? "\"\(field.rawValue)\"" : field.rawValue }

    // MARK: lines

    private mutating func header(_ entry: Entry) throws(MappingFault) {
        guard fold(entry.key) == "opis" else { throw text.fault(entry, "„\(entry.key)” stoi przed pierwszą częścią, na przykład [źródło]") }
        about = entry.value
    }

    private mutating func keep(_ entry: Entry, _ known: Set<String>, in place: WritableKeyPath<MappingReader, [String: Entry]>) throws(MappingFault) {
        let key = fold(entry.key)
        guard known.contains(key) else { throw text.fault(entry, "nieznane pole „\(entry.key)” w części [\(entry.section)]") }
        if let first = self[keyPath: place][key] { throw text.fault(entry, "pole „\(entry.key)” stoi już w wierszu \(first.line)") }
        _ = try filled(entry)
        self[keyPath: place][key] = entry
    }

    private mutating func column(_ entry: Entry) throws(MappingFault) {
        let isNeeded = !entry.key.hasSuffix("?")
        let field = try field(entry, isNeeded ? entry.key : String(entry.key.dropLast()))
        guard !columns.contains(where: { $0.field == field }) else { throw text.fault(entry, "pole „\(entry.key)” ma już kolumnę") }
        let titles = try filled(entry).split(separator: "|").map { fold(String($0)) }.filter { !$0.isEmpty }
        guard !titles.isEmpty else { throw text.fault(entry, "pole „\(entry.key)” nie ma nagłówka") }
        columns.append(Mapping<Field>.Column(field: field, titles: titles, isNeeded: isNeeded))
    }

    private mutating func word(_ entry: Entry, of name: String) throws(MappingFault) {
        let field = try field(entry, name)
        words[field, default: [:]][fold(entry.key)] = try filled(entry)
    }

    private func filled(_ entry: Entry) throws(MappingFault) -> String {
        guard !entry.value.isEmpty else { throw text.fault(entry, "pole „\(entry.key)” nie ma wartości") }
        return entry.value
    }

    private func field(_ entry: Entry?, _ name: String) throws(MappingFault) -> Field {
        guard let field = Field(words: name) else {
            throw text.fault(entry, "nieznane pole „\(name)”; są: \(Field.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return field
    }

    private func list(_ key: String) -> [String] {
        (options[key]?.value ?? "").split(separator: ",").compactMap { FieldForm.line(String($0)) }
    }

    // MARK: source

    private func madeSource() throws(MappingFault) -> Source {
        if let entry = source["stale"] {
            guard let fixed = Source.fixed.first(where: { $0.code == entry.value && !$0.isSample && $0.isRegister }) else {
                throw text.fault(entry, "„\(entry.value)” nie jest stałym źródłem programu; są: krs, regon")
            }
            guard source.count == 1 else { throw text.fault(entry, "stałe źródło ma swoje dane, usuń inne pola części [źródło]") }
            return fixed
        }
        let code = try required("kod")
        guard (2...40).contains(code.utf8.count), code.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
            throw text.fault(source["kod"], "kod źródła ma mieć od 2 do 40 małych liter a–z, cyfr i łączników")
        }
        guard !Source.fixed.contains(where: { $0.code == code }) else {
            throw text.fault(source["kod"], "kod „\(code)” ma źródło programu; użyj pola stałe albo innego kodu")
        }
        guard let precedence = Int(try required("pierwszenstwo")), (30...59).contains(precedence) else {
            throw text.fault(source["pierwszenstwo"], "pierwszeństwo ma być liczbą od 30 do 59; mniejsza wygrywa")
        }
        return Source(
            code: code, title: try required("tytul"), label: try required("etykieta"), publisher: try required("wydawca"),
            licence: try required("licencja"), precedence: precedence, isRegister: try truth(source["rejestr"]) ?? true)
    }

    private func required(_ key: String) throws(MappingFault) -> String {
        guard let entry = source[key] else { throw text.fault(nil, "w części [źródło] brakuje pola \(key)") }
        return entry.value
    }

    // MARK: options

    private func truth(_ entry: Entry?) throws(MappingFault) -> Bool? {
        guard let entry else { return nil }
        switch fold(entry.value) {
        case "tak": return true
        case "nie": return false
        default: throw text.fault(entry, "spodziewano się „tak” albo „nie”, jest „\(entry.value)”")
        }
    }

    private func days() throws(MappingFault) -> [DayForm] {
        var forms: [DayForm] = []
        for name in list("daty") {
            guard let form = DayForm(name) else {
                throw text.fault(options["daty"], "„\(name)” nie jest postacią daty; pisz RRRR, MM i DD, na przykład DD.MM.RRRR")
            }
            forms.append(form)
        }
        return forms + [.iso]
    }

    private func separator() throws(MappingFault) -> Character? {
        guard let entry = options["rozdzielacz"] else { return nil }
        let named: [String: Character] = ["tabulator": "\t", "srednik": ";", "przecinek": ","]
        if let character = named[fold(entry.value)] { return character }
        guard entry.value.count == 1, let only = entry.value.first, only.isASCII, only != "\"" else {
            throw text.fault(entry, "rozdzielacz ma być jednym znakiem albo słowem: średnik, przecinek, tabulator")
        }
        return only
    }

    private func encoding() throws(MappingFault) -> TextEncoding? {
        guard let entry = options["kodowanie"] else { return nil }
        guard let encoding = TextEncoding.allCases.first(where: { fold($0.rawValue) == fold(entry.value) }) else {
            throw text.fault(entry, "nieznane kodowanie; są: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return encoding
    }

    private func point() throws(MappingFault) -> Character {
        guard let entry = options["liczby"] else { return "," }
        switch fold(entry.value) {
        case "przecinek": return ","
        case "kropka": return "."
        default: throw text.fault(entry, "liczby: „przecinek” albo „kropka”")
        }
    }

    private func completeness(_ keys: [Field]) throws(MappingFault) -> Mapping<Field>.Completeness {
        guard let entry = options["pelny"] else { return .partial }
        guard entry.value.hasPrefix("dla:") else { return try truth(entry) == true ? .whole : .partial }
        let names = entry.value.dropFirst(4).split(separator: ",").map(String.init)
        let fields = try names.map { (name) throws(MappingFault) in try field(entry, name) }
        guard !fields.isEmpty, fields.count < keys.count, fields == Array(keys.prefix(fields.count)) else {
            throw text.fault(entry, "„dla:” wymienia pierwsze pola klucza, ale nie wszystkie")
        }
        return .within(fields.count)
    }
}

private enum MappingKeys {
    static let source: Set = ["stale", "kod", "tytul", "etykieta", "wydawca", "licencja", "pierwszenstwo", "rejestr"]
    static let options: Set = ["arkusz", "rozdzielacz", "kodowanie", "klucz", "pelny", "daty", "liczby", "listy"]
}
