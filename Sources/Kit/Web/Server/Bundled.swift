import Foundation
import Synchronization

/// The program's own files: the folders `pozytek_Web.resources`, `pozytek_Reference.resources`, … which the build puts beside the binary.
package enum Bundled {
    /// Where those folders are.
    package static var folder: URL { configured.withLock { $0 } ?? besideTheBinary }

    /// Says, once at the start, where they are (the setting `files`); empty: beside the binary.
    ///
    /// - Throws: ``Missing`` when they are not there, rather than at the first page that wants one.
    package static func find(in folder: String) throws(Missing) {
        configured.withLock { $0 = folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory) }
        guard FileManager.default.fileExists(atPath: site.path) else { throw Missing(folder: Bundled.folder.path) }
    }

    /// The style sheets, fonts and pictures of the site.
    package static var site: URL { folder.appending(path: "pozytek_Web.resources/Files", directoryHint: .isDirectory) }

    private static let configured = Mutex<URL?>(nil)

    /// Found by the system and not by the current folder; a link leads to the binary itself.
    private static let besideTheBinary: URL = {
        let binary = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first ?? "."
        return URL(filePath: binary).deletingLastPathComponent()
    }()

    package struct Missing: Error, CustomStringConvertible {
        let folder: String
        package var description: String {
            "W folderze „\(folder)” nie ma plików programu (pozytek_*.resources). Skopiuj je obok programu albo podaj ich folder w POZYTEK_FILES."
        }
    }
}
