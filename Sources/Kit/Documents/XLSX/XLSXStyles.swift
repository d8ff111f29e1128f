/// How the styles of a workbook show numbers, as far as it decides what text a number becomes.
struct XLSXStyles {
    enum Show: Equatable {
        case number
        case day, dayAndTime, time
        /// Hours may pass 24.
        case elapsed
        /// A code of digits, like `00-000` for postal codes: 0 stands for a digit, everything else for itself.
        case code([UInt8])
    }

    private var shows: [Show] = []

    /// - Parameter part: nil when the file has no styles.
    init(_ part: XLSXPart?) throws {
        guard let part else { return }
        var scanner = part.scanner()
        var own: [Int: Show] = [:]
        var isOfCells = false
        while true {
            switch try scanner.next() {
            case .start where scanner.name == XMLName("numFmt"):
                guard let id = try scanner.text(XMLName("numFmtId")).flatMap({ Int($0) }) else { continue }
                own[id] = XLSXStyles.show(try scanner.text(XMLName("formatCode")) ?? "")
            case .start where scanner.name == XMLName("cellXfs"): isOfCells = true
            case .end where scanner.name == XMLName("cellXfs"): isOfCells = false
            case .start where isOfCells && scanner.name == XMLName("xf"):
                let id = try scanner.text(XMLName("numFmtId")).flatMap { Int($0) } ?? 0
                shows.append(own[id] ?? XLSXStyles.builtIn(id))
            case .finish: return
            default: break
            }
        }
    }

    /// A number in a cell of that style.
    subscript(_ style: Int) -> Show { style >= 0 && style < shows.count ? shows[style] : .number }

    /// Formats without a code in the file (ECMA-376, 18.8.30; 27–36 and 50–58 are days in Asian editions).
    private static func builtIn(_ id: Int) -> Show {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: .day
        case 18...21, 32...35, 45, 47, 55, 56: .time
        case 22: .dayAndTime
        case 46: .elapsed
        default: .number
        }
    }

    /// What a format code makes of a number; only its first section, that of positive numbers, counts.
    static func show(_ code: String) -> Show {
        var letters: Set<Character> = []
        var pattern: [UInt8] = []
        var isPlain = true
        var isElapsed = false
        var rest = Substring(code)
        while let next = rest.popFirst() {
            switch next {
            case ";": rest = ""
            case "\"":
                let literal = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(literal.count + 1)
                if literal.contains("0") { isPlain = false }
                pattern += literal.utf8
            case "\\":
                guard let literal = rest.popFirst() else { break }
                if literal == "0" { isPlain = false }
                pattern += String(literal).utf8
            case "_", "*": _ = rest.popFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                let unit = Set(inside.lowercased())
                if unit.count == 1, unit.isSubset(of: ["h", "m", "s"]) { isElapsed = true } else { isPlain = false }
            case "0", "-", " ", "(", ")", "/":
                letters.insert(next)
                pattern += String(next).utf8
            default:
                letters.insert(Character(next.lowercased()))
                isPlain = false
            }
        }
        if isElapsed { return .elapsed }
        if code.lowercased().hasPrefix("general") || !letters.isDisjoint(with: ["#", "?", "@"]) { return .number }
        let hasTime = !letters.isDisjoint(with: ["h", "s"])
        if letters.contains("0"), !letters.contains("s") { return isPlain && pattern.count(where: { $0 == 0x30 }) > 1 ? .code(pattern) : .number }
        if !letters.isDisjoint(with: ["y", "d"]) { return hasTime ? .dayAndTime : .day }
        if hasTime { return .time }
        return letters.contains("m") ? .day : .number
    }
}
