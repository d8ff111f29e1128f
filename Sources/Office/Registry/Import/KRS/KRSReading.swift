import Documents
import Reference
import Values

/// What one reply of the court register says.
package struct KRSReading: Sendable {
    package enum Kind: Sendable, Equatable {
        /// An extract, current or full, of a body that is in the register.
        case extract
        /// The body left the register on that day; nil: the day of the run.
        case removed(on: Day?)
    }

    package var krs: KRSNumber
    package var kind: Kind
    /// The day whose state the extract shows; registers lag behind it.
    package var day: Day?
    /// The day the extract was issued, and the minute of it.
    package var issuedOn: Day?
    package var issued: Seen?
    package var facts: StatedFacts
    /// Fields left out, with the reason.
    package var warnings: [Warning] = []
    /// The reply, keys in order, without the moment it was asked for.
    package var canonical: [UInt8] = []
}

/// A value that was left out of a record that is otherwise good.
package struct Warning: Sendable, Equatable {
    package let field: String, reason: String

    package init(field: String, reason: String) { (self.field, self.reason) = (field, reason) }
}

/// Why a document is no record.
package enum NotARecord: Error, Equatable {
    /// Something else than a reply about one body: passed over with a warning.
    case other(String)
    /// A reply that cannot be used: counted as rejected.
    case rejected(field: String, reason: String)
}

extension KRSReading {
    /// Reads one reply.
    ///
    /// - Throws: ``NotARecord``.
    package init(_ tree: JSON, forms: LegalForms) throws(NotARecord) {
        if tree["odpis"].isObject {
            try self.init(extract: KRSExtract(tree["odpis"]), raw: tree, forms: forms)
        } else if tree["status"].integer == 204, tree["krs"].text != nil || tree["krs"].integer != nil {
            try self.init(removal: tree)
        } else if tree["status"].integer != nil, tree["title"].text != nil {
            throw .other("to odpowiedź z błędem rejestru, nie odpis")
        } else {
            throw .other("to nie jest odpowiedź z odpisem KRS")
        }
    }

    /// An empty reply for a number: there is no current extract.
    package init(noExtractFor krs: KRSNumber) {
        self.init(krs: krs, kind: .removed(on: nil), facts: StatedFacts())
    }

    private init(removal tree: JSON) throws(NotARecord) {
        let written = tree["krs"].text ?? tree["krs"].integer.map(String.init) ?? ""
        guard let krs = KRSNumber(written) else { throw .rejected(field: "krs", reason: "„\(written)” nie jest numerem KRS") }
        var day: Day?
        if let text = tree["date"].text {
            day = Day(text) ?? Day(polish: text)
            if day == nil { throw .rejected(field: "date", reason: "„\(text)” nie jest datą (RRRR-MM-DD)") }
        }
        self.init(krs: krs, kind: .removed(on: day), facts: StatedFacts())
    }
}
