import Web

/// An amount as a decimal number, exactly: 1250050 hundredths are `12500.5`, and `1200000` are `12000`.
func decimal(hundredths amount: Int64) -> String {
    let (whole, cents) = amount.magnitude.quotientAndRemainder(dividingBy: 100)
    let fraction = cents == 0 ? "" : cents % 10 == 0 ? ".\(cents / 10)" : cents < 10 ? ".0\(cents)" : ".\(cents)"
    return "\(amount < 0 ? "-" : "")\(whole)\(fraction)"
}

extension JSONWriter {
    /// An amount in hundredths as a decimal number; null when nobody gave one.
    mutating func amount(_ name: StaticString, _ hundredths: Int64?) {
        key(name)
        if let hundredths { encoded(Array(decimal(hundredths: hundredths).utf8)) } else { null() }
    }
}
