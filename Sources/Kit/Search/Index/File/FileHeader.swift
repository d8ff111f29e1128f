/// The first 64 bytes of a snapshot file.
struct FileHeader: Equatable {
    /// "SEARCH" and the version of the format: changes with every change of what is written, and of how words are taken apart.
    static let magic: UInt64 = 0x5345_4152_4348_0002
    static let size = 64

    var fingerprint: UInt64
    var position: Int64
    /// Bytes behind the header.
    var length: UInt64
    /// Of what stands behind the header.
    var sum: UInt64

    func write(into bytes: UnsafeMutableRawBufferPointer) {
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        let words = [FileHeader.magic, fingerprint, UInt64(bitPattern: position), length, sum, 0]
        for (place, word) in words.enumerated() { bytes.storeBytes(of: word, toByteOffset: 8 * place, as: UInt64.self) }
        bytes.storeBytes(of: FileHeader.sum(of: UnsafeRawBufferPointer(bytes)), toByteOffset: 56, as: UInt64.self)
    }

    init(fingerprint: UInt64, position: Int64, length: UInt64, sum: UInt64) {
        (self.fingerprint, self.position, self.length, self.sum) = (fingerprint, position, length, sum)
    }

    /// Nil unless every bit is as it was written.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == FileHeader.size else { return nil }
        let word = { (place: Int) in bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self) }
        guard word(0) == FileHeader.magic, word(7) == FileHeader.sum(of: bytes) else { return nil }
        self.init(fingerprint: word(1), position: Int64(bitPattern: word(2)), length: word(3), sum: word(4))
    }

    /// Over all but the last eight bytes, where it stands itself.
    private static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        let room = Memory(count: FileHeader.size)
        room.bytes.copyMemory(from: bytes)
        room.bytes.storeBytes(of: 0, toByteOffset: 56, as: UInt64.self)
        var sum = Checksum()
        sum.add(UnsafeRawBufferPointer(room.bytes))
        return sum.value
    }
}

extension SearchSchema {
    /// Differs where segments of one schema mean nothing to another.
    var fingerprint: UInt64 {
        var text = version + "\u{0}" + fields.map(\.name).joined(separator: "\u{1}")
        for facet in facets {
            text += "\u{0}" + facet.name
            switch facet.values {
            case .single: text += "\u{1}single"
            case .many: text += "\u{1}many"
            case .dated(let values, _): text += "\u{1}dated\u{1}" + values.joined(separator: "\u{1}")
            }
        }
        text += "\u{0}" + numbers.map(\.name).joined(separator: "\u{1}") + "\u{0}" + orders.map(\.name).joined(separator: "\u{1}")
        if hasPlaces { text += "\u{0}places" }
        return Checksum.of(text)
    }
}
