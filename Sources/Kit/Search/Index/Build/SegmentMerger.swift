/// Makes one segment out of the live documents of several, as if they had been built together.
struct SegmentMerger {
    private let parts: [Part]
    private let schema: SearchSchema
    private let lexicon: Lexicon
    private let codes: FacetCodes
    /// The documents in their new order.
    private let documents: [(part: Int, place: Int)]
    /// For each part, for each place, the new one; `dead` for none.
    private let newPlaces: [[UInt32]]
    private static let dead = UInt32.max

    init(_ parts: [Part], _ schema: SearchSchema, lexicon: Lexicon, codes: FacetCodes) {
        (self.parts, self.schema, self.lexicon, self.codes) = (parts, schema, lexicon, codes)
        let ranking = Ranking(parts)
        let count = parts.reduce(0) { $0 + $1.segment.count }
        documents = (0..<count).map(ranking.document).filter { parts[$0.part].live[$0.place] }
        var newPlaces = parts.map { [UInt32](repeating: SegmentMerger.dead, count: $0.segment.count) }
        for (new, old) in documents.enumerated() { newPlaces[old.part][old.place] = UInt32(new) }
        self.newPlaces = newPlaces
    }

    func segment() -> Segment {
        var shelf = Shelf()
        let (words, postings) = texts(&shelf)
        let facets = schema.facets.indices.map { facet(of: $0, &shelf) }
        let identifiers = identifiers(&shelf)
        return Segment(
            ids: column { $0.ids }, names: strings(&shelf) { $0.names }, payloads: strings(&shelf) { $0.payloads }, identifiers: identifiers,
            numbers: schema.numbers.indices.map { number in shelf.put(column { $0.numbers[number] }) },
            orders: schema.orders.indices.map { order in shelf.put(column { $0.orders[order] }) }, spots: spots(&shelf),
            lengths: schema.fields.indices.map { field in shelf.put(column { $0.lengths[field] }) }, facets: facets,
            groups: FacetGroup.groups(of: facets, dated: schema.facets.map { $0.kind == .dated }, documents: documents.count, on: &shelf),
            words: words, postings: postings, shelf)
    }

    private func identifiers(_ shelf: inout Shelf) -> Identifiers {
        var (texts, places) = (ByteRows(), [UInt32]())
        for (number, part) in parts.enumerated() {
            for entry in 0..<part.segment.identifiers.count {
                let place = newPlaces[number][Int(part.segment.identified[entry])]
                if place == SegmentMerger.dead { continue }
                texts.append(part.segment.identifiers[entry])
                places.append(place)
            }
        }
        return Identifiers(texts, places: places, on: &shelf)
    }

    private func spots(_ shelf: inout Shelf) -> Spots {
        var live: [(place: SearchPlace, owner: UInt32)] = []
        for (number, part) in parts.enumerated() {
            let spots = part.segment.spots
            for spot in 0..<spots.count {
                let place = newPlaces[number][Int(spots.owners[spot])]
                if place != SegmentMerger.dead { live.append((spots[spot], place)) }
            }
        }
        return Spots(live, on: &shelf)
    }

    private func column<Element>(_ column: (Segment) -> Fixed<Element>) -> [Element] {
        let columns = parts.map { column($0.segment) }
        return documents.map { columns[$0.part][$0.place] }
    }

    private func strings(_ shelf: inout Shelf, _ column: (Segment) -> Strings) -> Strings {
        let columns = parts.map { column($0.segment) }
        return shelf.strings(documents.count) { $1(columns[documents[$0].part][documents[$0].place]) }
    }

    private func facet(of facet: Int, _ shelf: inout Shelf) -> FacetColumn {
        let columns = parts.map { $0.segment.facets[facet] }
        switch schema.facets[facet].kind {
        case .single:
            return FacetColumn(single: documents.map { columns[$0.part].codes[$0.place] }, codes: codes.names[facet].count, on: &shelf)
        case .many:
            // The sets of all parts one after another, without the empty one each begins with.
            let sets = columns.map { column in (1..<UInt32(max(column.setStarts.count - 1, 1))).map { Array(column.members(of: $0)) } }
            return FacetColumn(
                many: numbers(columns, sizes: sets.map(\.count)), sets: sets.flatMap { $0 }, codes: codes.names[facet].count, on: &shelf)
        case .dated:
            return FacetColumn(
                dated: numbers(columns, sizes: columns.map(\.stamps.count)), stamps: columns.flatMap { Array($0.stamps) }, on: &shelf)
        }
    }

    /// The codes of documents when those of all parts are numbered one after another; `sizes` says how many each has, without 0 for none.
    private func numbers(_ columns: [FacetColumn], sizes: [Int]) -> [UInt32] {
        let bases = sizes.reduce(into: [0] as [UInt32]) { $0.append($0[$0.count - 1] + UInt32($1)) }
        return documents.map { document in
            let code = columns[document.part].codes[document.place]
            return code == 0 ? 0 : code + bases[document.part]
        }
    }

    /// Words that no live document has are left behind.
    private func texts(_ shelf: inout Shelf) -> (Vocabulary, Postings) {
        var kept: [[Int]] = []
        let tables = parts.map { part -> StringTable in
            var table = StringTable()
            let words = part.segment.words
            let live = (0..<words.count).filter { part.occurrences(of: $0..<$0 + 1) > 0 }
            for word in live {
                let composed = Array(words.folded[word]) + [0] + Array(words.exact[word])
                _ = composed.withUnsafeBufferPointer { table.number(of: $0) }
            }
            kept.append(live)
            return table
        }
        let union = StringUnion(tables)
        let words = Vocabulary(union, in: tables, lexicon: lexicon, on: &shelf)
        var starts = [UInt32](repeating: 0, count: words.count + 1)
        for part in parts.indices {
            for (number, word) in kept[part].enumerated() {
                starts[Int(union.places[part][number]) + 1] += UInt32(parts[part].occurrences(of: word..<word + 1))
            }
        }
        for word in 0..<words.count { starts[word + 1] += starts[word] }
        var entries = [UInt64](repeating: 0, count: Int(starts[words.count]))
        var next = starts
        var sources = [UInt8](repeating: 0, count: words.count)
        for part in parts.indices {
            let old = parts[part].segment.postings
            for (number, word) in kept[part].enumerated() {
                let new = Int(union.places[part][number])
                sources[new] = sources[new] == 0 ? 1 : 2
                for entry in Int(old.starts[word])..<Int(old.starts[word + 1]) {
                    let place = newPlaces[part][Int(old.places[entry])]
                    if place == SegmentMerger.dead { continue }
                    entries[Int(next[new])] = UInt64(place) << 16 | UInt64(old.tags[entry])
                    next[new] += 1
                }
            }
        }
        for word in 0..<words.count where sources[word] > 1 { entries[Int(starts[word])..<Int(starts[word + 1])].sort() }
        let postings = Postings(
            starts: shelf.put(starts), places: shelf.put(entries.map { UInt32(truncatingIfNeeded: $0 >> 16) }),
            tags: shelf.put(entries.map { UInt16(truncatingIfNeeded: $0) }))
        return (words, postings)
    }
}
