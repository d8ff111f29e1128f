import Foundation
import Polish
import Registry
import Values

/// The cells of one row by the fields a mapping gives them. What cannot be is refused and names its field; what is only doubtful is a warning.
struct DeedCells<Field: MappingField> {
    let mapping: Mapping<Field>
    let words: ListWords
    private var cells: [Field: String]
    private(set) var warnings: [Warning] = []

    /// - Parameter cells: on one line, not empty; those of the mapping's constants where the row has none.
    init(_ cells: [Field: String], _ mapping: Mapping<Field>, _ words: ListWords) {
        (self.mapping, self.words) = (mapping, words)
        self.cells = mapping.constants.merging(cells) { _, cell in cell }
        for (field, meanings) in mapping.words {
            if let text = self.cells[field], let meaning = meanings[fold(text)] { self.cells[field] = meaning }
        }
    }

    subscript(_ field: Field) -> String? { cells[field] }

    mutating func warn(_ field: Field, _ reason: String) { warnings.append(Warning(field: field.rawValue, reason: reason)) }

    func refuse(_ field: Field, _ reason: String) -> DeedRefusal { DeedRefusal(field: field.rawValue, reason: reason) }

    func needed(_ field: Field) throws -> String {
        guard let text = cells[field] else { throw refuse(field, "wiersz nie ma pola „\(field.rawValue)”") }
        return text
    }

    func day(_ field: Field) throws -> Day? {
        guard let text = cells[field] else { return nil }
        for form in mapping.days { if let day = form.day(text) { return day } }
        throw refuse(field, "„\(text.prefix(60))” nie jest datą")
    }

    /// - Throws: a refusal when the second is before the first.
    func period(_ from: Field, _ until: Field) throws -> (from: Day?, until: Day?) {
        let period = (from: try day(from), until: try day(until))
        if let start = period.from, let end = period.until, end < start {
            throw refuse(until, "koniec \(end.iso) jest przed początkiem \(start.iso)")
        }
        return period
    }

    func count(_ field: Field) throws -> Int? {
        guard let text = cells[field] else { return nil }
        let digits = text.filter { !$0.isWhitespace }
        guard let count = Int(digits), (0...10_000_000).contains(count), !digits.hasPrefix("+") else {
            throw refuse(field, "„\(text.prefix(60))” nie jest liczbą")
        }
        return count
    }

    /// Amounts of one record, all in the same currency.
    ///
    /// - Throws: a refusal of what is no amount, and of two currencies.
    func money(_ fields: [Field], currency: Field) throws -> (amounts: [Field: Int64], currency: String) {
        var amounts: [Field: Int64] = [:]
        var found: (currency: String, field: Field)?
        if let text = cells[currency] {
            guard let code = AmountText.currency(text) else { throw refuse(currency, "„\(text.prefix(20))” nie jest walutą") }
            found = (code, currency)
        }
        for field in fields {
            guard let text = cells[field] else { continue }
            do throws(AmountText.Fault) {
                let amount = try AmountText(text, point: mapping.point)
                if let code = amount.currency {
                    if let other = found, other.currency != code {
                        throw AmountText.Fault(reason: "dwie waluty: \(other.currency) w polu „\(other.field.rawValue)”, tu \(code)")
                    }
                    found = (code, field)
                }
                amounts[field] = amount.amount
            } catch {
                throw refuse(field, error.reason)
            }
        }
        return (amounts, found?.currency ?? "PLN")
    }

    mutating func codes(_ field: Field, _ code: (String) -> String?) -> [String] {
        var codes: [String] = []
        for item in items(field) {
            guard let code = code(item) else {
                warn(field, "„\(item.prefix(60))” nie jest znane, pole pominięto")
                continue
            }
            if !codes.contains(code) { codes.append(code) }
        }
        return codes
    }

    func items(_ field: Field) -> [String] {
        (cells[field] ?? "").split(whereSeparator: { mapping.marks.contains($0) }).compactMap { oneLine(String($0)) }
    }

    /// A number with a wrong check digit is left out with a warning, as the register's lists do.
    mutating func number(_ field: Field, _ read: (String) -> String?) -> String? {
        guard let text = cells[field] else { return nil }
        guard let number = read(text) else {
            warn(field, "„\(text.prefix(60))” nie jest takim numerem, pole pominięto")
            return nil
        }
        return number
    }

    mutating func link(_ field: Field) -> String? {
        guard let text = cells[field] else { return nil }
        let address = text.contains("://") ? text : "https://" + text
        guard address.utf8.count <= 500, let parts = URLComponents(string: address), ["http", "https"].contains(parts.scheme?.lowercased() ?? ""),
            parts.host?.contains(".") ?? false
        else {
            warn(field, "„\(text.prefix(60))” nie jest adresem strony, pole pominięto")
            return nil
        }
        return address
    }

    /// - Throws: a refusal of what is no degree, of a place outside Poland, and of latitude and longitude changed for each other.
    func point(_ latitude: Field, _ longitude: Field) throws -> (latitude: Double, longitude: Double)? {
        func degrees(_ field: Field) throws -> Double? {
            guard let text = cells[field] else { return nil }
            guard let value = Double(text.replacing(",", with: ".")), value.isFinite else {
                throw refuse(field, "„\(text.prefix(60))” nie jest liczbą stopni")
            }
            return value
        }
        let (north, east) = (try degrees(latitude), try degrees(longitude))
        guard let north, let east else {
            if north != nil || east != nil { throw refuse(north == nil ? latitude : longitude, "z dwóch współrzędnych podano jedną") }
            return nil
        }
        if PolandBox.holds(north, east) { return (north, east) }
        if PolandBox.holds(east, north) { throw refuse(latitude, "szerokość \(north) i długość \(east) są zamienione") }
        throw refuse(latitude, "punkt \(north), \(east) leży poza Polską")
    }
}

/// Poland's own degrees, with a little around.
enum PolandBox {
    static func holds(_ latitude: Double, _ longitude: Double) -> Bool { (48.9...54.95).contains(latitude) && (14.0...24.2).contains(longitude) }
}

/// On one line with single blanks; nil when nothing is left.
func oneLine(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
}
