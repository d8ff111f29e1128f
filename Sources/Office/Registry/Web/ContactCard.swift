import Polish
import Web

/// How to reach a body: what is known row by row, what is not in one row at the end.
struct ContactCard: Sendable {
    private let body: Organisation

    init(_ body: Organisation) { self.body = body }

    var place: [Facts.Fact] { address.map { [.init("Adres", $0)] } ?? [] }

    var reach: [Facts.Fact] {
        var facts: [Facts.Fact] = []
        if let email = body.email { facts.append(.init("E-mail", "<a href=\"\(link: "mailto:" + email)\">\(email)</a>")) }
        if let website = body.website {
            facts.append(.init("Strona", "<a href=\"\(link: website)\" rel=\"nofollow noopener\">\(ContactCard.bare(website))</a>"))
        }
        if let phone = body.phone {
            facts.append(.init("Telefon", "<a href=\"\(link: "tel:" + phone.filter { !$0.isWhitespace })\">\(phone)</a>"))
        }
        return facts
    }

    /// nil when everything is known.
    var missing: Facts.Fact? {
        let words = [
            address == nil ? "adres" : nil, body.email == nil ? "e-mail" : nil, body.website == nil ? "strona" : nil,
            body.phone == nil ? "telefon" : nil,
        ].compactMap(\.self)
        return words.isEmpty ? nil : .init("Nieznane", "<i class=\"none\">\(words.joined(separator: ", "))</i>")
    }

    private var address: HTML? {
        // Somebody's home: the public sees the locality only.
        let (street, code) = body.seat.isHome ? (nil, nil) : (body.seat.street, body.seat.postalCode)
        let town = [code, body.seat.locality].compactMap(\.self).joined(separator: " ")
        let lines = [street, town.isEmpty ? nil : town].compactMap(\.self)
        return lines.isEmpty ? nil : "\(each: lines, by: "<br>", { "\($0)" })"
    }

    /// "www.example.org/kontakt": what people read of an address.
    private static func bare(_ website: String) -> String {
        let rest = website.replacing(/^https?:\/\//, with: "")
        return rest.hasSuffix("/") ? String(rest.dropLast()) : rest
    }
}
