import CCrypto

/// SHA-256 by Debian's libcrypto; the same digest for the same bytes however they are fed in.
///
///     SHA256.hex(of: Array("abc".utf8))   // "ba7816bf…15ad"
package final class SHA256 {
    private let context: OpaquePointer?

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, SHA256.algorithm, nil)
    }

    /// Looked up once: for a short text that takes libcrypto as long as the digest.
    ///
    /// Unsafe only in name: a `static let` is set once, before anybody reads it; what it points at is never freed nor changed, and libcrypto lets any
    /// number of threads use a fetched algorithm at once.
    private nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: some Collection<UInt8>) {
        let fed: Void? = bytes.withContiguousStorageIfAvailable { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        if fed == nil { Array(bytes).withUnsafeBufferPointer { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) } }
    }

    /// The 32 bytes of the digest. The hash is used up: call it once.
    package func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
            count = 32
        }
    }

    package static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package static func hex(of bytes: some Collection<UInt8>) -> String { digest(of: bytes).hex }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    package var hex: String {
        func digit(_ half: UInt8) -> UInt8 { half + (half < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
        var digits: [UInt8] = []
        digits.reserveCapacity(underestimatedCount * 2)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
