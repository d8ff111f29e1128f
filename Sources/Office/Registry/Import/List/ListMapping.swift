import Documents
import Values

/// What a list is and where its columns go, as a mapping says it.
struct ListMapping: Sendable {
    /// A column: the field it fills, and the headers it may have, the first that is there counts.
    struct Column: Sendable {
        let field: ListField
        let titles: [String]
        let isNeeded: Bool
    }

    enum Completeness: Sendable, Equatable {
        case partial, whole
        /// Complete for each value of the first so many key fields that stands in the file: one starosta's list says nothing of another's.
        case within(Int)
    }

    let file: String
    /// One line about the list, for `pozytek import list --help`.
    var about = ""
    var source: Source
    var sheet: String?
    var separator: Character?
    var encoding: TextEncoding?
    var keys: [ListField]
    var completeness = Completeness.partial
    var days: [DayForm]
    /// Between whole numbers and fractions.
    var point: Character = ","
    /// Between the items of a cell that lists several.
    var marks: Set<Character> = [";", "|"]
    var columns: [Column]
    /// Values all records have where their row gives none.
    var constants: [ListField: String]
    /// What the words of the list mean: by field and folded word.
    var words: [ListField: [String: String]]

    /// - Throws: ``MappingFault`` with the line.
    init(_ bytes: [UInt8], file: String, settings: [String] = []) throws {
        var reader = MappingReader(text: try MappingText(bytes, file: file))
        try reader.read()
        try reader.set(settings)
        self = try reader.mapping()
    }

    init(
        file: String, source: Source, keys: [ListField], days: [DayForm], columns: [Column], constants: [ListField: String],
        words: [ListField: [String: String]]
    ) {
        (self.file, self.source, self.keys, self.days) = (file, source, keys, days)
        (self.columns, self.constants, self.words) = (columns, constants, words)
    }
}
