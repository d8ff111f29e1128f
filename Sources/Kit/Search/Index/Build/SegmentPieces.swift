/// The different words of a segment.
///
/// Unchecked, because pointers are: made on one thread, which writes all of it here, then handed on whole with its shelf and only read.
struct WordPiece: @unchecked Sendable {
    private(set) var shelf = Shelf()
    let vocabulary: Vocabulary
    /// For each table, for each of its numbers, the word.
    let places: [[UInt32]]

    init(_ tables: [StringTable], _ lexicon: Lexicon) {
        let union = StringUnion(tables)
        vocabulary = Vocabulary(union, in: tables, lexicon: lexicon, on: &shelf)
        places = union.places
    }
}

/// What a segment keeps of each document as it came. Unchecked like ``WordPiece``.
struct RowPiece: @unchecked Sendable {
    private(set) var shelf = Shelf()
    let names: Strings
    let payloads: Strings
    let identifiers: Identifiers
    let numbers: [Fixed<Double>]
    let orders: [Fixed<Int64>]
    let spots: Spots

    init(_ drafts: [DocumentDraft], _ order: DocumentOrder, _ schema: SearchSchema) {
        var shelf = Shelf()
        var (texts, places) = (ByteRows(), [UInt32]())
        for (number, draft) in drafts.enumerated() {
            for (text, document) in draft.identified.enumerated() {
                draft.identifiers.withBytes(text) { texts.append($0) }
                places.append(order.places[number][Int(document)])
            }
        }
        identifiers = Identifiers(texts, places: places, on: &shelf)
        let sources = order.sources
        names = shelf.strings(order.count) { drafts[Int(sources[$0].draft)].names.withBytes(Int(sources[$0].document), $1) }
        payloads = shelf.strings(order.count) { drafts[Int(sources[$0].draft)].payloads.withBytes(Int(sources[$0].document), $1) }
        numbers = schema.numbers.indices.map { number in shelf.put(order.map { drafts[$0].numbers[number][$1] }) }
        orders = schema.orders.indices.map { number in shelf.put(order.map { drafts[$0].orders[number][$1] }) }
        spots = Spots(
            drafts.enumerated().flatMap { number, draft in
                draft.spots.map { (place: $0.place, owner: order.places[number][Int($0.document)]) }
            }, on: &shelf)
        self.shelf = shelf
    }
}

/// The facets of a segment. Unchecked like ``WordPiece``.
struct FacetPiece: @unchecked Sendable {
    private(set) var shelf = Shelf()
    /// Grown by the values that are new.
    private(set) var codes: FacetCodes
    let facets: [FacetColumn]
    let groups: [FacetGroup]

    /// - Parameter start: the codes known so far.
    init(_ drafts: [FacetDraft], _ order: DocumentOrder, _ schema: SearchSchema, _ start: FacetCodes) {
        var (shelf, codes) = (Shelf(), start)
        facets = schema.facets.indices.map { facet in
            // For each draft the number of each of its codes here, 0 for none.
            let numbers = drafts.map { draft in
                [0] + (0..<draft.codes[facet].count).map { codes.add(draft.codes[facet].text($0), to: facet) }
            }
            switch schema.facets[facet].kind {
            case .single:
                let column = order.map { numbers[$0][Int(drafts[$0].columns[facet][$1])] }
                return FacetColumn(single: column, codes: codes.names[facet].count, on: &shelf)
            case .many:
                let sets = drafts.indices.map { draft in
                    drafts[draft].members(facet).map { set in set.map { numbers[draft][Int($0)] }.sorted() }
                }
                return FacetColumn(
                    many: FacetPiece.numbers(drafts, facet, order, sizes: sets.map(\.count)), sets: sets.flatMap { $0 },
                    codes: codes.names[facet].count, on: &shelf)
            case .dated:
                return FacetColumn(
                    dated: FacetPiece.numbers(drafts, facet, order, sizes: drafts.map { $0.stamps[facet].count }),
                    stamps: drafts.flatMap { $0.stamps[facet] }, on: &shelf)
            }
        }
        groups = FacetGroup.groups(of: facets, dated: schema.facets.map { $0.kind == .dated }, documents: order.count, on: &shelf)
        (self.shelf, self.codes) = (shelf, codes)
    }

    /// The column of a facet when the sets or stamps of all drafts are numbered one after another; `sizes` says how many each has.
    private static func numbers(_ drafts: [FacetDraft], _ facet: Int, _ order: DocumentOrder, sizes: [Int]) -> [UInt32] {
        let bases = sizes.reduce(into: [0] as [UInt32]) { $0.append($0[$0.count - 1] + UInt32($1)) }
        return order.map { draft, document in
            let number = drafts[draft].columns[facet][document]
            return number == 0 ? 0 : number + bases[draft]
        }
    }
}
