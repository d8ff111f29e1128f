/// Lists of small things for each of many rows, in one piece of memory.
struct CountedLists<Element: Sendable>: Sendable {
    private var starts: [Int32] = [0]
    private var elements: [Element] = []

    var count: Int { starts.count - 1 }

    mutating func append(_ list: some Sequence<Element>) {
        elements.append(contentsOf: list)
        starts.append(Int32(elements.count))
    }

    subscript(_ row: Int) -> ArraySlice<Element> { elements[Int(starts[row])..<Int(starts[row + 1])] }
}

extension CountedLists<Int32> {
    /// For each of `count` values the rows that name it, each once.
    func inverted(count: Int) -> CountedLists<Int32> {
        var rows = [[Int32]](repeating: [], count: count)
        for row in 0..<self.count {
            for value in self[row] where rows[Int(value)].last != Int32(row) { rows[Int(value)].append(Int32(row)) }
        }
        var inverted = CountedLists<Int32>()
        for list in rows { inverted.append(list) }
        return inverted
    }
}
