import Foundation

/// One document of a file, or what stands where one should be.
package enum Document: Sendable {
    case bytes([UInt8])
    /// Longer than ``DocumentReader/longest``; its bytes were passed over.
    case tooLong
}

/// Reads a file as documents: one for the whole file, or, when its first line is a document of its own, one for each line.
///
/// The file is read in parts, so that memory stays the same whatever its size.
package final class DocumentReader {
    /// Bytes a document may have at most. The longest extract seen has 0.2 MB.
    package static let longest = 16 << 20

    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0
    private var ended = false
    package private(set) var cursor: Cursor

    /// - Throws: `InputFiles.Missing` when the file cannot be opened.
    package init(_ file: InputFiles.File, from cursor: Cursor) throws {
        guard let handle = FileHandle(forReadingAtPath: file.path) else { throw InputFiles.Missing(path: file.path, why: "nie można otworzyć pliku") }
        self.handle = handle
        self.cursor = cursor
        try handle.seek(toOffset: UInt64(cursor.offset))
    }

    deinit { try? handle.close() }

    /// The next line that is not blank, and the line it stands on; nil at the end of the file.
    package func nextLine() throws -> (document: Document, line: Int)? {
        while let (document, line) = try anyLine() {
            if case .bytes(let bytes) = document, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return (document, line)
        }
        return nil
    }

    /// Everything from the cursor to the end of the file.
    package func rest() throws -> Document {
        while !ended, buffer.count - start <= DocumentReader.longest { try fill() }
        defer { (buffer, start, ended) = ([], 0, true) }
        return buffer.count - start > DocumentReader.longest ? .tooLong : .bytes(Array(buffer[start...]))
    }

    private func anyLine() throws -> (Document, Int)? {
        var searched = start
        var skipping = false
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = Array(buffer[start..<end])
                return (advance(line, to: end + 1, skipping), cursor.line - 1)
            }
            if ended {
                guard start < buffer.count || skipping else { return nil }
                let line = Array(buffer[start...])
                return (advance(line, to: buffer.count, skipping), cursor.line - 1)
            }
            if buffer.count - start > DocumentReader.longest {
                cursor.offset += Int64(buffer.count - start)
                (buffer, start, skipping) = ([], 0, true)
            }
            searched = buffer.count - start
            try fill()
        }
    }

    private func advance(_ line: [UInt8], to end: Int, _ skipped: Bool) -> Document {
        cursor.offset += Int64(end - start)
        cursor.line += 1
        start = end
        return skipped || line.count > DocumentReader.longest ? .tooLong : .bytes(line)
    }

    /// Drops what is behind and reads one more part.
    private func fill() throws {
        buffer.removeFirst(start)
        start = 0
        guard let part = try handle.read(upToCount: 1 << 18), !part.isEmpty else {
            ended = true
            return
        }
        buffer.append(contentsOf: part)
    }
}
