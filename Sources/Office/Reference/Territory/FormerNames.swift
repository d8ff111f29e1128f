import Database
import Polish

/// Names of powiats and gminas that registers still print though the unit is gone or called otherwise now.
package struct FormerNames: Sendable {
    package struct Entry: Sendable, Hashable {
        package let voivodeship: String
        package let powiat: String
        /// Empty when the row speaks of the whole powiat.
        package let gmina: String
        /// The unit that holds the place now: for a whole powiat its new number, or the one gmina that swallowed it.
        package let teryt: Teryt
    }

    private struct Key: Hashable {
        let voivodeship: String
        let powiat: String
        let gmina: String
    }

    private let now: [Key: Teryt]

    package init(_ entries: [Entry]) {
        let pairs = entries.map { (Key(voivodeship: fold($0.voivodeship), powiat: fold($0.powiat), gmina: fold($0.gmina)), $0.teryt) }
        now = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package static func load(_ db: Reading) throws -> FormerNames {
        FormerNames(
            try db.all("SELECT voivodeship, powiat, gmina, teryt FROM former_name ORDER BY voivodeship, powiat, gmina") { row in
                Entry(
                    voivodeship: try row.text("voivodeship"), powiat: try row.text("powiat"), gmina: try row.text("gmina"),
                    teryt: try UnitStore.teryt(row, "teryt"))
            })
    }

    /// Folded names in, the present number out.
    func powiat(_ powiat: String, in voivodeship: String) -> Teryt? { now[Key(voivodeship: voivodeship, powiat: powiat, gmina: "")] }

    func gmina(_ gmina: String, in powiat: String, _ voivodeship: String) -> Teryt? {
        now[Key(voivodeship: voivodeship, powiat: powiat, gmina: gmina)]
    }
}
