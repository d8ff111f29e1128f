/// Facts that many hands pass on: one object in place of some thirty texts.
package final class KeptFacts: Sendable {
    package let facts: StatedFacts
    /// Their JSON, where it was needed already.
    private let written: [UInt8]?

    package init(_ facts: StatedFacts, json: [UInt8]? = nil) { (self.facts, written) = (facts, json) }

    var jsonBytes: [UInt8] { written ?? facts.jsonBytes }

    func number(_ kind: Identifier.Kind) -> String? {
        switch kind {
        case .krs: facts.krs
        case .nip: facts.nip
        case .regon: facts.regon
        case .other: facts.registerNumber
        }
    }
}
