import Database
import Reference

/// The vocabularies around the register.
struct Surroundings: Sendable {
    /// Changes of these make everything anew.
    static let tables: Set<String> = ["unit", "postal_code", "reference_load", "legal_form", "sphere", "word_lemma"]

    let territory: Territory
    let forms: LegalForms
    let spheres: [Sphere]
    let sources: [String: Source]

    init(_ db: Reading) throws {
        (territory, forms, spheres) = (try Territory.load(db), try LegalForms.load(db), try Sphere.all(db))
        let known = try db.all("SELECT * FROM source") { try Source($0) }
        sources = Dictionary(known.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
