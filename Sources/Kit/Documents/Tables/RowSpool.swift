import Foundation

/// Rows that were read once and wait to be read again: in a temporary file without a name, which is gone with this object.
final class RowSpool: RowSource {
    var firstLine = 1
    private(set) var notes: [String] = []
    private let file: UnsafeMutablePointer<FILE>
    private var hasFailed = false

    /// Nil when there is no room for temporary files.
    init?() {
        guard let file = tmpfile() else { return nil }
        setvbuf(file, nil, Int32(_IOFBF), 1 << 18)
        self.file = file
    }

    deinit { fclose(file) }

    func add(_ row: TableRow) {
        var head = Head(line: Int64(row.line), fields: UInt32(row.count), bytes: UInt32(row.bytes.count))
        let isWritten = fwrite(&head, MemoryLayout<Head>.size, 1, file) == 1 && fwrite(row.bytes, 1, row.bytes.count, file) == row.bytes.count
        if !isWritten { hasFailed = true }
    }

    /// Goes back to the first row.
    ///
    /// - Returns: false when the rows did not find room on the disk.
    func rewind(notes: [String]) -> Bool {
        self.notes = notes
        return !hasFailed && fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0
    }

    func next() throws -> TableRow? {
        while let row = try read() { if row.line >= firstLine { return row } }
        return nil
    }

    private func read() throws -> TableRow? {
        var head = Head(line: 0, fields: 0, bytes: 0)
        if fread(&head, MemoryLayout<Head>.size, 1, file) != 1 {
            guard ferror(file) == 0 else { throw RowSpool.unreadable }
            return nil
        }
        let size = Int(head.bytes)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in count = fread(room.baseAddress, 1, size, file) }
        guard bytes.count == size else { throw RowSpool.unreadable }
        return TableRow(line: Int(head.line), count: Int(head.fields), bytes: bytes)
    }

    private static var unreadable: TableFault { TableFault("pliku tymczasowego z wierszami arkusza nie da się odczytać") }

    /// What stands before the bytes of a row.
    private struct Head {
        var line: Int64, fields: UInt32, bytes: UInt32
    }
}
