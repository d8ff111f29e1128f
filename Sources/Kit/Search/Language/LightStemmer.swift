/// Brings inflected forms of words no dictionary knows to common stems: a class of words that meet, not linguistics.
///
/// It works on words without diacritics, so that a query typed without them meets too. A form that may come from several bases has a stem for
/// each (`łące` has `lac` and `lak`): two words are taken for forms of one when they share a stem, which is finer than one stem for all.
///
///     LightStemmer.stems(of: "wloclawek")   // ["wloclawek", "wloclawk"]
///     LightStemmer.stems(of: "wloclawku")   // ["wloclawk"]
package enum LightStemmer {
    /// One stem to five, each once. A word with digits or of other letters, and a short one, is its own only stem.
    /// - Parameter folded: without diacritics, as `Word.folded`.
    package static func stems(of folded: String) -> [String] {
        var stems: [String] = []
        var folded = folded
        folded.withUTF8 { word in
            withStems(of: word) { stem in
                let stem = String(decoding: stem, as: UTF8.self)
                if !stems.contains(stem) { stems.append(stem) }
            }
        }
        return stems
    }

    /// The same without strings, for whole vocabularies; a stem may come twice.
    static func withStems(of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard word.count >= shortestStem + 1, word.count <= 64, word.allSatisfy({ $0 &- 97 < 26 }) else { return body(word) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 72) { space in
            var draft = StemDraft(space)
            if word.last.map(isVowel) == true { vowelEnding(word, &draft, body) } else { consonantEnding(word, &draft, body) }
        }
    }

    static let shortestStem = 3

    /// `-a`, `-ie`, `-ami`: the word is no bare stem.
    private static func vowelEnding(
        _ word: UnsafeBufferPointer<UInt8>, _ draft: inout StemDraft, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        for ending in StemEndings.long where ending.fits(word) {
            draft.set(word, without: ending.count)
            draft.dropSoftening()
            body(draft.bytes)
            // `Radziejowowi` is without doubt, `kolorowi` may be the plural of `kolorowy`.
            guard ending.isDoubtful else { return }
            break
        }
        let ending = word[word.count - 1]
        draft.set(word, without: 1)
        let isSoft = draft.dropSoftening()
        body(draft.bytes)
        if ending == UInt8(ascii: "i"), let last = draft.bytes.last, isVowel(last) {
            draft.append(UInt8(ascii: "j"))
            return body(draft.bytes)
        }
        guard ending == UInt8(ascii: "e") || ending == UInt8(ascii: "i") || ending == UInt8(ascii: "y") else { return }
        if draft.harden(ending: ending, isSoft: isSoft) { body(draft.bytes) }
        if isSoft || ending == UInt8(ascii: "i"), draft.openVowel() || draft.openParticiple() { body(draft.bytes) }
    }

    /// The word as it stands, without a fleeting `e`, and without `-ow`, `-em`, `-ach`.
    private static func consonantEnding(
        _ word: UnsafeBufferPointer<UInt8>, _ draft: inout StemDraft, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        body(word)
        draft.set(word, without: 0)
        if draft.dropFleetingVowel() || draft.dropPerson() { body(draft.bytes) }
        for ending in StemEndings.closed where ending.fits(word) {
            draft.set(word, without: ending.count)
            draft.dropSoftening()
            return body(draft.bytes)
        }
    }

    @inline(__always) static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
        default: false
        }
    }
}
