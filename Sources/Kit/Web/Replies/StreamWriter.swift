import Hummingbird
import NIOCore

/// The open end of a reply that is written while it is sent. Small pieces are gathered into chunks of 16 KB.
package struct StreamWriter {
    private static let chunk = 16_384
    private var pending: [UInt8] = []
    private var out: any ResponseBodyWriter

    init(_ out: any ResponseBodyWriter) { self.out = out }

    /// Waits while the reader is slower than the writer.
    ///
    /// - Throws: when the connection is gone.
    package mutating func write(_ text: String) async throws { try await write(bytes: text.utf8) }

    package mutating func write(bytes: some Sequence<UInt8>) async throws {
        pending += bytes
        if pending.count >= StreamWriter.chunk { try await flush() }
    }

    mutating func finish() async throws {
        try await flush()
        try await out.finish(nil)
    }

    private mutating func flush() async throws {
        guard !pending.isEmpty else { return }
        try await out.write(ByteBuffer(bytes: pending))
        pending.removeAll(keepingCapacity: true)
    }
}
