import Geography
import Testing

/// Expected bounds and counts are those of PySAL mapclassify 2.10.0.
struct ClassBreaksTests {
    enum Method: Sendable { case quantiles, equalIntervals, fisherJenks }
    enum Numbers: Sendable { case crime, hoval, ties }

    /// Columbus, Ohio, 1980 (Anselin 1988): burglaries and thefts per 1 000 households, and value of housing in 1 000 dollars.
    static let crime: [Double] = [
        15.72598, 18.801754, 30.626781, 32.38776, 50.73151, 26.066658, 0.178269, 38.425858, 30.515917, 34.000835, 62.275448, 56.705669,
        46.716129, 57.066132, 48.585487, 54.838711, 36.868774, 43.962486, 54.521965, 0.223797, 40.074074, 33.705048, 20.048504, 38.297871,
        61.299175, 40.969742, 52.79443, 56.919785, 60.750446, 68.892044, 17.677214, 19.145592, 41.968163, 23.974028, 39.175053, 14.305556,
        42.445076, 53.710938, 19.100863, 16.241299, 18.905146, 16.49189, 36.663612, 25.962263, 29.028488, 16.530533, 27.822861, 26.645266,
        22.541491,
    ]
    static let hoval: [Double] = [
        80.467003, 44.567001, 26.35, 33.200001, 23.225, 28.75, 75.0, 37.125, 52.599998, 96.400002, 19.700001, 19.9, 41.700001, 42.900002, 18.0,
        18.799999, 41.75, 60.0, 30.6, 81.266998, 19.975, 30.450001, 47.733002, 53.200001, 17.9, 20.299999, 34.099998, 22.85, 32.5, 22.5,
        31.799999, 40.299999, 23.6, 28.450001, 27.0, 36.299999, 43.299999, 22.700001, 39.599998, 61.950001, 42.099998, 44.333, 25.700001, 33.5,
        27.733, 76.099998, 42.5, 26.799999, 35.799999,
    ]
    static let ties: [Double] = [
        1, 1, 0, 3, 5, 0, 0, 0, 0, 3, 8, 1, 0, 1, 8, 8, 2, 1, 0, 0, 1, 1, 0, 21, 1, 1, 1, 0, 1, 1, 21, 2, 0, 13, 2, 21, 3, 8, 1, 0, 1, 5, 1, 0,
        8, 1, 0, 1, 13, 1, 8, 1, 3, 3, 13, 1, 3, 5, 0, 1,
    ]

    static let cases: [(Numbers, Method, Int, [Double], [Int])] = [
        (.crime, .quantiles, 5, [19.0225762, 29.325973800000003, 39.025214, 53.161033200000006, 68.892044], [10, 10, 9, 10, 10]),
        (.crime, .equalIntervals, 5, [13.921024, 27.663778999999998, 41.40653399999999, 55.149288999999996, 68.892044], [2, 16, 14, 10, 7]),
        (.crime, .fisherJenks, 5, [0.223797, 22.541491, 34.000835, 48.585487, 68.892044], [2, 12, 11, 12, 12]),
        (.hoval, .quantiles, 5, [23.075000000000003, 30.4800008, 39.10499839999999, 45.833401400000014, 96.400002], [10, 10, 9, 10, 10]),
        (.hoval, .equalIntervals, 5, [33.6000004, 49.3000008, 65.0000012, 80.70000160000001, 96.400002], [25, 15, 4, 3, 2]),
        (.hoval, .fisherJenks, 5, [25.700001, 36.299999, 47.733002, 61.950001, 96.400002], [13, 15, 12, 4, 5]),
        (.ties, .quantiles, 3, [1.0, 3.0, 21.0], [36, 9, 15]),
        (.ties, .equalIntervals, 3, [7.0, 14.0, 21.0], [48, 9, 3]),
        (.ties, .fisherJenks, 3, [5.0, 13.0, 21.0], [48, 9, 3]),
        (.ties, .quantiles, 4, [0.75, 1.0, 3.5, 21.0], [15, 21, 9, 15]),
        (.ties, .equalIntervals, 4, [5.25, 10.5, 15.75, 21.0], [48, 6, 3, 3]),
        (.ties, .fisherJenks, 4, [3.0, 8.0, 13.0, 21.0], [45, 9, 3, 3]),
        (.ties, .quantiles, 7, [0.0, 1.0, 3.0, 8.0, 21.0], [15, 21, 9, 9, 6]),
        (.ties, .equalIntervals, 7, [3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 21.0], [45, 3, 6, 0, 3, 0, 3]),
        (.ties, .fisherJenks, 7, [0.0, 1.0, 3.0, 5.0, 8.0, 13.0, 21.0], [15, 21, 9, 3, 6, 3, 3]),
        (.hoval, .fisherJenks, 2, [47.733002, 96.400002], [40, 9]),
        (.hoval, .fisherJenks, 8, [23.6, 30.6, 37.125, 44.567001, 53.200001, 61.950001, 81.266998, 96.400002], [12, 9, 8, 10, 3, 2, 4, 1]),
    ]

