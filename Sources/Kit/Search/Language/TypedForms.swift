/// The list of Polish words has thousands of inflected forms as entries of their own. From their ending one guesses the entry they are forms of;
/// whether it exists, the list says.
enum TypedForms {
    /// Endings of a form and those its base may have instead. Only what the list was seen to leave apart: persons and places of the masculine
    /// and neuter (`brata`, `Golubiu`), adjectives as names (`Wielgiem`), foreign names (`Abbego`), names in `-o` and `-a` without rules.
    private static let endings: [(form: String, bases: [String])] = [
        ("iowi", ["", "ie"]), ("iami", ["", "ie", "ia"]), ("iach", ["", "ie", "ia"]), ("iego", ["i", "ie"]), ("iemu", ["i", "ie"]),
        ("owie", ["", "a"]), ("iem", ["", "ie", "i"]), ("iom", ["", "ie", "ia"]), ("iej", ["a", "ia"]), ("owi", ["", "o"]), ("ego", ["e", "y"]),
        ("emu", ["e", "y"]), ("ami", ["", "a", "o", "y"]), ("ach", ["", "a", "o", "y"]), ("ia", ["", "ie"]), ("iu", ["", "ie"]),
        ("ie", ["", "o", "a"]), ("im", ["i", "ie"]), ("em", ["", "e", "o"]), ("om", ["", "a", "o", "y"]), ("ów", ["", "y", "i"]), ("ej", ["a"]),
        ("ą", ["a"]), ("ę", ["a"]),
        ("a", ["", "o"]), ("u", ["", "o", "e"]), ("y", ["a"]), ("i", ["ia", "a", ""]),
    ]

    static func bases(of form: String) -> [String] {
        var bases: [String] = []
        for ending in endings where form.hasSuffix(ending.form) {
            let stem = form.dropLast(ending.form.count)
            guard stem.count >= 3 else { continue }
            for base in ending.bases { bases += soft(stem, base: base).map { $0 + base } }
        }
        return bases
    }

    /// The stem as it stands, and hard where a letter was soft before the ending: `Radzynia`, `Radzyń`.
    private static func soft(_ stem: Substring, base: String) -> [String] {
        guard base.isEmpty, let last = stem.last, let letter = hardened[last] else { return [String(stem)] }
        return [String(stem), stem.dropLast() + letter]
    }

    private static let hardened: [Character: String] = ["n": "ń", "c": "ć", "s": "ś", "z": "ź"]
}
