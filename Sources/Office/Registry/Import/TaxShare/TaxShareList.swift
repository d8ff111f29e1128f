import Application
import ArgumentParser
import Documents
import Foundation
import Polish
import Values

/// The two lists about the share of income tax, which differ from year to year in the order and the wording of their columns.
struct TaxShareList {
    /// A column by the beginnings of words that its header may have, folded; the first that fits wins.
    struct Column {
        let name: String, words: [String], isNeeded: Bool

        init(_ name: String, _ words: [String], isNeeded: Bool = true) { (self.name, self.words, self.isNeeded) = (name, words, isNeeded) }
    }

    static let krs = Column("KRS", ["krs"])
    static let name = Column("nazwa", ["nazwa"])
    static let amount = Column("kwota", ["kwota", "wysokosc", "wartosc"])
    static let nip = Column("NIP", ["nip"], isNeeded: false)
    static let seat = Column("siedziba", ["siedziba", "miejscowosc", "miasto"], isNeeded: false)

    /// Places of the columns by their names.
    ///
    /// - Throws: ``WrongTable`` naming what is missing and what is there.
    static func places(_ columns: [Column], in header: TableRow, of file: String) throws -> [String: Int] {
        let titles = header.fields.map { " " + fold($0) }
        var places: [String: Int] = [:]
        for column in columns {
            let place = column.words.lazy.compactMap { word in titles.firstIndex { $0.contains(" " + word) } }.first
            if place == nil && column.isNeeded {
                throw WrongTable(reason: "\(file): brakuje kolumny „\(column.name)”. Są: \(header.fields.joined(separator: ", ")).")
            }
            places[column.name] = place
        }
        return places
    }

    /// Złote as written, with a comma or a point, blanks between thousands, "zł" behind.
    ///
    ///     grosze("1 234,5 zł")    // 123450
    static func grosze(_ text: String) -> Int64? {
        var digits = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        if digits.lowercased().hasSuffix("zł") { digits.removeLast(2) }
        // Thousands grouped the English way, "1,234.50".
        if digits.contains("."), let comma = digits.firstIndex(of: ","), let point = digits.firstIndex(of: "."), comma < point {
            digits.removeAll { $0 == "," }
        }
        let parts = digits.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty, whole.count <= 12, whole.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.allSatisfy(\.isASCIIDigit), let zlote = Int64(whole) else { return nil }
        guard fraction.count > 2 else { return zlote * 100 + (Int64(fraction.padding(toLength: 2, withPad: "0", startingAt: 0)) ?? 0) }
        // A spreadsheet may write 12,499999999: the nearest grosz is meant.
        return Int64(((Double("\(whole).\(fraction)") ?? 0) * 100).rounded())
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

package struct WrongTable: CommandFailure {
    let reason: String
    package init(reason: String) { self.reason = reason }
    package var description: String { reason }
    package var exitCode: ExitCode { Exit.data }
}
