/// The questions behind the `?` of an address, in their order. The same value is decoded from an address and printed back into links.
///
///     let query = Query([("q", "dzieci i młodzież"), ("forma", "fundacja")])
///     query.text                  // "q=dzieci+i+m%C5%82odzie%C5%BC&forma=fundacja"
///     query.first("q")            // "dzieci i młodzież"
package struct Query: Sendable, Equatable {
    private struct Pair: Sendable, Equatable { var name: String, value: String }
    private var pairs: [Pair]

    package init(_ pairs: [(String, String)] = []) { self.pairs = pairs.map(Pair.init) }

    /// How much an honest visitor may ask at once.
    struct Limits {
        var bytes: Int, pairs: Int
        static let query = Limits(bytes: 8192, pairs: 200)
        static let form = Limits(bytes: 65_536, pairs: 1000)
    }

    /// - Throws: ``Problem/badRequest(_:)`` for broken percent-encoding, bytes that are not UTF-8, control characters or too many pairs;
    ///   ``Problem/addressTooLong`` beyond the limit of bytes.
    init(decoding text: some StringProtocol, limits: Limits = .query) throws(Problem) {
        guard text.utf8.count <= limits.bytes else { throw .addressTooLong }
        pairs = []
        for part in text.split(separator: "&") {
            guard pairs.count < limits.pairs else { throw .badRequest("Adres zawiera więcej niż \(limits.pairs) parametrów.") }
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Percent.decode(sides[0], plusIsSpace: true),
                let value = sides.count > 1 ? Percent.decode(sides[1], plusIsSpace: true) : ""
            else { throw .badRequest("Adres zawiera znaki, których nie umiemy odczytać.") }
            pairs.append(Pair(name: name, value: value))
        }
    }

    package var isEmpty: Bool { pairs.isEmpty }
    package var names: [String] { pairs.map(\.name) }

    package func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The value of a parameter that makes sense once only.
    ///
    /// - Throws: ``Problem/badRequest(_:)`` when it stands there twice.
    package func single(_ name: String) throws(Problem) -> String? {
        let values = all(name)
        guard values.count < 2 else { throw .badRequest("Parametr „\(name)” powtarza się w adresie. Zostaw jeden.") }
        return values.first
    }

    /// The same questions with one answered anew; nil takes the parameter away.
    package func setting(_ name: String, to value: String?) -> Query {
        var copy = self
        copy.pairs.removeAll { $0.name == name }
        if let value { copy.pairs.append(Pair(name: name, value: value)) }
        return copy
    }

    /// Without one value of a parameter that may repeat, as a chip takes away its filter.
    package func removing(_ name: String, value: String) -> Query {
        var copy = self
        copy.pairs.removeAll { $0.name == name && $0.value == value }
        return copy
    }

    /// Percent-encoded, without the `?`.
    package var text: String { text(behind: "") }

    /// The path with this query behind it; without a `?` when there is nothing to ask.
    package func appended(to path: String) -> String { isEmpty ? path : text(behind: path + "?") }

    private func text(behind beginning: String) -> String {
        var bytes = Array(beginning.utf8)
        bytes.reserveCapacity(bytes.count + 64)
        for (place, pair) in pairs.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: "&")) }
            Percent.encode(pair.name, spaceIsPlus: true, into: &bytes)
            bytes.append(UInt8(ascii: "="))
            Percent.encode(pair.value, spaceIsPlus: true, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
