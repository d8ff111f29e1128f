import Geography
import Polish

/// The classes of one map: where each begins and what colour it has. All limits are numbers as they are shown, so that what one reads in the
/// table and the colour never disagree.
struct MapClasses: Sendable {
    /// The greatest number of each class, growing; the last one is the greatest of all.
    let tops: [Double]
    private let decimals: Int
    /// Of a difference: as many classes below nought as above it, and nought itself between them.
    let isDiverging: Bool

    /// - Parameter values: as shown, rounded; those that are missing left out.
    init(_ values: [Double], _ classing: MapClassing, decimals: Int) {
        (self.decimals, isDiverging) = (decimals, false)
        let step = MapClasses.step(decimals)
        guard let least = values.min(), let greatest = values.max() else {
            tops = []
            return
        }
        var tops: [Double]
        switch classing {
        case .quantile: tops = ClassBreaks.quantiles(values, classes: MapClassing.most).upperBounds
        case .naturalBreaks: tops = ClassBreaks.fisherJenks(values, classes: MapClassing.most).upperBounds
        case .equal: tops = ClassBreaks.equalIntervals(values, classes: MapClassing.most).upperBounds
        case .own(let limits): tops = limits.map { $0 - step } + [max(greatest, limits.last ?? greatest)]
        case .round: tops = MapClasses.roundLimits(values).map { $0 - step } + [greatest]
        }
        // Down to what is shown, which changes the class of nobody: every number is a multiple of the step.
        tops = tops.map { ($0 / step + 1e-6).rounded(.down) * step }
        if case .own = classing {} else { tops = tops.filter { $0 >= least } }
        var kept: [Double] = []
        for top in tops where kept.last.map({ top > $0 + step / 2 }) ?? true { kept.append(top) }
        self.tops = kept
    }

    /// Three classes on each side of nought, with the same limits.
    ///
    /// - Parameter values: as shown, rounded.
    init(diverging values: [Double], decimals: Int) {
        (self.decimals, isDiverging) = (decimals, true)
        let step = MapClasses.step(decimals)
        let sizes = values.map(\.magnitude).filter { $0 > step / 2 }
        guard let greatest = sizes.max() else {
            tops = []
            return
        }
        let limits = MapClasses.roundLimits(sizes, classes: MapClasses.sides)
        let above = limits.map { $0 - step } + [max(greatest, limits.last ?? greatest)]
        tops = limits.reversed().map { -$0 } + [-step, 0] + above
    }

    /// The classes a map is drawn with.
    init(_ figures: AreaFigures, _ classing: MapClassing) {
        let values = figures.known.compactMap(\.value)
        if figures.measure == .difference {
            self.init(diverging: values, decimals: figures.decimals)
        } else {
            self.init(values, classing, decimals: figures.decimals)
        }
    }

    private static let sides = 3

    var count: Int { tops.count }
    /// Of a difference the class of nought.
    private var nought: Int { (tops.count - 1) / 2 }

    /// From 0; nil while there is no class.
    func place(of value: Double) -> Int? {
        guard !tops.isEmpty else { return nil }
        let step = MapClasses.step(decimals)
        return tops.firstIndex { value <= $0 + step / 2 } ?? tops.count - 1
    }

    /// The colour of a class. Of a difference: brick where there is less, the river's colour where there is more.
    func paint(_ place: Int) -> MapPaint {
        guard isDiverging else { return .sequential(colour(place)) }
        if place == nought { return .neutral }
        return place < nought ? .diverging(place + MapClasses.sides - nought + 1) : .diverging(place - nought + MapClasses.sides)
    }

    /// The number of the colour, 1...5: few classes are spread over the whole range.
    func colour(_ place: Int) -> Int {
        let spread: [[Int]] = [[3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]]
        return count > 0 && count <= spread.count ? spread[count - 1][min(place, count - 1)] : 3
    }

    /// `poniżej 20`, `20 – 26,9`, `42 i więcej`.
    func label(_ place: Int) -> String {
        let step = MapClasses.step(decimals)
        if isDiverging { return difference(place, step) }
        if count == 1 { return "wszystkie" }
        if place == 0 { return "poniżej " + short(tops[0] + step) }
        let from = tops[place - 1] + step
        return place == count - 1 ? short(from) + " i więcej" : short(from) + " – " + number(tops[place], decimals: decimals)
    }

    /// `mniej o 5 i więcej`, `bez różnicy`, `więcej o 2 – 4,99`.
    private func difference(_ place: Int, _ step: Double) -> String {
        if place == nought { return "bez różnicy" }
        let side = place < nought ? nought - place : place - nought
        let from = side == 1 ? 0 : tops[nought + side - 1] + step
        let word = place < nought ? "mniej" : "więcej"
        if side == nought { return side == 1 ? word : "\(word) o \(short(from)) i więcej" }
        let to = number(tops[nought + side], decimals: decimals)
        return side == 1 ? "\(word) o najwyżej \(to)" : "\(word) o \(short(from)) – \(to)"
    }

    private func short(_ value: Double) -> String { number(value, decimals: value == value.rounded() ? 0 : decimals) }

    private static func step(_ decimals: Int) -> Double { [1, 0.1, 0.01, 0.001][min(max(decimals, 0), 3)] }

    /// Limits near the quantiles that are easy to say: multiples of 1, 2 or 5 in the fitting power of ten.
    private static func roundLimits(_ values: [Double], classes: Int = MapClassing.most) -> [Double] {
        let tops = ClassBreaks.quantiles(values, classes: classes).upperBounds
        guard let least = values.min(), let greatest = values.max(), greatest > least else { return [] }
        // The middle four fifths decide: one great city must not make all limits coarse.
        let sorted = values.sorted()
        let spread = max(sorted[sorted.count * 9 / 10] - sorted[sorted.count / 10], (greatest - least) / 20)
        let step = nice(spread / 12)
        var limits: [Double] = []
        for top in tops.dropLast() {
            let limit = (top / step).rounded() * step
            if limit > least, limit <= greatest, limits.last.map({ limit > $0 }) ?? true { limits.append(limit) }
        }
        return limits
    }

    private static func nice(_ width: Double) -> Double {
        guard width > 0 else { return 1 }
        var power = 1.0
        while power * 10 <= width { power *= 10 }
        while power > width { power /= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width } ?? 10 * power
    }
}
