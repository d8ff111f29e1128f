import Foundation
import Web

/// The mappings that come with the program, each with an example, and those of the office, found by their paths.
package enum ReadyMappings {
    static var folder: URL { Bundled.folder.appending(path: "pozytek_Registry.resources/Data/mappings", directoryHint: .isDirectory) }

    /// In the order of the alphabet.
    package static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// A list of ten rows that a ready mapping reads.
    package static func example(of name: String) -> URL { folder.appending(path: "\(name).csv") }

    /// - Throws: ``MappingFault``; `InputFiles.Missing`, when there is neither a ready mapping nor a file of that name.
    static func mapping(_ name: String, settings: [String]) throws -> ListMapping {
        if names.contains(name) {
            let data = try Data(contentsOf: folder.appending(path: name + ending))
            return try ListMapping([UInt8](data), file: name, settings: settings)
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue, let file = FileHandle(forReadingAtPath: name)
        else {
            throw InputFiles.Missing(path: name, why: "nie ma takiego pliku ani gotowego opisu listy; gotowe: \(names.joined(separator: ", "))")
        }
        defer { try? file.close() }
        let data = try file.read(upToCount: MappingText.longest + 1) ?? Data()
        return try ListMapping([UInt8](data), file: URL(filePath: name).lastPathComponent, settings: settings)
    }

    /// One line for each, for the help of the command.
    static var help: String {
        names.map { name in
            let about = (try? Data(contentsOf: folder.appending(path: name + ending))).flatMap { try? MappingText([UInt8]($0), file: name) }
            return "  \(name): \(about?.entries.first { $0.section.isEmpty }?.value ?? "")"
        }.joined(separator: "\n")
    }

    private static let ending = ".mapping"
}
