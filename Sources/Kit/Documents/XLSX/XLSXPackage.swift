import CZip
import Foundation

/// The zip file that an XLSX is: its parts by name, read as streams, within limits that a bomb does not pass.
final class XLSXPackage {
    /// Bytes that one part may have when expanded. A full sheet of Excel (a million rows, ten columns) has about 0.6 GB.
    static let longestPart: UInt64 = 4 << 30
    /// Bytes that a part may have which is kept whole in memory: names of sheets, styles.
    static let longestSmallPart: UInt64 = 32 << 20
    /// How many times longer than in the file a part may become; real sheets stay below 100.
    static let highestRatio: UInt64 = 400
    /// Parts below this are read whatever their ratio.
    static let harmless: UInt64 = 64 << 20

    private let archive: OpaquePointer

    /// - Throws: `TableFault` when the file is missing, damaged, locked by a password, or no XLSX at all.
    init(path: String) throws {
        let head = try XLSXPackage.head(of: path)
        if let other = XLSXPackage.otherFormat(head, path: path) { throw TableFault(other) }
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw TableFault("plik XLSX jest uszkodzony albo ucięty (\(XLSXPackage.words(for: code)))")
        }
        self.archive = archive
        if let type = try text("mimetype"), type.contains("opendocument") {
            throw TableFault("to jest plik OpenDocument (.ods), nie XLSX; zapisz go jako „Excel 2007–365 (.xlsx)”")
        }
    }

    deinit { zip_discard(archive) }

    /// Whether there is a part of that name; capitals do not matter.
    func has(_ name: String) -> Bool { index(of: name) != nil }

    /// A part to be read from its beginning; nil when there is none of that name.
    ///
    /// - Parameter limit: bytes it may have when expanded; reading throws beyond.
    func part(_ name: String, limit: UInt64 = XLSXPackage.longestPart) throws -> XLSXPart? {
        guard let index = index(of: name) else { return nil }
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        guard zip_stat_index(archive, index, 0, &stat) == 0 else { throw damaged(name) }
        if stat.encryption_method != 0 { throw TableFault(XLSXPackage.locked) }
        try XLSXPackage.checkBomb(expanded: stat.size, compressed: stat.comp_size, limit: limit, name)
        guard let file = zip_fopen_index(archive, index, 0) else { throw damaged(name) }
        return XLSXPart(file, of: self, name: name, compressed: stat.comp_size, limit: limit)
    }

    /// A small part as text; nil when there is none.
    private func text(_ name: String) throws -> String? {
        guard let part = try part(name) else { return nil }
        let bytes = try [UInt8](unsafeUninitializedCapacity: 256) { room, count in count = try part.read(into: UnsafeMutableRawBufferPointer(room)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func index(of name: String) -> UInt64? {
        for spelling in [name, name.replacing("/", with: "\\")] {
            let index = zip_name_locate(archive, spelling, ZIP_FL_NOCASE)
            if index >= 0 { return UInt64(index) }
        }
        return nil
    }

    fileprivate func damaged(_ name: String) -> TableFault {
        let code = zip_error_code_zip(zip_get_error(archive))
        return TableFault("plik XLSX jest uszkodzony: części „\(name)” nie da się odczytać (\(XLSXPackage.words(for: code)))")
    }

    static func checkBomb(expanded: UInt64, compressed: UInt64, limit: UInt64, _ name: String) throws {
        if expanded > limit || (expanded > harmless && expanded / highestRatio > compressed) {
            throw TableFault("część „\(name)” rozpakowuje się do ponad \(expanded >> 20) MB; to nie jest zwykły arkusz i nie zostanie przeczytany")
        }
    }
}

// MARK: - What is wrong

extension XLSXPackage {
    static let locked = "plik jest zabezpieczony hasłem; zdejmij hasło i zapisz go jeszcze raz"

    /// The first bytes of a file.
    private static func head(of path: String) throws -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { throw TableFault("nie ma takiego pliku albo nie wolno go czytać") }
        defer { try? file.close() }
        return [UInt8](try file.read(upToCount: 8) ?? Data())
    }

    /// Why a file is no zip; nil when it looks like one.
    private static func otherFormat(_ head: [UInt8], path: String) -> String? {
        if head.isEmpty { return "plik jest pusty" }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return isLocked(path) ? locked : "to jest plik starego Excela (.xls); zapisz go jako „Skoroszyt programu Excel (.xlsx)”"
        }
        return head.starts(with: [0x50, 0x4B]) ? nil : "to nie jest plik XLSX"
    }

    /// A workbook with a password is an OLE file whose directory names an encrypted package.
    private static func isLocked(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let wanted = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        var previous = Data()
        while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
            if (previous + piece).range(of: wanted) != nil { return true }
            previous = piece.suffix(wanted.count)
        }
        return false
    }

    static func words(for code: Int32) -> String {
        switch code {
        case ZIP_ER_NOZIP: "nie jest archiwum zip"
        case ZIP_ER_INCONS: "spis zawartości jest niespójny"
        case ZIP_ER_CRC: "suma kontrolna się nie zgadza"
        case ZIP_ER_COMPNOTSUPP: "nieznany sposób kompresji"
        case ZIP_ER_ZLIB: "skompresowane dane są błędne"
        case ZIP_ER_EOF: "plik kończy się za wcześnie"
        case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: "wymaga hasła"
        case ZIP_ER_MEMORY: "zabrakło pamięci"
        default: "błąd zip \(code)"
        }
    }
}

