import Application
import Registry
import Values

/// Reads a list of activities, CSV or XLSX, by a mapping of its columns.
package struct ImportActivities: Sendable {
    package static let mappings = MappingShelf("pozytek_ActivityMap.resources/Data/mappings/activities")

    package let path: String
    /// The name of a ready mapping, or a path.
    package let mapping: String
    package let settings: [String]
    package let day: Day?
    package let isDry: Bool

    package init(_ path: String, mapping: String, settings: [String] = [], day: Day? = nil, isDry: Bool = false) {
        (self.path, self.mapping, self.settings, self.day, self.isDry) = (path, mapping, settings, day, isDry)
    }

    /// - Throws: `InputFiles.Missing`, `WrongTable`, `MappingFault`, `DatabaseError`.
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(file: path)
        let list: Mapping<ActivityField> = try ImportActivities.mappings.mapping(mapping, settings: settings)
        let command = (["import activities", list.file] + settings).joined(separator: " ")
        let work = DeedList<ActivityField, ActivityFacts>(path: path, mapping: list, command: command) { try ActivityFacts(&$0) }
        return try await work.run(input, day: day, isDry: isDry, in: services, committed: committed)
    }
}