    @Test(arguments: cases) func `bounds and counts are mapclassify's`(
        numbers: Numbers, method: Method, classes: Int, bounds: [Double], counts: [Int]
    ) {
        let values: [Double] =
            switch numbers {
            case .crime: Self.crime
            case .hoval: Self.hoval
            case .ties: Self.ties
            }
        let breaks =
            switch method {
            case .quantiles: ClassBreaks.quantiles(values, classes: classes)
            case .equalIntervals: ClassBreaks.equalIntervals(values, classes: classes)
            case .fisherJenks: ClassBreaks.fisherJenks(values, classes: classes)
            }
        #expect(breaks.upperBounds.count == bounds.count)
        for (ours, theirs) in zip(breaks.upperBounds, bounds) { #expect(abs(ours - theirs) <= 1e-12 * max(1, abs(theirs))) }
        #expect(breaks.counts == counts)
        #expect(values.map { breaks.of($0) ?? -1 }.reduce(into: counts.map { _ in 0 }) { $0[$1] += 1 } == counts)
    }

    @Test func `missing values are counted apart and belong to no class`() {
        let breaks = ClassBreaks.quantiles([1, nil, 2, .nan, 3, 4, .infinity], classes: 2)
        #expect(breaks.upperBounds == [2.5, 4])
        #expect(breaks.counts == [2, 2])
        #expect(breaks.missing == 3)
        #expect(breaks.of(nil) == nil)
        #expect(breaks.of(.nan) == nil)
        #expect(breaks.of(2.5) == 0)
        #expect(breaks.of(2.6) == 1)
        #expect(ClassBreaks.fisherJenks([nil, nil], classes: 3).upperBounds.isEmpty)
        #expect(ClassBreaks.fisherJenks([nil, nil], classes: 3).of(1) == nil)
    }

    @Test func `fewer values than classes make fewer classes, own bounds end with the greatest value`() {
        #expect(ClassBreaks.fisherJenks([3, 3, 5], classes: 7).upperBounds == [3, 5])
        #expect(ClassBreaks.equalIntervals([3, 3], classes: 5).upperBounds == [3])
        #expect(ClassBreaks.quantiles([3], classes: 0).upperBounds == [3])
        #expect(ClassBreaks.own([1, 5, 12], upperBounds: [10, 2]).upperBounds == [2, 10, 12])
        #expect(ClassBreaks.own([1, 5, 12], upperBounds: [2, 20]).counts == [1, 2])
    }

    @Test(arguments: 0..<20) func `no division is better than Fisher's`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let values = (0..<Int.random(in: 4...14, using: &dice)).map { _ in Double(Int.random(in: 0...40, using: &dice)) }
        let distinct = Set(values).sorted()
        let classes = min(3, distinct.count)
        var best = Double.infinity
        for first in distinct {
            for second in distinct where second >= first {
                let groups = Dictionary(grouping: values) { $0 <= first ? 0 : $0 <= second ? 1 : 2 }
                if groups.count <= classes { best = min(best, groups.values.reduce(0) { $0 + spread($1) }) }
            }
        }
        let breaks = ClassBreaks.fisherJenks(values, classes: classes)
        let found = Dictionary(grouping: values) { breaks.of($0) ?? -1 }.values.reduce(0) { $0 + spread($1) }
        #expect(abs(found - best) < 1e-9)
    }

    private func spread(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}
