/// Row ids as text, neighbours drawn together: `[1, 2, 3, 7]` is `1-3,7`. A bulk import names tens of thousands of rows in one short line.
package struct IDRanges: Equatable, Sendable {
    /// Ascending, apart from each other; ids begin at 1.
    package private(set) var ranges: [ClosedRange<Int64>] = []

    package init(_ ids: [Int64]) {
        for id in ids.sorted() where id > 0 { append(id...id) }
    }

    package init?(_ text: String) {
        for piece in text.split(separator: ",") {
            let ends = piece.split(separator: "-", maxSplits: 1).map { Int64($0) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, low <= high, high < 1 << 53 else { return nil }
            append(low...high)
        }
    }

    /// Adds a range that starts no earlier than the last one.
    mutating func append(_ range: ClosedRange<Int64>) {
        guard let last = ranges.last, range.lowerBound - 1 <= last.upperBound else { return ranges.append(range) }
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }

    package var ids: [Int64] { ranges.flatMap { Array($0) } }

    package var count: Int { ranges.reduce(0) { $0 + $1.count } }

    package var text: String {
        ranges.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
