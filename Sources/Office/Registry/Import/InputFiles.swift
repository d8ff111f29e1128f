import Application
import ArgumentParser
import Bytes
import Foundation

/// The files an import was given, in a fixed order, with what tells the same input from another.
package struct InputFiles: Sendable {
    package struct File: Sendable {
        package let path: String
        /// As reports name it: relative to the folder given, or the bare name.
        package let name: String
        package let size: Int64
    }

    package let files: [File]
    /// Names of files in the folders that the importer does not read.
    package let passedOver: [String]
    /// Equal for the same files with the same size and time of writing.
    package let fingerprint: String

    /// An input that is no file.
    package init(name: String, fingerprint: String) {
        (files, passedOver, self.fingerprint) = ([File(path: "", name: name, size: 0)], [], fingerprint)
    }

    /// The one file of an importer that reads one.
    ///
    /// - Throws: ``Missing``, also for a folder.
    package init(file path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Missing(path: path, why: "to jest folder; podaj plik")
        }
        try self.init([path], endings: [])
    }

    /// - Parameter endings: which files of a folder are read; a file given by itself always is.
    /// - Throws: ``Missing``, also when the folders hold nothing to read.
    package init(_ paths: [String], endings: Set<String>) throws {
        var files: [File] = []
        var passedOver: [String] = []
        var stamps: [String] = []
        for path in paths {
            for found in try InputFiles.expand(path) {
                guard found.isGiven || endings.contains(found.url.pathExtension.lowercased()) else {
                    passedOver.append(found.name)
                    continue
                }
                // A pipe or a device has no size and no end; a link is measured at its target.
                let attributes = try FileManager.default.attributesOfItem(atPath: found.url.resolvingSymlinksInPath().path)
                guard attributes[.type] as? FileAttributeType == .typeRegular else {
                    if found.isGiven { throw Missing(path: found.url.path, why: "to nie jest zwykły plik") }
                    passedOver.append(found.name)
                    continue
                }
                let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
                let written = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                files.append(File(path: found.url.path, name: found.name, size: size))
                stamps.append("\(found.name) \(size) \(written)")
            }
        }
        if files.isEmpty {
            let kinds = endings.sorted().map { "." + $0 }.joined(separator: ", ")
            throw Missing(path: paths.joined(separator: ", "), why: "nie ma tam żadnego pliku \(kinds)")
        }
        (self.files, self.passedOver) = (files, passedOver)
        fingerprint = SHA256.hex(of: Array(stamps.joined(separator: "\n").utf8))
    }

    private typealias Found = (name: String, url: URL, isGiven: Bool)

    /// A file as it is; a folder as all files below it, in the order of their names.
    private static func expand(_ path: String) throws -> [Found] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Missing(path: path, why: "nie ma takiego pliku ani folderu")
        }
        guard FileManager.default.isReadableFile(atPath: path) else { throw Missing(path: path, why: "brak prawa do odczytu") }
        let url = URL(filePath: path)
        guard isFolder.boolValue else { return [(url.lastPathComponent, url, true)] }
        let below = try FileManager.default.subpathsOfDirectory(atPath: path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return below.compactMap { name in
            let url = url.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
            return (name, url, false)
        }
    }

    package struct Missing: CommandFailure {
        package let path: String, why: String
        package var description: String { "\(path): \(why)." }
        package var exitCode: ExitCode { Exit.noInput }
    }
}
