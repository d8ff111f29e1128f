/// A style sheet on its way from the folder to an address.
struct StyleSheet {
    private let text: String

    init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

    /// Every `url(name)` replaced by the address of that file. A rule `@font-face { … }` that names a file which is not there is dropped;
    /// `data:` stays.
    func rewritten(_ address: (String) -> String?) -> [UInt8] {
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "@font-face") {
            result += replaced(rest[..<start.lowerBound], address).text
            let end = rest[start.lowerBound...].firstIndex(of: "}").map { rest.index(after: $0) } ?? rest.endIndex
            let face = replaced(rest[start.lowerBound..<end], address)
            if face.complete { result += face.text }
            rest = rest[end...]
        }
        return Array((result + replaced(rest, address).text).utf8)
    }

    private func replaced(_ part: Substring, _ address: (String) -> String?) -> (text: String, complete: Bool) {
        var result = ""
        var complete = true
        var rest = part
        while let start = rest.firstRange(of: "url(") {
            result += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            // A picture in the sheet itself stays letter by letter: its text may hold quotes and brackets.
            if rest.hasPrefix("data:") || rest.hasPrefix("\"data:") || rest.hasPrefix("'data:") { continue }
            guard let end = rest.firstIndex(of: ")") else { break }
            let name = rest[..<end].filter { $0 != "\"" && $0 != "'" }
            let known = address(name)
            if known == nil { complete = false }
            result += known ?? name
            rest = rest[end...]
        }
        return (result + rest, complete)
    }
}
