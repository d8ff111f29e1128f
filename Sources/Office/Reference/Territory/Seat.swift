import Polish

/// Where a source says a body sits: every part as the source wrote it, nil where it said nothing.
package struct Seat: Hashable, Sendable {
    package var country: String?
    package var teryt: String?
    package var voivodeship: String?
    package var powiat: String?
    package var gmina: String?
    package var locality: String?
    package var postalCode: String?

    package init(
        country: String? = nil, teryt: String? = nil, voivodeship: String? = nil, powiat: String? = nil, gmina: String? = nil,
        locality: String? = nil, postalCode: String? = nil
    ) {
        (self.country, self.teryt, self.voivodeship, self.powiat) = (country, teryt, voivodeship, powiat)
        (self.gmina, self.locality, self.postalCode) = (gmina, locality, postalCode)
    }
}

/// The answer of ``Territory/locate(_:)``.
package enum Placement: Hashable, Sendable {
    case gmina(Teryt)
    /// Several gminas are possible, or one that is likely but not sure, or (empty) nothing inside the loaded territory fits: a person decides.
    case ambiguous([Teryt])
    /// A country or a voivodeship that is not loaded.
    case outside
    case noAddress
}

/// What a source's name of a unit says: the folded name, and whether it speaks of the town or of the rural gmina.
///
///     PlaceName("M. RZESZÓW")             // spellings ["m rzeszow", "rzeszow"], kind .urban
///     PlaceName("Stare Miasto")           // spellings ["stare miasto"]: words are taken off in front only, or in brackets
struct PlaceName: Equatable {
    /// The folded name as written, then without words that only say what it is: whichever is a real name first, counts.
    let spellings: [String]
    let kind: GminaKind?

    init?(_ text: String?) {
        guard let text else { return nil }
        let whole = fold(text)
        guard !whole.isEmpty else { return nil }
        let (main, bracket) = PlaceName.parted(text)
        let bare = fold(main)
        let prefix = PlaceName.prefixes.first { bare.hasPrefix($0.words + " ") }
        var spellings = [whole]
        if bracket != nil { spellings.append(bare) }
        if let prefix { spellings.append(String(bare.dropFirst(prefix.words.count + 1))) }
        self.init(spellings: spellings, kind: prefix?.kind ?? bracket)
    }

    private init(spellings: [String], kind: GminaKind?) { (self.spellings, self.kind) = (spellings, kind) }

    func names(_ name: String) -> Bool { spellings.contains(fold(name)) }

    /// The name and the kind its bracket tells; other brackets are part of the name, "Dobra (Szczecińska)".
    private static func parted(_ text: String) -> (String, GminaKind?) {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return (text, nil) }
        let kind: GminaKind? =
            switch fold(String(text[open...])) {
            case "miasto", "gmina miejska", "miasto na prawach powiatu": .urban
            case "gmina wiejska": .rural
            case "gmina miejsko wiejska": .urbanRural
            default: nil
            }
        return (String(text[..<open]), kind)
    }

    /// Longer ones first.
    private static let prefixes: [(words: String, kind: GminaKind?)] = [
        ("miasto stoleczne", .urban), ("m st", .urban), ("miasto na prawach powiatu", .urban), ("gmina miejsko wiejska", .urbanRural),
        ("gmina miejska", .urban), ("gmina wiejska", .rural), ("miasto i gmina", .urbanRural), ("gmina miasto", .urban), ("gmina m", .urban),
        ("powiat m", .urban),
        ("miasto", .urban), ("gmina", nil), ("powiat", nil), ("wojewodztwo", nil), ("m", .urban), ("gm", nil), ("pow", nil), ("woj", nil),
    ]
}
