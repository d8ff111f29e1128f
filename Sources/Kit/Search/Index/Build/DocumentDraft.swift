/// Documents on their way into the index, taken apart as they come: words are numbered and codes counted at once, and nothing else of a document
/// is kept but its bytes, so that a million of them make a few large pieces of memory and not many small ones.
///
///     var draft = DocumentDraft(schema)
///     draft.begin(id: 17, order: "osp wielgie")
///     draft.add(text: "OSP w Wielgiem", to: name)
///     draft.end()
///
/// Drafts can be made on several threads, each its own, and become one index. Each id may come once in all of them.
package struct DocumentDraft: Sendable {
    private(set) var ids: [Int64] = []
    private(set) var names = ByteRows(), payloads = ByteRows(), identifiers = ByteRows()
    /// For each identifier, the document it leads to.
    private(set) var identified: [UInt32] = []
    /// For each number of the schema, for each document; NaN for none. For each order likewise, `Int64.min` for none.
    private(set) var numbers: [[Double]], orders: [[Int64]]
    /// Where documents are, as they came.
    private(set) var spots: [(place: SearchPlace, document: UInt32)] = []
    private let hasPlaces: Bool
    private(set) var texts: TextDraft
    private(set) var facets: FacetDraft

    package init(_ schema: SearchSchema) {
        numbers = schema.numbers.map { _ in [] }
        orders = schema.orders.map { _ in [] }
        hasPlaces = schema.hasPlaces
        (texts, facets) = (TextDraft(fields: schema.fields.count), FacetDraft(schema))
    }

    package var count: Int { ids.count }
    package var isEmpty: Bool { ids.isEmpty }
    /// In the order in which they came.
    package var documentIDs: [Int64] { ids }

    /// Begins the next document.
    /// - Parameter order: the name as sorted, see ``SearchDocument/order``.
    package mutating func begin(id: Int64, order: UnsafeBufferPointer<UInt8>) {
        ids.append(id)
        names.append(order)
        for place in numbers.indices { numbers[place].append(.nan) }
        for place in orders.indices { orders[place].append(.min) }
        texts.begin()
        facets.begin()
    }

    /// Adds a text. Those of one field come together, and fields in the order of the schema.
    package mutating func add(text: UnsafeBufferPointer<UInt8>, to field: Slot<SearchSchema.Field>) { texts.add(text, to: field.index) }

    /// Adds the code of a facet that is not dated; of a single-valued one the first counts.
    package mutating func add(code: UnsafeBufferPointer<UInt8>, to facet: Slot<SearchSchema.Facet>) { facets.add(code, to: facet.index) }

    /// Of a dated facet; the first counts.
    package mutating func add(stamp: Int64, to facet: Slot<SearchSchema.Facet>) { facets.add(stamp, to: facet.index) }

    /// The first counts.
    package mutating func add(number: Double, to slot: Slot<SearchSchema.Number>) {
        guard slot.index < numbers.count, numbers[slot.index][count - 1].isNaN else { return }
        numbers[slot.index][count - 1] = number
    }

    /// The first counts.
    package mutating func add(order: Int64, to slot: Slot<SearchSchema.Order>) {
        guard slot.index < orders.count, orders[slot.index][count - 1] == .min else { return }
        orders[slot.index][count - 1] = order
    }

    /// Adds a place the document is in.
    package mutating func add(place: SearchPlace) { if hasPlaces { spots.append((place, UInt32(count - 1))) } }

    /// Adds an exact string that leads straight to the document.
    package mutating func add(identifier: UnsafeBufferPointer<UInt8>) {
        identifiers.append(identifier)
        identified.append(UInt32(count - 1))
    }

    /// Ends the document.
    /// - Parameter payload: see ``SearchDocument/payload``.
    package mutating func end(payload: UnsafeBufferPointer<UInt8>) {
        payloads.append(payload)
        texts.end()
        facets.end()
    }
}

extension DocumentDraft {
    package mutating func add(text: String, to field: Slot<SearchSchema.Field>) { text.withBytes { add(text: $0, to: field) } }
    package mutating func add(code: String, to facet: Slot<SearchSchema.Facet>) { code.withBytes { add(code: $0, to: facet) } }

    /// A draft of whole documents.
    package init(_ documents: ArraySlice<SearchDocument>, _ schema: SearchSchema) {
        self.init(schema)
        for document in documents {
            document.order.withBytes { begin(id: document.id, order: $0) }
            for field in schema.fields.indices {
                for (slot, text) in document.texts where slot.index == field { add(text: text, to: slot) }
            }
            for (slot, code) in document.facets { add(code: code, to: slot) }
            for (slot, stamp) in document.stamps { add(stamp: stamp, to: slot) }
            for (slot, number) in document.numbers { add(number: number, to: slot) }
            for (slot, order) in document.orders { add(order: order, to: slot) }
            for place in document.places { add(place: place) }
            for text in document.identifiers { text.withBytes { add(identifier: $0) } }
            document.payload.withUnsafeBufferPointer { end(payload: $0) }
        }
    }
}

/// Byte strings end to end, while they come.
struct ByteRows: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []

    var count: Int { ends.count }

    mutating func append(_ row: Fixed<UInt8>) {
        bytes.append(contentsOf: row)
        ends.append(bytes.count)
    }

    func withBytes<Result>(_ row: Int, _ body: (Fixed<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(Fixed(rebasing: $0[(row == 0 ? 0 : ends[row - 1])..<ends[row]])) }
    }
}
