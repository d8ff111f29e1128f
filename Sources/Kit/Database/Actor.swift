/// Who a command is done for.
package enum Actor: Hashable, Sendable {
    case commandLine
    /// A scheduled piece of work, by its name: lower-case letters, digits and hyphens.
    case job(String)
    case visitor
    /// The program itself: bundled data after a migration.
    case system

    /// As the table `change` holds it.
    package var text: String {
        switch self {
        case .commandLine: "cli"
        case .job(let name): "job:\(name)"
        case .visitor: "visitor"
        case .system: "system"
        }
    }

    package init?(_ text: String) {
        switch text {
        case "cli": self = .commandLine
        case "visitor": self = .visitor
        case "system": self = .system
        default:
            guard text.hasPrefix("job:"), text.utf8.count > 4 else { return nil }
            self = .job(String(text.dropFirst(4)))
        }
    }
}
