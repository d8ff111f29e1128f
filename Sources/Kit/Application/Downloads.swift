import Foundation
import Web

/// What one feature offers for download at `/dane`: files made beforehand by a command, and what stands in them.
package struct Downloads: Sendable {
    package struct File: Sendable {
        /// Its address is `/dane/` and this.
        package let name: String
        package let title: String, type: String

        package init(_ name: String, _ title: String, type: String) { (self.name, self.title, self.type) = (name, title, type) }

        /// Nil until the command made it.
        package func stored(in folder: String) -> StoredFile? {
            StoredFile(URL(filePath: folder, directoryHint: .isDirectory).appending(path: name).path)
        }
    }

    /// A heading, and what stands below it.
    package struct Part: Sendable {
        let key: String, title: String, html: HTML

        package init(_ key: String, _ title: String, _ html: HTML) { (self.key, self.title, self.html) = (key, title, html) }
    }

    package let title: String
    package let remark: HTML
    /// `pozytek export`, which makes the files.
    package let command: String
    package let files: [File]
    /// Columns, sources, licences.
    package let parts: @Sendable (Services) async throws -> [Part]

    package init(
        title: String, remark: HTML, command: String, files: [File], parts: @escaping @Sendable (Services) async throws -> [Part]
    ) {
        (self.title, self.remark, self.command, self.files, self.parts) = (title, remark, command, files, parts)
    }

    /// The page and the files.
    static func routes(_ all: [Downloads], _ services: Services) -> [Route] {
        let folder = services.settings["exports"]
        return [
            .get("/dane", for: .everyone, examples: ["/dane"]) { _ in
                var sections: [DownloadsPage.Section] = []
                for downloads in all { sections.append(.init(downloads, folder: folder, try await downloads.parts(services))) }
                return .page(DownloadsPage(sections).page)
            },
            .get("/dane/{file}", for: .everyone) { visit in
                guard let file = all.lazy.flatMap(\.files).first(where: { $0.name == visit.parameter("file") }),
                    let stored = file.stored(in: folder)
                else { throw Problem.notFound }
                return .stored(stored, name: file.name, type: file.type, for: visit)
            },
        ]
    }
}
