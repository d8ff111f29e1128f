/// The words of a segment and where they stand.
struct TextPiece: Sendable {
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

/// What a segment keeps of each document as it came.
///
/// Unchecked, because pointers are: made on one thread, which writes all of it here, then handed on whole with its shelf and only read.
struct RowPiece: @unchecked Sendable {
    private(set) var shelf = Shelf()
    let names: Strings
    let payloads: Strings
    let identifiers: Identifiers
    let numbers: [Fixed<Double>]
    let orders: [Fixed<Int64>]

    /// - Parameter order: the places of documents in the order of their names.
    init(_ documents: [SearchDocument], _ order: [UInt32], _ schema: SearchSchema) {
        var shelf = Shelf()
        var identifiers: [(String, Int)] = []
        for (place, document) in order.enumerated() { for text in documents[Int(document)].identifiers { identifiers.append((text, place)) } }
        self.identifiers = Identifiers(identifiers, on: &shelf)
        names = shelf.strings(order.count) { documents[Int(order[$0])].order.withBytes($1) }
        payloads = shelf.strings(order.count) { documents[Int(order[$0])].payload.withUnsafeBufferPointer($1) }
        let numbers = schema.numbers.map { _ in shelf.room(order.count, filled: Double.nan) }
        let orders = schema.orders.map { _ in shelf.room(order.count, filled: Int64.min) }
        for (place, document) in order.enumerated() {
            // From the last to the first, so that of several the first stays.
            for (slot, value) in documents[Int(document)].numbers.reversed() where slot.index < numbers.count { numbers[slot.index][place] = value }
            for (slot, value) in documents[Int(document)].orders.reversed() where slot.index < orders.count { orders[slot.index][place] = value }
        }
        (self.numbers, self.orders, self.shelf) = (numbers.map { Fixed($0) }, orders.map { Fixed($0) }, shelf)
    }
}

/// The facets of a segment.
struct FacetPiece: Sendable {
    private(set) var shelf = Shelf()
    /// Grown by the values that are new.
    private(set) var codes: FacetCodes
    let facets: [FacetColumn]
    let groups: [FacetGroup]

    init(_ passes: [FacetPass], _ schema: SearchSchema, _ start: FacetCodes) {
        var (shelf, codes) = (Shelf(), start)
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
        let documents = passes.reduce(0) { $0 + $1.documentCount }
        groups = FacetGroup.groups(of: facets, dated: schema.facets.map { $0.kind == .dated }, documents: documents, on: &shelf)
        (self.shelf, self.codes) = (shelf, codes)
    }
}
