/// The words of a segment and where they stand.
struct TextHalf: Sendable {
    private(set) var shelf = Shelf()
    let vocabulary: Vocabulary
    let postings: Postings

    init(_ texts: [TextPass], _ shares: [Range<Int>], _ lexicon: Lexicon) {
        let tables = texts.map(\.words)
        let union = StringUnion(tables)
        vocabulary = Vocabulary(union, in: tables, lexicon: lexicon, on: &shelf)
        postings = Postings(texts, places: union.places, shares: shares, words: vocabulary.count, on: &shelf)
    }
}

/// Everything of a segment that is not words.
struct ColumnHalf: @unchecked Sendable {
    private(set) var shelf = Shelf()
    /// Grown by the values that are new.
    private(set) var codes: FacetCodes
    let names: Strings
    let payloads: Strings
    let identifiers: Identifiers
    let numbers: [Fixed<Double>]
    let orders: [Fixed<Int64>]
    let facets: [FacetColumn]
    let groups: [FacetGroup]

    /// - Parameter order: the places of documents in the order of their names.
    init(_ documents: [SearchDocument], _ order: [UInt32], _ passes: [FacetPass], _ schema: SearchSchema, _ start: FacetCodes) {
        var (shelf, codes) = (Shelf(), start)
        var identifiers: [(String, Int)] = []
        for (place, document) in order.enumerated() { for text in documents[Int(document)].identifiers { identifiers.append((text, place)) } }
        self.identifiers = Identifiers(identifiers, on: &shelf)
        names = shelf.strings(order.count) { documents[Int(order[$0])].order.withBytes($1) }
        payloads = shelf.strings(order.count) { documents[Int(order[$0])].payload.withUnsafeBufferPointer($1) }
        numbers = schema.numbers.indices.map { number in
            shelf.put(order.map { documents[Int($0)].numbers.first { $0.number.index == number }?.value ?? .nan })
        }
        orders = schema.orders.indices.map { number in
            shelf.put(order.map { documents[Int($0)].orders.first { $0.order.index == number }?.value ?? .min })
        }
        facets = schema.facets.indices.map { facet in
            switch schema.facets[facet].kind {
            case .dated: return FacetColumn(dated: passes.flatMap { $0.stamps[facet] }, on: &shelf)
            case .many:
                let lists = passes.flatMap { $0.numbered(facet, by: &codes) }
                return FacetColumn(many: lists, codes: codes.names[facet].count, on: &shelf)
            case .single:
                let values = passes.flatMap { $0.singles(facet, by: &codes) }
                return FacetColumn(single: values, codes: codes.names[facet].count, on: &shelf)
            }
        }
        groups = FacetGroup.groups(of: facets, dated: schema.facets.map { $0.kind == .dated }, documents: order.count, on: &shelf)
        (self.shelf, self.codes) = (shelf, codes)
    }
}
