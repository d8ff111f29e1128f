import Values

/// The bundled rules that propose spheres, as they stand in their two files, for one day.
///
/// They are read by the program and not kept in the database: a proposal is made when a profile is computed.
package struct SphereRuleRows: Sendable {
    /// How the words of a name bear upon its other words.
    package enum Reach: Sendable, Equatable {
        case always
        /// They count only when the name says nothing else.
        case alone
        /// The name speaks of their spheres and of these, whatever else stands in it: a sports club called "Strażak" puts out no fires.
        case only([String])
    }

    /// A row of sphere_words.csv.
    package struct Words: Sendable {
        /// Folded words, each whole or, with `*` at its end, the beginning of a word: `klub* sportow*`. Before a legal form's code stands `form:`.
        package let patterns: [String]
        /// Codes of spheres; none when the words only hide what would be misread inside them.
        package let spheres: [String]
        /// Points the words bring in a name and in the aims; 10 are enough for a proposal.
        package let name: Int, aims: Int
        package let reach: Reach
    }

    /// A row of sphere_pkd.csv.
    package struct ActivityClass: Sendable {
        /// `93.12`, or the beginning all classes of a group share: `93.1`.
        package let code: String
        package let spheres: [String]
    }

    /// Codes of the spheres in force on the day, in the order of the act.
    package let spheres: [String]
    package let words: [Words]
    package let classes: [ActivityClass]

    /// - Throws: when a bundled file is missing or broken.
    package static func load(on day: Day) throws -> SphereRuleRows {
        let spheres = try BundledFiles.rows("spheres.csv").filter { try isInForce($0, on: day) }.map { try $0.required("code") { $0 } }
        let known = Set(try BundledFiles.rows("spheres.csv").compactMap { $0["code"] })
        let standing = Set(spheres)

        /// The row's spheres that are in force; nil when it had some and none is.
        func codes(_ row: BundledFiles.Row) throws -> [String]? {
            let all = (row["spheres"] ?? "").split(separator: " ").map(String.init)
            guard known.isSuperset(of: all) else { throw BundledFiles.Broken(file: row.file, line: row.line, column: "spheres") }
            let kept = all.filter { standing.contains($0) }
            return kept.isEmpty && !all.isEmpty ? nil : kept
        }

        let words = try BundledFiles.rows("sphere_words.csv").compactMap { row -> Words? in
            guard try isInForce(row, on: day), let spheres = try codes(row) else { return nil }
            return Words(
                patterns: try row.required("words", patterns), spheres: spheres,
                name: try row.optional("name", { Int($0) }) ?? 0, aims: try row.optional("aims", { Int($0) }) ?? 0,
                reach: try row.optional("when", reach) ?? .always)
        }
        let classes = try BundledFiles.rows("sphere_pkd.csv").compactMap { row -> ActivityClass? in
            guard try isInForce(row, on: day), let spheres = try codes(row) else { return nil }
            return ActivityClass(code: try row.required("code") { $0 }, spheres: spheres)
        }
        return SphereRuleRows(spheres: spheres, words: words, classes: classes)
    }

    private static func isInForce(_ row: BundledFiles.Row, on day: Day) throws -> Bool {
        try (row.optional("since") { Day($0) } ?? day) <= day && day <= (row.optional("until") { Day($0) } ?? day)
    }

    private static func reach(_ text: String) -> Reach? {
        if text == "alone" { return .alone }
        let words = text.split(separator: " ").map(String.init)
        return words.first == "only" ? .only(Array(words.dropFirst())) : nil
    }

    /// - Returns: nil when a pattern could never match a folded word.
    private static func patterns(_ text: String) -> [String]? {
        let patterns = text.split(separator: "|").map(String.init)
        let isSound = patterns.allSatisfy { pattern in
            pattern.hasPrefix("form:")
                || pattern.split(separator: " ").allSatisfy { word in
                    let letters = word.hasSuffix("*") ? word.dropLast() : word
                    return !letters.isEmpty && letters.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
                }
        }
        return isSound && !patterns.isEmpty ? patterns : nil
    }
}
