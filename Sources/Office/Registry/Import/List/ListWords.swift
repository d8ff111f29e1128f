import Database
import Polish
import Reference
import Values

/// What words of a list mean in our vocabularies: legal forms, statuses, kinds, spheres, target groups, places.
package struct ListWords: Sendable {
    let forms: LegalForms
    private let spheres: [String: String]
    private let targets: [String: String]
    private let places: [String: String]

    package static func load(_ db: Reading) throws -> ListWords {
        let spheres = try Sphere.all(db)
        let targets = try TargetGroup.all(db)
        return ListWords(
            forms: try LegalForms.load(db), spheres: table(spheres.flatMap { [($0.code, $0.code), ($0.name, $0.code), ($0.wording, $0.code)] }),
            targets: table(targets.flatMap { [($0.code, $0.code), ($0.name, $0.code)] }), places: places(try Territory.load(db)))
    }

    package func sphere(_ text: String) -> String? { spheres[fold(text)] }
    package func target(_ text: String) -> String? { targets[fold(text)] }

    /// `region`, `country`, or the TERYT number of a unit: given as such or by a name only one unit bears, "gmina Lipno", "powiat lipnowski".
    package func place(_ text: String) -> String? {
        if let teryt = Teryt(text.filter { $0 != " " }) { return teryt.level == .voivodeship ? "region" : teryt.digits }
        return places[fold(text)]
    }

    static func status(_ text: String) -> Status? {
        let words = fold(text)
        let beginnings: [(String, Status)] = [
            ("wykresl", .struckOff), ("skresl", .struckOff), ("rozwiaz", .struckOff), ("zawiesz", .suspended), ("w likwidacji", .liquidation),
            ("likwidacja", .liquidation), ("w upadlosci", .bankruptcy), ("upadl", .bankruptcy), ("w rejestrze", .registered), ("wpisan", .registered),
            ("zarejestrow", .registered), ("aktywn", .registered), ("czynn", .registered), ("dziala", .registered), ("prowadzi dzial", .registered),
        ]
        return Status(rawValue: text) ?? beginnings.first { words.hasPrefix($0.0) }?.1
    }

    static func kind(_ text: String) -> String? {
        let words = fold(text)
        return BodyKind.allCases.first { $0.rawValue == text || fold($0.label) == words || fold($0.slug) == words }?.rawValue
    }

    static func truth(_ text: String) -> Bool? {
        switch fold(text) {
        case "tak", "t", "1", "x", "prawda", "true", "yes": true
        case "nie", "n", "0", "falsz", "false", "no": false
        default: nil
        }
    }

    /// Words that mean two things mean none.
    private static func table(_ pairs: [(String, String)]) -> [String: String] {
        var table: [String: String] = [:]
        var doubtful: Set<String> = []
        for (words, code) in pairs {
            let key = fold(words)
            if let known = table[key], known != code { doubtful.insert(key) }
            table[key] = code
        }
        return table.filter { !doubtful.contains($0.key) }
    }

    private static func places(_ territory: Territory) -> [String: String] {
        var pairs = ["kraj", "Polska", "cała Polska", "cały kraj", "country"].map { ($0, "country") }
        pairs += ["region", "województwo", "całe województwo"].map { ($0, "region") }
        pairs += territory.voivodeships.flatMap { [($0.name, "region"), ("województwo " + $0.name, "region")] }
        pairs += territory.powiats.filter { !territory.isCity($0.teryt) }.flatMap {
            [($0.name, $0.teryt.digits), ("powiat " + $0.name, $0.teryt.digits)]
        }
        pairs += territory.gminas.flatMap { [($0.label, $0.teryt.digits), ($0.name, $0.teryt.digits), ("gmina " + $0.name, $0.teryt.digits)] }
        return table(pairs)
    }
}
