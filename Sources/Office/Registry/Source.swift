/// Where records come from. The order of the cases is the order of precedence: a value of an earlier source wins.
package enum Source: String, Sendable, CaseIterable {
    case krs, sample

    /// As readers see it beside a value: "KRS · 18 listopada 2026".
    package var label: String {
        switch self {
        case .krs: "KRS"
        case .sample: "dane przykładowe"
        }
    }

    package var title: String {
        switch self {
        case .krs: "Krajowy Rejestr Sądowy"
        case .sample: "Dane przykładowe"
        }
    }

    package var publisher: String {
        switch self {
        case .krs: "Ministerstwo Sprawiedliwości, otwarte API Krajowego Rejestru Sądowego"
        case .sample: "zmyślone przez program do pokazu i pomiarów"
        }
    }

    package var licence: String {
        switch self {
        case .krs: "informacja sektora publicznego, wolno używać ponownie z podaniem źródła"
        case .sample: "bez ograniczeń"
        }
    }

    package var precedence: Int { Source.allCases.firstIndex(of: self) ?? Source.allCases.count }
}
