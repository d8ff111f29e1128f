/// A sphere of public tasks that a body probably works in. No register states spheres, so a proposal is shown as one, with its reasons.
package struct ProposedSphere: Sendable, Equatable {
    /// Code of the sphere: `17`, `22a`.
    package let sphere: String
    /// At least 10; more for more and surer words. Compares proposals of one body only.
    package let score: Int
    package let evidence: Evidence

    /// What the proposal rests on, words in the spelling of the source in lower case, at most three of each kind.
    package struct Evidence: Sendable, Equatable {
        package var name: [String] = []
        package var aims: [String] = []
        /// The legal form says it: a volunteer fire brigade.
        package var isForm = false
        /// Classes of activity, `93.12`.
        package var pkd: [String] = []

        package init(name: [String] = [], aims: [String] = [], isForm: Bool = false, pkd: [String] = []) {
            (self.name, self.aims, self.isForm, self.pkd) = (name, aims, isForm, pkd)
        }
    }

    /// What stands in brackets behind the name of the sphere: "z nazwy", "z nazwy i celów", "z PKD 93.12".
    package var because: String {
        ProposedSphere.because(name: !evidence.name.isEmpty, form: evidence.isForm, aims: !evidence.aims.isEmpty, pkd: evidence.pkd)
    }

    static func because(name: Bool, form: Bool, aims: Bool, pkd: [String]) -> String {
        var grounds: [String] = []
        if name { grounds.append("nazwy") }
        if form { grounds.append("formy prawnej") }
        if aims { grounds.append("celów") }
        if !pkd.isEmpty { grounds.append("PKD " + pkd.joined(separator: ", ")) }
        return "z " + listed(grounds)
    }

    /// All of it: "nazwa: „sportowy”; cele: „kultury fizycznej”, „sportu”; PKD 93.12".
    package var details: String {
        func quoted(_ words: [String]) -> String { words.map { "„\($0)”" }.joined(separator: ", ") }
        var parts: [String] = []
        if !evidence.name.isEmpty { parts.append("nazwa: " + quoted(evidence.name)) }
        if evidence.isForm { parts.append("forma prawna") }
        if !evidence.aims.isEmpty { parts.append("cele: " + quoted(evidence.aims)) }
        if !evidence.pkd.isEmpty { parts.append("PKD " + evidence.pkd.joined(separator: ", ")) }
        return parts.joined(separator: "; ")
    }

    private static func listed(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " i " + last
    }
}
