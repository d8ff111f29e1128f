import Foundation
import Web

/// Mappings that come with a module of the program, each with an example, and those of the office, found by their paths.
package struct MappingShelf: Sendable {
    /// Within the folder of the program's files.
    private let place: String
    private static let ending = ".mapping"

    /// - Parameter place: `pozytek_Registry.resources/Data/mappings`.
    package init(_ place: String) { self.place = place }

    private var folder: URL { Bundled.folder.appending(path: place, directoryHint: .isDirectory) }

    /// In the order of the alphabet.
    package var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(MappingShelf.ending) }.map { String($0.dropLast(MappingShelf.ending.count)) }.sorted()
    }

    /// A list of ten rows that a ready mapping reads.
    package func example(of name: String) -> URL { folder.appending(path: "\(name).csv") }

    /// - Throws: ``MappingFault``; `InputFiles.Missing`, when there is neither a ready mapping nor a file of that name.
    package func mapping<Field>(_ name: String, settings: [String]) throws -> Mapping<Field> {
        if names.contains(name) {
            let data = try Data(contentsOf: folder.appending(path: name + MappingShelf.ending))
            return try Mapping([UInt8](data), file: name, settings: settings)
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue, let file = FileHandle(forReadingAtPath: name)
        else {
            throw InputFiles.Missing(path: name, why: "nie ma takiego pliku ani gotowego opisu listy; gotowe: \(names.joined(separator: ", "))")
        }
        defer { try? file.close() }
        let data = try file.read(upToCount: MappingText.longest + 1) ?? Data()
        return try Mapping([UInt8](data), file: URL(filePath: name).lastPathComponent, settings: settings)
    }

    /// One line for each, for the help of a command.
    package var help: String {
        names.map { name in
            let data = try? Data(contentsOf: folder.appending(path: name + MappingShelf.ending))
            let about = data.flatMap { try? MappingText([UInt8]($0), file: name) }
            return "  \(name): \(about?.entries.first { $0.section.isEmpty }?.value ?? "")"
        }.joined(separator: "\n")
    }
}
