import Foundation
import HTTPTypes

/// A file made beforehand and put where it is fetched from; it may be replaced at any time by another one.
package struct StoredFile: Sendable {
    package let path: String
    package let size: Int
    package let madeAt: Date

    /// Nil when there is no such file.
    package init?(_ path: String) {
        guard let known = try? FileManager.default.attributesOfItem(atPath: path), known[.type] as? FileAttributeType == .typeRegular,
            let size = known[.size] as? Int, let madeAt = known[.modificationDate] as? Date
        else { return nil }
        (self.path, self.size, self.madeAt) = (path, size, madeAt)
    }

    fileprivate var tag: String { String(size, radix: 36) + "-" + String(Int(madeAt.timeIntervalSince1970 * 1000), radix: 36) }

    package func send(to writer: inout StreamWriter) async throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        while let part = try file.read(upToCount: 65_536), !part.isEmpty { try await writer.write(bytes: part) }
    }
}

extension Reply {
    /// A stored file to save, for anybody's page to read.
    package static func stored(_ file: StoredFile, name: String, type: String, for visit: Visit) -> Reply {
        if var current = Reply.current(file.tag, for: visit) {
            current.isOpen = true
            return current
        }
        // A file that is replaced meanwhile by a longer or shorter one breaks the reply: its length was told already.
        var reply = Reply.stream(name: name, type: type) { try await file.send(to: &$0) }
        reply.headers[.contentLength] = String(file.size)
        reply.headers[.eTag] = EntityTag.weak(file.tag)
        reply.isOpen = true
        return reply
    }
}
