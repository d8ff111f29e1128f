import Bytes

/// An incoming record with everything computed that needs no database: done while the batch before is being written.
struct Prepared: Sendable {
    let incoming: Incoming
    /// The facts as text; empty for a closing.
    let text: String
    /// The raw reply, compressed.
    let raw: [UInt8]?

    init(_ incoming: Incoming) {
        self.incoming = incoming
        guard case .facts(let kept, _, let raw) = incoming.content else {
            (text, self.raw) = ("", nil)
            return
        }
        (text, self.raw) = (String(decoding: kept.jsonBytes, as: UTF8.self), raw.map { Deflate.compress($0, level: 4) })
    }

    /// The numbers that may join it with other records.
    var numbers: [Grouping.Number] { incoming.stated.map { Grouping.numbers($0.facts) } ?? [] }

    /// What people will seek it by.
    var texts: [String] {
        guard let facts = incoming.stated?.facts else { return [] }
        return [facts.name, facts.aims, facts.seat?.locality].compactMap(\.self) + (facts.formerNames ?? []).map(\.value)
    }

    /// As the only record of a body.
    var record: CurrentRecord {
        CurrentRecord(source: incoming.source, day: incoming.day, kept: incoming.stated ?? KeptFacts(StatedFacts()), closedOn: incoming.closingDay)
    }
}
