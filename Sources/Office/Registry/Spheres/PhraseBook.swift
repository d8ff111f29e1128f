import Reference

/// Spheres as bits, in the order of the act.
struct SphereSet: Sendable, Equatable {
    static let most = 64
    private(set) var bits: UInt64 = 0

    init(bits: UInt64 = 0) { self.bits = bits }

    init(_ codes: [String], number: [String: Int]) {
        for code in codes {
            if let place = number[code], place < SphereSet.most { bits |= 1 << UInt64(place) }
        }
    }

    static let all = SphereSet(bits: .max)

    func contains(_ sphere: Int) -> Bool { bits >> UInt64(sphere) & 1 == 1 }

    mutating func formUnion(_ other: SphereSet) { bits |= other.bits }

    @inline(__always) func each(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }
}

/// The phrases of the rules over one tree of stems, and how they are found in a text.
///
/// The longest phrase takes its words: inside "kultury fizycznej" nobody finds "kultury", inside "schronisko dla bezdomnych zwierząt" no homeless people.
final class PhraseBook: Sendable {
    /// What a phrase stands for.
    struct Phrase: Sendable {
        let spheres: SphereSet
        let name: Int, aims: Int
        let alone: Bool
        /// The spheres a name that holds the phrase may speak of.
        let allowed: SphereSet
        /// Letters of its stems: of two phrases with as many words the more exact one wins.
        fileprivate let letters: Int
        fileprivate let stems: Range<Int>
    }

    struct Hit {
        let phrase: Int
        /// Places in ``FoundWords``.
        let words: Range<Int>
        /// Said only in passing: by a phrase that counts alone, or of the school or hospital the body stands at.
        let isWeak: Bool
    }

    let phrases: [Phrase]
    private let tree: StemTree
    /// Stems of all phrases one after another.
    private let stems: [StemTree.Stem]
    /// Phrases by their last stem: those of stem `s` are `ends[firstEnd[s]..<firstEnd[s + 1]]`.
    private let ends: [Int]
    private let firstEnd: [Int]
    /// By stem.
    private let roles: [Role]

    /// Words that change what those behind them tell about a body.
    private enum Role: Sendable { case none, patron, attached, stop }

    /// A patron's name says nothing: "im. Dzieci Zamojszczyzny", "im. 21 Pułku Ułanów", up to the next preposition or quotation mark.
    private static let patrons = ["im", "imienia", "imieniem", "pw", "wezwaniem"]
    /// "przy szpitalu", "prowadzony przez Zgromadzenie Sióstr", "z siedzibą w szkole": to the end or to a quotation mark.
    private static let attachments = ["przy", "prowadzony", "prowadzona", "prowadzone", "siedziba"]
    private static let stops = ["w", "we", "na", "dla", "oddzial", "kolo", "stowarzyszenie", "fundacja", "towarzystwo"]

    /// - Parameter number: of a sphere by its code.
    init(_ rows: [SphereRuleRows.Words], number: [String: Int]) {
        var tree = StemTree()
        var phrases: [Phrase] = []
        var stems: [StemTree.Stem] = []
        var lasts: [StemTree.Stem] = []
        for row in rows {
            let spheres = SphereSet(row.spheres, number: number)
            var allowed = SphereSet.all
            if case .only(let others) = row.reach {
                allowed = spheres
                allowed.formUnion(SphereSet(others, number: number))
            }
            for pattern in row.patterns where !pattern.hasPrefix("form:") {
                let words = pattern.split(separator: " ").map(String.init)
                let found = words.compactMap { tree.add($0) }
                guard found.count == words.count, let last = found.last else { continue }
                phrases.append(
                    Phrase(
                        spheres: spheres, name: row.name, aims: row.aims, alone: row.reach == .alone, allowed: allowed, letters: pattern.utf8.count,
                        stems: stems.count..<stems.count + found.count))
                stems += found
                lasts.append(last)
            }
        }
        var named: [(StemTree.Stem, Role)] = []
        for (words, role) in [(PhraseBook.patrons, Role.patron), (PhraseBook.attachments, .attached), (PhraseBook.stops, .stop)] {
            named += words.compactMap { tree.add($0) }.map { ($0, role) }
        }
        var roles = [Role](repeating: .none, count: tree.count)
        for (stem, role) in named { roles[Int(stem)] = role }
        var firstEnd = [Int](repeating: 0, count: tree.count + 1)
        for last in lasts { firstEnd[Int(last) + 1] += 1 }
        for stem in 0..<tree.count { firstEnd[stem + 1] += firstEnd[stem] }
        (self.tree, self.phrases, self.stems, self.roles, self.firstEnd) = (tree, phrases, stems, roles, firstEnd)
        ends = lasts.indices.sorted { (lasts[$0], $0) < (lasts[$1], $1) }
    }

    func read(_ text: String) -> FoundWords { tree.read(text) }

    /// The phrases of a text that do not lie inside longer ones, in its order.
    func hits(in found: FoundWords, isName: Bool) -> [Hit] {
        var hits = candidates(in: found)
        if hits.isEmpty { return [] }
        if hits.count > 1 { hits.sort { $0.rank > $1.rank } }
        let zones = isName ? zones(of: found) : []
        var taken = [Bool](repeating: false, count: found.count)
        var kept: [Hit] = []
        kept.reserveCapacity(hits.count)
        for hit in hits where !hit.words.contains(where: { taken[$0] }) {
            for word in hit.words { taken[word] = true }
            let zone = isName ? zones[hit.words.lowerBound] : .none
            if zone != .patron { kept.append(Hit(phrase: hit.phrase, words: hit.words, isWeak: phrases[hit.phrase].alone || zone == .attached)) }
        }
        kept.sort { $0.words.lowerBound < $1.words.lowerBound }
        return kept
    }

    private struct Candidate {
        let phrase: Int
        let words: Range<Int>
        /// More words first, then more letters, then nearer to the beginning.
        let rank: Int
    }

    private func candidates(in found: FoundWords) -> [Candidate] {
        var hits: [Candidate] = []
        for word in 0..<found.count {
            for place in found.stems(of: word) {
                let stem = Int(found.stems[place])
                for end in firstEnd[stem]..<firstEnd[stem + 1] {
                    let phrase = ends[end]
                    let own = phrases[phrase].stems
                    let first = word - own.count + 1
                    guard first >= 0, isThere(own.dropLast(), from: first, in: found) else { continue }
                    hits.append(Candidate(phrase: phrase, words: first..<word + 1, rank: (own.count << 20 | phrases[phrase].letters) << 32 - first))
                }
            }
        }
        return hits
    }

    /// Whether the stems stand at the words from `first` on.
    @inline(__always)
    private func isThere(_ own: Range<Int>, from first: Int, in found: FoundWords) -> Bool {
        for place in own where !found.holds(stems[place], at: first + place - own.lowerBound) { return false }
        return true
    }

    /// For each word of a name the zone it lies in.
    private func zones(of found: FoundWords) -> [Role] {
        var zone = Role.none
        return (0..<found.count).map { word in
            if found.isQuoted(word) { zone = .none }
            for place in found.stems(of: word) {
                switch roles[Int(found.stems[place])] {
                case .patron: zone = .patron
                case .attached: zone = .attached
                case .stop: if zone == .patron { zone = .none }
                case .none: break
                }
            }
            return zone
        }
    }
}
