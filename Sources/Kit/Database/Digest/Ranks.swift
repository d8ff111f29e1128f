/// The place of each row of a table when its rows stand in order of their ids: 1, 2, 3, … whatever gaps the ids have.
///
/// Ids mostly follow each other, so only the runs without a gap are kept: a million rows are a handful of numbers, and eight bytes a row at worst
/// twice over.
struct Ranks {
    private var starts: [Int64] = []
    private var ends: [Int64] = []
    /// How many rows stand before each run.
    private var before: [Int] = []
    private(set) var count = 0

    /// Adds the next id; ascending.
    mutating func append(_ id: Int64) {
        if let last = ends.last, last + 1 == id {
            ends[ends.count - 1] = id
        } else {
            starts.append(id)
            ends.append(id)
            before.append(count)
        }
        count += 1
    }

    /// How many ids are below this one.
    private func below(_ id: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < id { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        return before[low - 1] + Int(min(ends[low - 1] + 1, id) - starts[low - 1])
    }

    /// The rank of one id, nil when there is no such row.
    subscript(id: Int64) -> Int? {
        let rank = below(id)
        let isThere = id < .max ? below(id + 1) > rank : ends.last == id
        return isThere ? rank + 1 : nil
    }

    /// Ranges of ids as ranges of ranks. Rows that are gone have no rank; how many they are is added: `1-3,9,?2`.
    func text(_ ids: IDRanges) -> String {
        var ranks = IDRanges([])
        var found = 0
        for range in ids.ranges {
            let first = below(range.lowerBound)
            let last = below(range.upperBound) + (self[range.upperBound] == nil ? 0 : 1)
            guard first < last else { continue }
            ranks.append(Int64(first + 1)...Int64(last))
            found += last - first
        }
        let gone = ids.count - found
        return gone == 0 ? ranks.text : (ranks.ranges.isEmpty ? "?\(gone)" : ranks.text + ",?\(gone)")
    }
}