/// One part of a package being read.
final class XLSXPart {
    let name: String
    private let file: OpaquePointer
    private let package: XLSXPackage
    private let compressed: UInt64
    private let limit: UInt64
    private var expanded: UInt64 = 0

    fileprivate init(_ file: OpaquePointer, of package: XLSXPackage, name: String, compressed: UInt64, limit: UInt64) {
        (self.file, self.package, self.name, self.compressed, self.limit) = (file, package, name, compressed, limit)
    }

    deinit { zip_fclose(file) }

    /// The next bytes; 0 at the end, which is told only when the checksum was right.
    func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = zip_fread(file, room.baseAddress, UInt64(room.count))
        guard count >= 0 else {
            let code = zip_error_code_zip(zip_file_get_error(file))
            throw TableFault("plik XLSX jest uszkodzony w części „\(name)” (\(XLSXPackage.words(for: code)))")
        }
        expanded += UInt64(count)
        try XLSXPackage.checkBomb(expanded: expanded, compressed: compressed, limit: limit, name)
        return Int(count)
    }

    /// The XML of the part.
    func scanner() -> XMLScanner { XMLScanner { try self.read(into: $0) } }

    /// The same, unpacked on a thread of its own while it is understood: nobody else may use the part and its package from now on.
    func scannerAhead() -> XMLScanner {
        let ahead = XLSXPartAhead(self)
        return XMLScanner { try ahead.read(into: $0) }
    }
}

/// The bytes of a part, unpacked ahead of who reads them.
private final class XLSXPartAhead {
    private static let pieceSize = 1 << 17
    private let pipe = Pipe<[UInt8]>(most: 4)
    private var piece: [UInt8] = []
    private var at = 0

    init(_ part: XLSXPart) {
        pipe.start {
            var count = 0
            let piece = try [UInt8](unsafeUninitializedCapacity: XLSXPartAhead.pieceSize) { room, filled in
                count = try part.read(into: UnsafeMutableRawBufferPointer(room))
                filled = count
            }
            return count == 0 ? nil : piece
        }
    }

    deinit { pipe.stop() }

    /// As ``XLSXPart/read(into:)``.
    func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        if at == piece.count { (piece, at) = (try pipe.take() ?? [], 0) }
        let count = min(room.count, piece.count - at)
        piece.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
        at += count
        return count
    }
}
