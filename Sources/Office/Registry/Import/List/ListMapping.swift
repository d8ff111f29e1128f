import Documents
import Values

typealias ListMapping = Mapping<ListField>

/// What a list is and where its columns go, as a mapping says it.
package struct Mapping<Field: MappingField>: Sendable {
    /// A column: the field it fills, and the headers it may have, the first that is there counts.
    package struct Column: Sendable {
        package let field: Field
        let titles: [String]
        let isNeeded: Bool
    }

    package enum Completeness: Sendable, Equatable {
        case partial, whole
        /// Complete for each value of the first so many key fields that stands in the file: one starosta's list says nothing of another's.
        case within(Int)
    }

    package let file: String
    /// One line about the list, for `pozytek import list --help`.
    var about = ""
    package var source: Source
    var sheet: String?
    var separator: Character?
    var encoding: TextEncoding?
    package var keys: [Field]
    package var completeness = Completeness.partial
    package var days: [DayForm]
    /// Between whole numbers and fractions.
    package var point: Character = ","
    /// Between the items of a cell that lists several.
    package var marks: Set<Character> = [";", "|"]
    var columns: [Column]
    /// Values all records have where their row gives none.
    package var constants: [Field: String]
    /// What the words of the list mean: by field and folded word.
    package var words: [Field: [String: String]]

    /// - Throws: ``MappingFault`` with the line.
    package init(_ bytes: [UInt8], file: String, settings: [String] = []) throws {
        var reader = MappingReader<Field>(text: try MappingText(bytes, file: file))
        try reader.read()
        try reader.set(settings)
        self = try reader.mapping()
    }

    init(
        file: String, source: Source, keys: [Field], days: [DayForm], columns: [Column], constants: [Field: String],
        words: [Field: [String: String]]
    ) {
        (self.file, self.source, self.keys, self.days) = (file, source, keys, days)
        (self.columns, self.constants, self.words) = (columns, constants, words)
    }
}
