import CBrotli

package enum Brotli {
    /// A brotli stream (RFC 7932).
    ///
    /// - Parameter quality: 0 (fast) to 11 (small; for files compressed once at start).
    package static func compress(_ bytes: some Collection<UInt8>, quality: Int = 4) -> [UInt8] {
        let input = Array(bytes)
        let bound = max(BrotliEncoderMaxCompressedSize(input.count), 64)
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            var size = buffer.count
            BrotliEncoderCompress(Int32(quality), 22, BROTLI_MODE_TEXT, input.count, input, &size, buffer.baseAddress)
            count = size
        }
    }
}
