import Database
import Values

/// A place within a gmina by the register SIMC: a village, a town, a part of one.
package struct Locality: Hashable, Sendable {
    /// Seven digits (SYM).
    package let code: String
    package let name: String
    package let gmina: Teryt
    /// The locality this is a part of (SYMPOD); nil for one of its own.
    package let parent: String?
    /// Two digits of the vocabulary WMRODZ: 01 a village, 96 a town, 00 a part.
    package let kind: String

    package init(code: String, name: String, gmina: Teryt, parent: String?, kind: String) {
        (self.code, self.name, self.gmina, self.parent, self.kind) = (code, name, gmina, parent, kind)
    }

    /// Every one of the loaded territory, by code.
    package static func all(_ db: Reading) throws -> [Locality] {
        try db.all("SELECT code, name, gmina, parent, kind FROM locality WHERE until IS NULL ORDER BY code") { row in
            Locality(
                code: try row.text("code"), name: try row.text("name"), gmina: try UnitStore.teryt(row, "gmina"), parent: try row.textOrNil("parent"),
                kind: try row.text("kind"))
        }
    }
}
