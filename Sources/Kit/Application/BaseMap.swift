/// A map of somebody else that may lie under ours.
package struct BaseMap: Sendable, Equatable {
    /// Of pictures, with `{z}`, `{x}` and `{y}`, or of a MapLibre style.
    package let address: String
    /// `https://kafelki.example.pl`: all it consists of must come from there.
    package let origin: String
    package var isStyle: Bool { address.hasSuffix(".json") }

    /// - Parameter address: `https://…`, or `http://` to this very machine, without anything a policy could misread.
    package init?(_ address: String) {
        guard let match = address.wholeMatch(of: /(https:\/\/[a-z0-9.-]+(?::[0-9]{1,5})?|http:\/\/127\.0\.0\.1(?::[0-9]{1,5})?)\/[^\s"'<>;,\\]*/)
        else { return nil }
        (self.address, origin) = (address, String(match.1))
        guard isStyle || ["{z}", "{x}", "{y}"].allSatisfy(address.contains) else { return nil }
    }
}

extension Settings {
    package var baseMap: BaseMap? { BaseMap(self["base-map"]) }
}
