import Application
import Registry
import Values

/// Reads grants: a 360Giving file (JSON, or CSV and XLSX in its flat form), or an office's own list by a mapping. Never makes an organisation.
package struct ImportGrants: Sendable {
    /// The office's own lists that come with the program.
    package static let mappings = MappingShelf("pozytek_ActivityMap.resources/Data/mappings/grants")
    package static let giving = Source(
        code: "360giving", title: "Dotacje w formacie 360Giving", label: "360Giving",
        publisher: "dawcy, którzy publikują dotacje w formacie 360Giving",
        licence: "podaje ją dawca przy pliku", precedence: 80, isRegister: false)

    package let path: String
    /// Nil: the file is in the format of 360Giving.
    package let mapping: String?
    package let settings: [String]
    package let day: Day?
    package let isDry: Bool

    package init(_ path: String, mapping: String? = nil, settings: [String] = [], day: Day? = nil, isDry: Bool = false) {
        (self.path, self.mapping, self.settings, self.day, self.isDry) = (path, mapping, settings, day, isDry)
    }

    /// - Throws: `InputFiles.Missing`, `WrongTable`, `MappingFault`, `DatabaseError`.
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(file: path)
        if let mapping {
            let list: Mapping<GrantField> = try ImportGrants.mappings.mapping(mapping, settings: settings)
            let command = (["import grants", list.file] + settings).joined(separator: " ")
            let work = DeedList<GrantField, GrantFacts>(path: path, mapping: list, command: command) { try GrantFacts(&$0) }
            return try await work.run(input, day: day, isDry: isDry, in: services, committed: committed)
        }
        // Read through once before anything is written: a file that breaks off in the middle leaves nothing behind.
        let check = try GivingInput(input.files[0])
        while try check.next() != nil {}
        let giving = try GivingInput(input.files[0])
        let work = DeedImport<GrantFacts>(
            command: "import grants", source: ImportGrants.giving, input: input, day: day, isDry: isDry, services: services, committed: committed)
        return try await work.run({ try giving.next() }, notes: { giving.notes })
    }
}
