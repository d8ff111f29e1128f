/// Codes of facets of some documents, numbered within this draft.
struct FacetDraft: Sendable {
    /// For each facet its codes as they came; the number of a code is its place + 1. Of a dated facet empty.
    private(set) var codes: [StringTable]
    /// For each facet of many values the sets that occur: numbers of codes in order, four bytes each; the number of a set is its place + 1.
    private(set) var sets: [StringTable]
    /// For each dated facet the stamps that occur; the number of a stamp is its place + 1.
    private(set) var stamps: [[Int64]]
    /// For each facet, for each document: the number of its code, its set or its stamp, 0 for none.
    private(set) var columns: [[UInt32]]
    private let kinds: [FacetKind]
    private var stampNumbers: [[Int64: UInt32]]
    /// For each facet of many values those of the document under way.
    private var open: [[UInt32]]
    private var documents = 0

    init(_ schema: SearchSchema) {
        kinds = schema.facets.map(\.kind)
        codes = kinds.map { _ in StringTable(slots: 16) }
        (sets, columns, stamps) = (codes, kinds.map { _ in [] }, kinds.map { _ in [] })
        (stampNumbers, open) = (kinds.map { _ in [:] }, kinds.map { _ in [] })
    }

    mutating func begin() {
        for facet in columns.indices { columns[facet].append(0) }
        documents += 1
    }

    mutating func add(_ code: Fixed<UInt8>, to facet: Int) {
        guard facet < kinds.count, !FacetDraft.isNone(code) else { return }
        switch kinds[facet] {
        case .single: if columns[facet][documents - 1] == 0 { columns[facet][documents - 1] = codes[facet].number(of: code) + 1 }
        case .many: open[facet].append(codes[facet].number(of: code) + 1)
        case .dated: break
        }
    }

    mutating func add(_ stamp: Int64, to facet: Int) {
        guard facet < kinds.count, kinds[facet] == .dated, columns[facet][documents - 1] == 0 else { return }
        if let known = stampNumbers[facet][stamp] {
            columns[facet][documents - 1] = known
        } else {
            stamps[facet].append(stamp)
            stampNumbers[facet][stamp] = UInt32(stamps[facet].count)
            columns[facet][documents - 1] = UInt32(stamps[facet].count)
        }
    }

    mutating func end() {
        for facet in open.indices where !open[facet].isEmpty {
            FacetDraft.order(&open[facet])
            let set = open[facet].withUnsafeBytes { sets[facet].number(of: $0.bindMemory(to: UInt8.self)) }
            columns[facet][documents - 1] = set + 1
            open[facet].removeAll(keepingCapacity: true)
        }
    }

    /// Each number once and in order.
    private static func order(_ numbers: inout [UInt32]) {
        guard numbers.count > 1 else { return }
        numbers.sort()
        var kept = 1
        for place in 1..<numbers.count where numbers[place] != numbers[place - 1] {
            numbers[kept] = numbers[place]
            kept += 1
        }
        numbers.removeLast(numbers.count - kept)
    }

    /// The numbers of codes in each set, by the number of the set − 1.
    func members(_ facet: Int) -> [[UInt32]] {
        (0..<sets[facet].count).map { set in
            sets[facet].withBytes(set) { bytes in
                let raw = UnsafeRawBufferPointer(bytes)
                return stride(from: 0, to: raw.count, by: 4).map { raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self) }
            }
        }
    }

    private static let none = Array(SearchSchema.none.utf8)
    private static func isNone(_ code: Fixed<UInt8>) -> Bool { code.count == none.count && code.elementsEqual(none) }
}

enum FacetKind { case single, many, dated }

extension SearchSchema.Facet {
    var kind: FacetKind {
        switch values {
        case .single: .single
        case .many: .many
        case .dated: .dated
        }
    }
}
