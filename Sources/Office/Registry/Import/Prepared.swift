import Bytes

/// An incoming record with everything computed that needs no database: done while the batch before is being written. An object, because many
/// hands pass it on.
final class Prepared: Sendable {
    let incoming: Incoming
    /// The raw reply, compressed.
    let raw: [UInt8]?

    init(_ incoming: Incoming) {
        self.incoming = incoming
        if case .facts(_, _, let raw?) = incoming.content { self.raw = Deflate.compress(raw, level: 4) } else { raw = nil }
    }

    /// The numbers that may join it with other records.
    var numbers: [Grouping.Number] { incoming.stated.map(Grouping.numbers) ?? [] }

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
