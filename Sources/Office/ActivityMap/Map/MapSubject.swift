import Polish
import Values

/// What a map counts. The amount of money is in grosze, the others are counts.
package enum MapSubject: String, CaseIterable, Sendable {
    case organisations = "organizacje"
    case activities = "dzialania"
    /// People reached by activities.
    case people = "odbiorcy"
    /// Awarded amounts of grants in złoty.
    case money = "pieniadze"

    /// Of which deeds it is told; nil for organisations, which can be counted without any.
    var deeds: DeedKind? {
        switch self {
        case .organisations: nil
        case .activities, .people: .activity
        case .money: .grant
        }
    }

    package var label: String {
        switch self {
        case .organisations: "organizacje"
        case .activities: "działania"
        case .people: "odbiorcy działań"
        case .money: "pieniądze z dotacji"
        }
    }

    /// An amount in full: `38 organizacji`, `1 234 567 zł`.
    func words(_ amount: Int) -> String {
        switch self {
        case .organisations: Plural("organizacja", "organizacje", "organizacji").of(amount)
        case .activities: Plural("działanie", "działania", "działań").of(amount)
        case .people: Plural("odbiorca", "odbiorców", "odbiorców").of(amount)
        case .money: figure(amount) + "\u{A0}zł"
        }
    }

    /// The same where room is short: `38 org.`
    func short(_ amount: Int) -> String { self == .organisations ? number(amount) + " org." : words(amount) }

    /// The bare number: whole złoty of grosze.
    func figure(_ amount: Int) -> String { self == .money ? number(Double(amount) / 100, decimals: 0) : number(amount) }

    /// The number itself, in złoty where it is money.
    func plain(_ amount: Int) -> Double { self == .money ? Double(amount) / 100 : Double(amount) }

    /// Of how many bodies, activities or grants an amount is the sum: `12 dotacji`.
    func basis(_ count: Int) -> String {
        switch self {
        case .organisations: words(count)
        case .activities, .people: Plural("działania", "działań", "działań").of(count)
        case .money: Plural("dotacji", "dotacji", "dotacji").of(count)
        }
    }

    /// A sum of several kinds of thing says of how many.
    var isSum: Bool { self == .people || self == .money }
    /// May be cut into parts that add up; a body or an activity stands whole in each of its places.
    var isDivisible: Bool { isSum }

    /// How many more people or money one has to have beside the numbers: per 10 000 people, or per head.
    var per: Double { self == .money ? 1 : 10_000 }
    var perWords: String { self == .money ? "zł na mieszkańca" : "na 10 tys." }
}
