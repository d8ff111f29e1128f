/// The fault of the list for 2010: its "Ż" reads "ś" (in other years "Ŝ"), because a font was read with the wrong table.
///
/// It is repaired only when the whole file shows it: a lower-case "ś" between capitals, or a "Ŝ", and not one "Ż". Words of that file that
/// stand in the wrong place are left as they are, so its names stay doubtful.
struct SpellingRepair {
    private var hasStray = false, hasForeign = false, hasProper = false

    mutating func look(at name: String) {
        var before: Character = " "
        for character in name {
            if character == "Ż" { hasProper = true }
            if character == "Ŝ" { hasForeign = true }
            if character == "ś" && before.isUppercase { hasStray = true }
            before = character
        }
    }

    var isNeeded: Bool { (hasStray || hasForeign) && !hasProper }

    func repaired(_ name: String) -> String {
        guard isNeeded else { return name }
        let isCapitals = !name.contains { $0.isLowercase && $0 != "ś" }
        return String(name.map { $0 == "Ŝ" ? (isCapitals ? "Ż" : "ż") : $0 == "ś" && isCapitals ? "Ż" : $0 })
    }
}
