import Database

/// What is known of one postal code. A delivery area can reach over a border, so a code alone never places anybody: see ``Territory/locate(_:)``.
package struct PostalCode: Hashable, Sendable {
    /// `87-100`.
    package let code: String
    /// The post town.
    package let place: String
    package let powiat: Teryt
    /// The gmina the post town is in, where that is certain.
    package let gmina: Teryt?
    /// Gminas the code may speak of as well.
    package let candidates: [Teryt]

    package init(code: String, place: String, powiat: Teryt, gmina: Teryt? = nil, candidates: [Teryt] = []) {
        (self.code, self.place, self.powiat, self.gmina, self.candidates) = (code, place, powiat, gmina, candidates)
    }

    /// Everything it may be, the certain one first.
    package var possible: [Teryt] { (gmina.map { [$0] } ?? []) + candidates.filter { $0 != gmina } }
}

package struct PostalCodes: Sendable {
    private let byCode: [String: PostalCode]

    package init(_ codes: [PostalCode]) {
        byCode = Dictionary(codes.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package var count: Int { byCode.count }

    /// Takes `87-100`, `87100` and blanks around.
    package subscript(_ text: String) -> PostalCode? {
        let digits = text.filter { $0 != "-" && $0 != " " }
        guard digits.utf8.count == 5 else { return nil }
        return byCode["\(digits.prefix(2))-\(digits.dropFirst(2))"]
    }

    package static func load(_ db: Reading) throws -> PostalCodes {
        PostalCodes(
            try db.all("SELECT code, place, powiat, gmina, candidates FROM postal_code ORDER BY code") { row in
                PostalCode(
                    code: try row.text("code"), place: try row.text("place"), powiat: try UnitStore.teryt(row, "powiat"),
                    gmina: try row.textOrNil("gmina").flatMap { Teryt($0) },
                    candidates: try (row.textOrNil("candidates") ?? "").split(separator: " ").compactMap { Teryt($0) })
            })
    }
}
