import Foundation

/// What can be told about a database file before SQLite opens it, so that the error names the file and the cure.
enum SQLiteFile {
    static let magic = Array("SQLite format 3\0".utf8)

    static func check(_ path: String, readOnly: Bool) throws(DatabaseError) {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
            if readOnly { throw .missingFile(path) }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard files.fileExists(atPath: folder) else { throw .missingFile(path) }
            guard files.isWritableFile(atPath: folder) else { throw .noPermission("nie można utworzyć pliku w folderze „\(folder)”") }
            return
        }
        guard !isFolder.boolValue else { throw .notADatabase(path) }
        guard files.isReadableFile(atPath: path) else { throw .noPermission("nie można czytać pliku „\(path)”") }
        guard readOnly || files.isWritableFile(atPath: path) else { throw .noPermission("nie można pisać do pliku „\(path)”") }
        // An empty file is an empty database.
        let start = head(path, magic.count)
        guard start.isEmpty || start == magic else { throw .notADatabase(path) }
    }

    /// The first bytes of a file, fewer when it is shorter or cannot be read.
    static func head(_ path: String, _ count: Int) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return [UInt8]((try? file.read(upToCount: count)) ?? Data())
    }
}
