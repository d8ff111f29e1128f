/// The best division of sorted numbers into classes.
///
/// The best last class of a longer row never begins earlier than that of a shorter one, so that each round of the dynamic programme halves the
/// row and its candidates together: O(classes × n log n) instead of n².
/// - SeeAlso: Fisher (1958), "On grouping for maximum homogeneity".
struct FisherJenks {
    /// Sums of weights, values and squares before each distinct value.
    private var weights: [Double] = [0], sums: [Double] = [0], squares: [Double] = [0]
    private var distinct: [Double] = []

    /// - Parameter sorted: at least one number.
    /// - Returns: the greatest number of each class.
    static func upperBounds(_ sorted: [Double], classes: Int) -> [Double] {
        FisherJenks(sorted).upperBounds(classes: classes)
    }

    private init(_ sorted: [Double]) {
        // Squares of differences from the middle lose fewer digits.
        let middle = sorted[sorted.count / 2]
        for value in sorted {
            if distinct.last != value {
                distinct.append(value)
                weights.append(weights[weights.count - 1])
                sums.append(sums[sums.count - 1])
                squares.append(squares[squares.count - 1])
            }
            let last = weights.count - 1
            weights[last] += 1
            sums[last] += value - middle
            squares[last] += (value - middle) * (value - middle)
        }
    }

    private func upperBounds(classes: Int) -> [Double] {
        let count = distinct.count
        let classes = min(max(1, classes), count)
        var best = (0...count).map { $0 == 0 ? 0 : cost(0, $0) }
        var starts: [[Int32]] = []
        for round in stride(from: 2, through: classes, by: 1) {
            var next = [Double](repeating: .infinity, count: count + 1)
            var start = [Int32](repeating: 0, count: count + 1)
            improve(round...count, (round - 1)...(count - 1), best, &next, &start)
            best = next
            starts.append(start)
        }
        var end = count
        var bounds: [Double] = []
        for start in starts.reversed() {
            bounds.append(distinct[end - 1])
            end = Int(start[end])
        }
        bounds.append(distinct[end - 1])
        return bounds.reversed()
    }

    /// The best start of the last class for rows of the lengths `ends`, when it is known to be one of `candidates`.
    private func improve(
        _ ends: ClosedRange<Int>, _ candidates: ClosedRange<Int>, _ best: [Double], _ next: inout [Double], _ start: inout [Int32]
    ) {
        let end = (ends.lowerBound + ends.upperBound) / 2
        for candidate in candidates.lowerBound...min(candidates.upperBound, end - 1) {
            let total = best[candidate] + cost(candidate, end)
            if total < next[end] {
                next[end] = total
                start[end] = Int32(candidate)
            }
        }
        let chosen = Int(start[end])
        if end > ends.lowerBound { improve(ends.lowerBound...(end - 1), candidates.lowerBound...chosen, best, &next, &start) }
        if end < ends.upperBound { improve((end + 1)...ends.upperBound, chosen...candidates.upperBound, best, &next, &start) }
    }

    /// The sum of squared differences from the mean of the distinct values `from ..< to`.
    private func cost(_ from: Int, _ to: Int) -> Double {
        let weight = weights[to] - weights[from]
        let sum = sums[to] - sums[from]
        return max(0, squares[to] - squares[from] - sum * sum / weight)
    }
}
