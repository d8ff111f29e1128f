import Web

/// Everything that is wrong with what a program asked, by parameter.
package struct APIFaults: Error, Equatable {
    package var faults: [ProblemDocument.Fault] = []

    package init() {}

    package mutating func add(_ parameter: String, _ message: String) { faults.append(.init(String(parameter.prefix(60)), message)) }

    /// All of it at once: 422.
    package var reply: Reply {
        let names = faults.map(\.parameter).joined(separator: ", ")
        return ProblemDocument.unprocessable("Nie rozumiemy parametrów: \(names).", faults).reply
    }
}
