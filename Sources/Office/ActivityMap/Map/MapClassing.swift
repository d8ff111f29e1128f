import Polish

/// How numbers are cut into classes of colour.
package enum MapClassing: Sendable, Equatable {
    /// As many places in each class as round limits allow.
    case round
    case quantile, naturalBreaks, equal
    /// Where each class but the first begins.
    case own([Double])

    static let slugs = ["okragle", "kwantyle", "naturalne", "rowne", "wlasne"]
    /// Colours there are.
    static let most = 5

    /// - Parameter limits: of one's own classes, without which there are none.
    init?(slug: String, limits: [Double]?) {
        switch slug {
        case "okragle": self = .round
        case "kwantyle": self = .quantile
        case "naturalne": self = .naturalBreaks
        case "rowne": self = .equal
        case "wlasne": self = limits.map { .own($0) } ?? .round
        default: return nil
        }
    }

    var slug: String {
        switch self {
        case .round: "okragle"
        case .quantile: "kwantyle"
        case .naturalBreaks: "naturalne"
        case .equal: "rowne"
        case .own: "wlasne"
        }
    }

    var label: String {
        switch self {
        case .round: "o okrągłych progach"
        case .quantile: "po tyle samo miejsc (kwantyle)"
        case .naturalBreaks: "naturalne (Fisher–Jenks)"
        case .equal: "równej szerokości"
        case .own: "własne"
        }
    }

    /// For the sentence under the map.
    var sentence: String {
        switch self {
        case .round: "Klasy mają okrągłe progi."
        case .quantile: "W każdej klasie jest po tyle samo miejsc, jeśli to możliwe (kwantyle)."
        case .naturalBreaks: "Klasy są możliwie jednolite w środku (metoda Fishera–Jenksa)."
        case .equal: "Klasy mają równą szerokość."
        case .own: "Progi klas podał czytelnik."
        }
    }

    /// As in an address: `20;27;34,5`.
    var limitsText: String? {
        guard case .own(let limits) = self else { return nil }
        return limits.map { String($0).replacing(".0", with: "", maxReplacements: 1).replacing(".", with: ",") }.joined(separator: ";")
    }

    /// One to four growing numbers, with decimal comma or point, apart by semicolons or blanks.
    static func limits(_ text: String) -> [Double]? {
        guard text.utf8.count <= 80 else { return nil }
        let parts = text.split { $0 == ";" || $0.isWhitespace }
        let limits = parts.compactMap { Double($0.replacing(",", with: ".")) }
        guard (1..<most).contains(limits.count), limits.count == parts.count, limits.allSatisfy({ $0.isFinite && $0.magnitude < 1e12 }) else {
            return nil
        }
        return zip(limits, limits.dropFirst()).allSatisfy(<) ? limits : nil
    }
}
