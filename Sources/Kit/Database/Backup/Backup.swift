import Foundation

extension Database {
    /// Copies the whole database into one file while it is being written to: what was committed when the copy began.
    ///
    /// The file appears under its name only when it is complete, checked and on disk.
    ///
    /// - Parameter replacing: whether a file of that name may be there before; it is replaced as a whole.
    /// - Throws: ``DatabaseError/copy(_:_:)``, ``DatabaseError/diskFull``.
    package func backup(to path: String, replacing: Bool = true) async throws {
        guard replacing || !FileManager.default.fileExists(atPath: path) else {
            throw DatabaseError.copy(.place, "Plik „\(path)” już istnieje. Podaj inną nazwę albo go usuń.")
        }
        try await store.backup(to: path)
    }

    /// Brings a file made by ``backup(to:)`` back into an empty place.
    ///
    /// - Throws: ``DatabaseError/copy(_:_:)`` when the file is not a copy, is damaged, is of the other engine, or the place has data in it.
    package static func restore(from path: String, to address: DatabaseAddress) async throws {
        switch (try BackupKind(of: path), address) {
        case (.sqlite, .file(let target)): try await SQLiteStore.restore(from: path, to: target)
        case (.postgres, .postgres(let target)): try await PostgresStore.restore(from: path, to: target)
        case (.sqlite, .postgres): throw DatabaseError.copy(.place, "To kopia bazy SQLite, a baza docelowa jest w PostgreSQL. Podaj ścieżkę pliku.")
        case (.postgres, .file): throw DatabaseError.copy(.place, "To kopia bazy PostgreSQL, a celem jest plik. Podaj adres postgres://….")
        }
    }
}

/// What a backup file is, by its first bytes.
enum BackupKind {
    case sqlite, postgres

    init(of path: String) throws(DatabaseError) {
        guard FileManager.default.isReadableFile(atPath: path) else { throw .copy(.noCopy, "Nie ma pliku kopii „\(path)” albo nie można go czytać.") }
        let start = SQLiteFile.head(path, 16)
        if start == SQLiteFile.magic {
            self = .sqlite
        } else if start.starts(with: "PGDMP".utf8) {
            self = .postgres
        } else if start.count < 16 {
            throw .copy(.unusable, "Plik „\(path)” jest pusty albo ucięty; to nie jest kopia bazy.")
        } else {
            throw .copy(.unusable, "Plik „\(path)” nie jest kopią bazy: to ani SQLite, ani pg_dump.")
        }
    }
}

/// A file that is written beside its place and moved there when it is complete, so that a kill or a power cut never leaves half of one.
struct CompleteFile {
    let path: String
    /// Where to write. Left over from a killed attempt it is written anew.
    let draft: String

    init(_ path: String) throws(DatabaseError) {
        (self.path, draft) = (path, path + ".part")
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else { throw .copy(.place, "Nie ma folderu „\(folder)”.") }
        guard FileManager.default.isWritableFile(atPath: folder) else { throw .noPermission("nie można pisać w folderze „\(folder)”") }
        discard()
    }

    /// Removes the draft and what SQLite may have left beside it.
    func discard() {
        for suffix in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + suffix) }
    }

    /// Brings the draft to disk and gives it its name.
    func publish() throws(DatabaseError) {
        try CompleteFile.sync(draft)
        guard rename(draft, path) == 0 else { throw .copy(.place, "Nie można nadać plikowi nazwy „\(path)”.") }
        try CompleteFile.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private static func sync(_ path: String) throws(DatabaseError) {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0 else { throw errno == ENOSPC ? .diskFull : .copy(.place, "Nie można utrwalić na dysku „\(path)”.") }
    }
}
