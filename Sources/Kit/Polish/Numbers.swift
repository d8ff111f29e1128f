import Values

/// A whole number, grouped by threes with U+00A0, which survives copying: `1 234 567`. A minus is U+2212.
package func number(_ value: some BinaryInteger) -> String {
    let digits = Array(value.magnitude.description.utf8)
    var grouped: [UInt8] = value < 0 ? Array("\u{2212}".utf8) : []
    for (index, digit) in digits.enumerated() {
        if index > 0 && (digits.count - index) % 3 == 0 { grouped += [0xC2, 0xA0] }
        grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
}

/// The same for the counts of lists, of which a page has hundreds: below a thousand there is nothing to group.
package func number(_ value: Int) -> String {
    if (0..<1000).contains(value) { return String(value) }
    guard (0..<1_000_000).contains(value) else { return number(Int64(value)) }
    return String(value / 1000) + "\u{A0}" + padded(value % 1000, to: 3)
}

/// A number with a fixed count of decimals, so that columns align: `number(50.666, decimals: 1)` is `50,7`. Halves go away from zero.
///
/// What is no number (NaN, infinity, beyond 10¹⁵) is `nieznane`: better a word than a wrong figure.
package func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "nieznane" }
    let decimals = min(max(decimals, 0), 3)
    let scale = [1, 10, 100, 1000][decimals]
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    return sign + number(scaled / scale) + (decimals == 0 ? "" : "," + padded(scaled % scale, to: decimals))
}

/// `1 234,50 zł`: always two decimals, as tables and forms want it.
package func money(_ amount: Money) -> String {
    let grosze = amount.grosze.magnitude
    return (amount.grosze < 0 ? "\u{2212}" : "") + number(grosze / 100) + "," + padded(Int(grosze % 100), to: 2) + "\u{A0}zł"
}

/// `50,7 %`.
package func percent(_ value: Double, decimals: Int = 1) -> String { number(value, decimals: decimals) + "\u{A0}%" }

func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
