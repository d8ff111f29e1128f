import Foundation

extension SearchIndex {
    /// Writes the newest state to a file that makes the next start instant. May be thrown away at any time.
    ///
    /// The file appears whole or not at all: it is written beside its place and then moved there.
    package func write(to path: String) throws {
        let state = snapshot
        let segment: Segment? =
            if state.parts.count == 1, let part = state.parts.first, part.isWhole {
                part.segment
            } else if state.parts.isEmpty {
                nil
            } else {
                SegmentMerger(state.parts, state.schema, lexicon: state.lexicon, codes: state.codes).segment()
            }
        let draft = path + ".new-\(ProcessInfo.processInfo.processIdentifier)"
        guard FileManager.default.createFile(atPath: draft, contents: nil), let file = FileHandle(forWritingAtPath: draft) else {
            throw CocoaError(.fileWriteUnknown)
        }
        do {
            let header = Memory(count: FileHeader.size)
            try file.write(contentsOf: Data(count: FileHeader.size))
            let writer = SegmentWriter(file)
            try writer.put([segment == nil ? 0 : 1])
            for names in state.codes.names { try writer.put(names) }
            try segment?.write(to: writer)
            FileHeader(fingerprint: state.schema.fingerprint, position: state.position, length: writer.length, sum: writer.sum.value)
                .write(into: header.bytes)
            try file.seek(toOffset: 0)
            try file.write(contentsOf: Data(header.bytes))
            try file.synchronize()
            try file.close()
            guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }

    /// The index as it was written; nil when there is no such file, when it is of another version, torn or damaged, or of another schema.
    ///
    /// How old it is, is for the caller to judge by the position of its ``snapshot``.
    package convenience init?(from path: String, _ schema: SearchSchema, lexicon: Lexicon) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: FileHeader.size), let header = start.withUnsafeBytes({ FileHeader($0) }),
            header.fingerprint == schema.fingerprint, header.length % 64 == 0, header.length < 1 << 40,
            let size = try? file.seekToEnd(), size == UInt64(FileHeader.size) + header.length
        else { return nil }
        // Read, not mapped: a file that is cut off while it is mapped would end the program.
        let memory = Memory(count: Int(header.length))
        guard (try? file.seek(toOffset: UInt64(FileHeader.size))) != nil, memory.fill(from: file.fileDescriptor, Int(header.length)) else {
            return nil
        }
        var sum = Checksum()
        sum.add(UnsafeRawBufferPointer(rebasing: memory.bytes[..<Int(header.length)]))
        guard sum.value == header.sum else { return nil }

        var reader = SegmentReader(memory, count: Int(header.length))
        guard let count = reader.numbers()?.first, let names = reader.list(schema.facets.count, { $0.texts() }) else { return nil }
        var codes = FacetCodes(schema)
        for (facet, names) in names.enumerated() { for name in names { _ = codes.add(name, to: facet) } }
        codes.rank()
        var parts: [Part] = []
        if count > 0 {
            var shelf = Shelf()
            shelf.keep(memory)
            guard let segment = Segment(&reader, schema, on: shelf) else { return nil }
            parts.append(Part(segment))
        }
        self.init(SearchSnapshot(schema, lexicon: lexicon, codes: codes, parts: parts, position: header.position, desk: ScratchDesk()))
    }
}

extension Memory {
    /// Whether that many bytes could be read.
    func fill(from descriptor: Int32, _ count: Int) -> Bool {
        var done = 0
        while done < count {
            let got = read(descriptor, bytes.baseAddress.map { $0 + done }, count - done)
            if got <= 0 { return false }
            done += got
        }
        return true
    }
}
