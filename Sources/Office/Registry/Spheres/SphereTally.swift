/// Points of one body by the number of the sphere, while they are counted.
struct SphereTally {
    /// More points of one text do not make a sphere surer.
    private static let most = 20

    private struct Points {
        var name = 0, form = 0, aims = 0
        var total: Int { name + form + aims }
        /// What the body calls itself is surer than one of many aims.
        var isNamed: Bool { name + form >= SphereRules.enough }
    }

    private var points: [Points]

    init(spheres: Int) { points = [Points](repeating: Points(), count: spheres) }

    func score(_ sphere: Int) -> Int { points[sphere].total }
    func hasName(_ sphere: Int) -> Bool { points[sphere].name > 0 }
    func hasAims(_ sphere: Int) -> Bool { points[sphere].aims > 0 }
    func hasForm(_ sphere: Int) -> Bool { points[sphere].form > 0 }

    mutating func add(form spheres: SphereSet) {
        spheres.each { points[$0].form = SphereRules.enough }
    }

    /// Each phrase once. What a name says in passing counts when it says nothing else.
    mutating func add(name hits: [PhraseBook.Hit], _ book: PhraseBook) {
        var allowed = SphereSet.all
        for hit in hits where !hit.isWeak && book.phrases[hit.phrase].allowed != .all { allowed = book.phrases[hit.phrase].allowed }
        for isWeak in [false, true] {
            for (place, hit) in hits.enumerated() where hit.isWeak == isWeak && !hits[..<place].contains(where: { $0.phrase == hit.phrase }) {
                let phrase = book.phrases[hit.phrase]
                SphereSet(bits: phrase.spheres.bits & allowed.bits).each { points[$0].name = min(points[$0].name + phrase.name, SphereTally.most) }
            }
            if points.contains(where: \.isNamed) { return }
        }
    }

    /// Each phrase twice at most.
    mutating func add(aims hits: [PhraseBook.Hit], _ book: PhraseBook) {
        var times: [Int: Int] = [:]
        for hit in hits where book.phrases[hit.phrase].aims > 0 && times[hit.phrase, default: 0] < 2 {
            times[hit.phrase, default: 0] += 1
            let phrase = book.phrases[hit.phrase]
            phrase.spheres.each { points[$0].aims = min(points[$0].aims + phrase.aims, SphereTally.most) }
        }
    }

    /// Spheres with enough points, best first; of equals the first in the act.
    func best(_ count: Int) -> [Int] {
        var enough = points.indices.filter { points[$0].total >= SphereRules.enough }
        enough.sort { one, other in
            let (first, second) = (points[one], points[other])
            if first.isNamed != second.isNamed { return first.isNamed }
            return first.total != second.total ? first.total > second.total : one < other
        }
        return Array(enough.prefix(count))
    }
}
