/// Classes of a map's values: each class holds what is above the bound before it and up to its own.
///
///     let classes = ClassBreaks.quantiles([1, 2, nil, 3, 4], classes: 2)
///     classes.upperBounds   // [2.5, 4]
///     classes.counts        // [2, 2]
///     classes.missing       // 1
///     classes.of(nil)       // nil: drawn as missing, never as the lowest class
///
/// Bounds equal those of PySAL's mapclassify on the same numbers. Fewer classes come out when fewer values differ.
package struct ClassBreaks: Hashable, Sendable {
    /// Ascending, each once; the last is at least the greatest value. Empty when every value is missing.
    package let upperBounds: [Double]
    /// Values in each class.
    package let counts: [Int]
    /// Values that are nil or no finite number.
    package let missing: Int
    package let least: Double?, greatest: Double?

    private init(_ values: [Double?], _ bounds: ([Double]) -> [Double]) {
        let known = values.compactMap { $0 }.filter(\.isFinite).sorted()
        missing = values.count - known.count
        (least, greatest) = (known.first, known.last)
        upperBounds = known.isEmpty ? [] : ClassBreaks.distinct(bounds(known))
        var counts = [Int](repeating: 0, count: upperBounds.count)
        var at = 0
        for value in known {
            while at < upperBounds.count - 1, value > upperBounds[at] { at += 1 }
            counts[at] += 1
        }
        self.counts = counts
    }

    /// As many values in each class, as far as equal ones allow; bounds between two values are interpolated.
    package static func quantiles(_ values: [Double?], classes: Int) -> ClassBreaks {
        ClassBreaks(values) { sorted in
            (1...max(1, classes)).map { quantile(sorted, Double($0) * (100 / Double(max(1, classes))) / 100) }
        }
    }

    /// Classes of one width.
    package static func equalIntervals(_ values: [Double?], classes: Int) -> ClassBreaks {
        ClassBreaks(values) { sorted in
            let width = (sorted[sorted.count - 1] - sorted[0]) / Double(max(1, classes))
            return (1..<max(1, classes)).map { sorted[0] + width * Double($0) } + [sorted[sorted.count - 1]]
        }
    }

    /// Fisher's natural classes: the least sum of squared differences from the means of the classes, exactly.
    package static func fisherJenks(_ values: [Double?], classes: Int) -> ClassBreaks {
        ClassBreaks(values) { FisherJenks.upperBounds($0, classes: classes) }
    }

    /// Bounds somebody chose, in any order; the greatest value closes the last class when they end below it.
    package static func own(_ values: [Double?], upperBounds: [Double]) -> ClassBreaks {
        ClassBreaks(values) { sorted in upperBounds.filter(\.isFinite).sorted() + [max(sorted[sorted.count - 1], upperBounds.max() ?? -.infinity)] }
    }

    /// The class of a value, from 0; nil for a missing one.
    package func of(_ value: Double?) -> Int? {
        guard let value, value.isFinite, !upperBounds.isEmpty else { return nil }
        var (low, high) = (0, upperBounds.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if upperBounds[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// As numpy interpolates between two values.
    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = Double(sorted.count - 1) * min(share, 1)
        let index = Int(place)
        let rest = place - Double(index)
        guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
        let step = sorted[index + 1] - sorted[index]
        return rest < 0.5 ? sorted[index] + step * rest : sorted[index + 1] - step * (1 - rest)
    }

    private static func distinct(_ sorted: [Double]) -> [Double] { sorted.reduce(into: []) { if $0.last != $1 { $0.append($1) } } }
}
