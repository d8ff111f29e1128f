import CZlib

/// zlib streams for what is kept in the database, and gzip for replies.
package enum Deflate {
    package struct Damaged: Error, CustomStringConvertible {
        package var description: String { "skompresowane dane są uszkodzone albo większe niż wolno" }
    }

    /// A zlib stream (RFC 1950).
    package static func compress(_ bytes: some Collection<UInt8>, level: Int = 6) -> [UInt8] { run(bytes, level: level, windowBits: 15) }

    /// The inverse of ``compress(_:level:)``.
    ///
    /// - Parameter limit: bytes the result may have at most; a longer one throws, so that a bomb costs no more than this.
    /// - Throws: ``Damaged``.
    package static func expand(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw Damaged() }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var input = bytes
        try input.withUnsafeMutableBufferPointer { source in
            (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
            var state = Z_OK
            while state == Z_OK {
                let part = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                    (stream.next_out, stream.avail_out) = (buffer.baseAddress, UInt32(buffer.count))
                    state = inflate(&stream, Z_NO_FLUSH)
                    count = buffer.count - Int(stream.avail_out)
                }
                result += part
                if result.count > limit || (part.isEmpty && state == Z_OK) { throw Damaged() }
            }
            if state != Z_STREAM_END { throw Damaged() }
        }
        return result
    }

    fileprivate static func run(_ bytes: some Collection<UInt8>, level: Int, windowBits: Int32) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, Int32(level), Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = Array(bytes)
        return input.withUnsafeMutableBufferPointer { source in
            let bound = Int(deflateBound(&stream, UInt(source.count)))
            return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (buffer.baseAddress, UInt32(buffer.count))
                deflate(&stream, Z_FINISH)
                count = buffer.count - Int(stream.avail_out)
            }
        }
    }
}

package enum Gzip {
    /// A gzip member (RFC 1952) without name or time, so that equal bytes give equal members.
    package static func compress(_ bytes: some Collection<UInt8>, level: Int = 6) -> [UInt8] {
        Deflate.run(bytes, level: level, windowBits: 15 + 16)
    }
}
