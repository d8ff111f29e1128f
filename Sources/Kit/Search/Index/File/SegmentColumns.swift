// What is written of a segment, and in which order: each type has both directions beside each other.

extension Segment {
    func write(to writer: SegmentWriter) throws {
        try writer.put(ids)
        try writer.put(byID)
        for strings in [names, payloads, identifiers] { try writer.put(strings) }
        try writer.put(identified)
        for column in numbers { try writer.put(column) }
        for column in orders { try writer.put(column) }
        try spots.write(to: writer)
        for column in lengths { try writer.put(column) }
        for column in facets { try column.write(to: writer) }
        try writer.put([groups.count])
        for group in groups { try group.write(to: writer) }
        try words.write(to: writer)
        try writer.put(postings.starts)
        try writer.put(postings.places)
        try writer.put(postings.tags)
    }

    convenience init?(_ reader: inout SegmentReader, _ schema: SearchSchema, on shelf: Shelf) {
        guard let ids = reader.take(Int64.self), let byID = reader.take(UInt32.self), let names = reader.strings(),
            let payloads = reader.strings(), let identifiers = reader.strings(), let identified = reader.take(UInt32.self),
            let numbers = reader.list(schema.numbers.count, { $0.take(Double.self) }),
            let orders = reader.list(schema.orders.count, { $0.take(Int64.self) }), let spots = Spots(&reader),
            let lengths = reader.list(schema.fields.count, { $0.take(UInt8.self) }),
            let facets = reader.list(schema.facets.count, { FacetColumn(&$0) }), let groupCount = reader.numbers()?.first,
            let groups = reader.list(groupCount, { FacetGroup(&$0) }), let words = Vocabulary(&reader),
            let starts = reader.take(UInt32.self), let places = reader.take(UInt32.self), let tags = reader.take(UInt16.self)
        else { return nil }
        self.init(
            shelf: shelf, ids: ids, byID: byID, names: names, payloads: payloads, identifiers: identifiers, identified: identified,
            numbers: numbers, orders: orders, spots: spots, lengths: lengths, facets: facets, groups: groups, words: words,
            postings: Postings(starts: starts, places: places, tags: tags))
    }
}

extension FacetColumn {
    func write(to writer: SegmentWriter) throws {
        for column in [codes, setStarts, members] { try writer.put(column) }
        try writer.put(stamps)
        try writer.put(sets.starts)
        try writer.put(sets.places)
        try writer.put(sets.bitmapStarts)
        try writer.put(sets.bitmaps)
        try writer.put(sets.totals)
    }

    init?(_ reader: inout SegmentReader) {
        guard let codes = reader.take(UInt32.self), let setStarts = reader.take(UInt32.self), let members = reader.take(UInt32.self),
            let stamps = reader.take(Int64.self), let starts = reader.take(UInt32.self), let places = reader.take(UInt32.self),
            let bitmapStarts = reader.take(Int32.self), let bitmaps = reader.take(UInt64.self), let totals = reader.take(Int32.self)
        else { return nil }
        self.init(
            codes: codes, setStarts: setStarts, members: members, stamps: stamps,
            sets: ValueSets(starts: starts, places: places, bitmapStarts: bitmapStarts, bitmaps: bitmaps, totals: totals))
    }
}

extension FacetGroup {
    func write(to writer: SegmentWriter) throws {
        try writer.put(facets)
        try writer.put(combinations)
        try writer.put(codes)
    }

    init?(_ reader: inout SegmentReader) {
        guard let facets = reader.numbers(), let combinations = reader.take(UInt16.self), let codes = reader.take(UInt32.self) else { return nil }
        self.init(facets: facets, combinations: combinations, codes: codes)
    }
}

extension Vocabulary {
    func write(to writer: SegmentWriter) throws {
        for strings in [exact, folded, keys] { try writer.put(strings) }
        for column in [wordKeyStarts, wordKeys, keyWordStarts, keyWords] { try writer.put(column) }
    }

    init?(_ reader: inout SegmentReader) {
        guard let exact = reader.strings(), let folded = reader.strings(), let keys = reader.strings(),
            let wordKeyStarts = reader.take(UInt32.self), let wordKeys = reader.take(UInt32.self),
            let keyWordStarts = reader.take(UInt32.self), let keyWords = reader.take(UInt32.self)
        else { return nil }
        self.init(
            exact: exact, folded: folded, keys: keys, wordKeyStarts: wordKeyStarts, wordKeys: wordKeys, keyWordStarts: keyWordStarts,
            keyWords: keyWords)
    }
}
