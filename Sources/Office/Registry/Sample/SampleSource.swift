import Reference
import Values

/// Those who speak of sample bodies beside the register they are entered in: made counterparts of what an office really gets.
package enum SampleSource: UInt64, CaseIterable, Sendable {
    // The numbers enter the draw of what each says.
    case regon = 2
    case starosta, taxOffice, office

    package var source: Source {
        switch self {
        case .regon: .sampleREGON
        case .starosta: .sampleStarosta
        case .taxOffice: .sampleTaxOffice
        case .office: .sampleOffice
        }
    }

    /// How many days its list is older than the register's: nobody sends everything on one day.
    var age: Int {
        switch self {
        case .regon: 20
        case .starosta: 95
        case .taxOffice: 60
        case .office: 410
        }
    }
}

extension Source {
    /// The registers in which sample bodies are entered, of whatever legal form.
    package static let sample = Source(
        code: "sample", title: "Dane przykładowe: rejestr", label: "przykładowy rejestr", publisher: invented, licence: free, precedence: 90)
    static let sampleREGON = Source(
        code: "sample-regon", title: "Dane przykładowe: REGON", label: "przykładowy REGON", publisher: invented, licence: free, precedence: 91)
    static let sampleStarosta = Source(
        code: "sample-starosta", title: "Dane przykładowe: ewidencja starosty", label: "przykładowa ewidencja starosty", publisher: invented,
        licence: free, precedence: 92)
    static let sampleTaxOffice = Source(
        code: "sample-opp", title: "Dane przykładowe: kwoty 1,5 %", label: "przykładowy wykaz kwot", publisher: invented, licence: free,
        precedence: 93, isRegister: false)
    static let sampleOffice = Source(
        code: "sample-arkusz", title: "Dane przykładowe: arkusz urzędu", label: "przykładowy arkusz urzędu", publisher: invented, licence: free,
        precedence: 94, isRegister: false)

    /// Every source of invented records.
    package static let samples: [Source] = [.sample, .sampleREGON, .sampleStarosta, .sampleTaxOffice, .sampleOffice]
    /// Their codes, which tell an invented record from a real one.
    static let sampleCodes: Set<String> = ["sample", "sample-regon", "sample-starosta", "sample-opp", "sample-arkusz"]

    private static let invented = "zmyślone przez program do pokazu i pomiarów"
    private static let free = "bez ograniczeń"
}

/// Numbers nobody has.
enum SampleNumbers {
    private static let weights = [8, 9, 2, 3, 4, 5, 6, 7]

    /// - Parameter rank: below 1 000 000.
    static func regon(_ rank: Int) -> String {
        let digits = [9, 9] + String(1_000_000 + rank).dropFirst().compactMap(\.wholeNumberValue)
        let check = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
        return (digits + [check]).map(String.init).joined()
    }
}

/// Ten years of the share of tax, one of them now and then unknown, and the entitlement of the last one.
enum SampleMoney {
    static func shares(_ random: inout SampleRandom) -> ([TaxShareFacts], EntitlementFacts?) {
        var grosze = Int64(50_000 + random.below(4_000_000))
        var shares: [TaxShareFacts] = []
        for year in 2016...2025 {
            grosze = max(1_000, grosze * Int64(80 + random.below(50)) / 100)
            if !random.chance(0.08) { shares.append(TaxShareFacts(year: year, grosze: grosze)) }
        }
        return (shares, random.chance(0.85) ? EntitlementFacts(year: 2025, from: "2025-12-10") : nil)
    }
}
