/// A stem in the making: the front of a word whose last letters are undone.
struct StemDraft {
    private let space: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// - Parameter space: with room for the longest word and a letter.
    init(_ space: UnsafeMutableBufferPointer<UInt8>) { self.space = space }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: UnsafeBufferPointer(space)[..<count]) }

    mutating func set(_ word: UnsafeBufferPointer<UInt8>, without ending: Int) {
        count = word.count - ending
        _ = space.update(fromContentsOf: word[..<count])
    }

    mutating func append(_ letter: UInt8) {
        space[count] = letter
        count += 1
    }

    /// The `i` of `Toruni|a` only says that the letter before is soft.
    @discardableResult
    mutating func dropSoftening() -> Bool {
        guard count > LightStemmer.shortestStem, space[count - 1] == UInt8(ascii: "i"), !LightStemmer.isVowel(space[count - 2]) else { return false }
        count -= 1
        return true
    }

    /// `Włocławek` is `Włocławk|a`, `Waganiec` is `Wagańc|a`, `Chodecz` is `Chodcz|a`.
    mutating func dropFleetingVowel() -> Bool {
        let tail = endsInDigraph ? 2 : 1
        let vowel = count - tail - 1
        guard vowel >= 2, space[vowel] == UInt8(ascii: "e"), !LightStemmer.isVowel(space[vowel + 1]) else { return false }
        let from = space[vowel - 1] == UInt8(ascii: "i") ? vowel - 1 : vowel
        guard from >= 2, from + tail >= LightStemmer.shortestStem, !LightStemmer.isVowel(space[from - 1]) else { return false }
        for offset in 0..<tail { space[from + offset] = space[vowel + 1 + offset] }
        count = from + tail
        return true
    }

    /// `łowiczanin` is `łowiczan|ie` in the plural.
    mutating func dropPerson() -> Bool {
        guard count > 6, ends("anin") else { return false }
        count -= 2
        return true
    }

    /// `uzależnien|i` are several who are `uzależnion|y`.
    mutating func openParticiple() -> Bool {
        guard count > 5, ends("en") else { return false }
        space[count - 2] = UInt8(ascii: "o")
        return true
    }

    /// Undoes what an ending in `e`, `i`, `y` does to the consonant before it: `Łąc|e`, `Łąk|a`; `Gruc|ie`, `Grut|a`; `Polac|y`, `Polak`.
    /// - Parameter isSoft: whether an `i` stood between.
    mutating func harden(ending: UInt8, isSoft: Bool) -> Bool {
        let changes = ending == UInt8(ascii: "i") ? StemDraft.changesBeforeI : isSoft ? StemDraft.changesBeforeIE : StemDraft.changesBeforeEY
        for change in changes where ends(change.soft) {
            count -= change.soft.utf8CodeUnitCount
            for index in 0..<change.hard.utf8CodeUnitCount { append(change.hard.utf8Start[index]) }
            return true
        }
        return false
    }

    /// `mieśc|ie` is of `miast|o`, `les|ie` of `las`: the last vowel is `e` for an `a`, behind a soft letter.
    mutating func openVowel() -> Bool {
        var at = count - 1
        while at > 1 && !LightStemmer.isVowel(space[at]) { at -= 1 }
        guard at > 0, at < count - 1, space[at] == UInt8(ascii: "e") else { return false }
        guard space[at - 1] == UInt8(ascii: "i") || space[at - 1] == UInt8(ascii: "l") else { return false }
        space[at] = UInt8(ascii: "a")
        return true
    }

    private static let changesBeforeIE: [(soft: StaticString, hard: StaticString)] = [("dz", "d"), ("c", "t")]
    private static let changesBeforeI: [(soft: StaticString, hard: StaticString)] = changesBeforeIE + [("s", "ch")]
    private static let changesBeforeEY: [(soft: StaticString, hard: StaticString)] = [("sz", "ch"), ("dz", "g"), ("rz", "r"), ("c", "k")]

    private func ends(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count > length else { return false }
        for index in 0..<length where space[count - length + index] != text.utf8Start[index] { return false }
        return true
    }

    private var endsInDigraph: Bool {
        guard count >= 2, space[count - 1] == UInt8(ascii: "z") else { return false }
        switch space[count - 2] {
        case UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "d"): return true
        default: return false
        }
    }
}
