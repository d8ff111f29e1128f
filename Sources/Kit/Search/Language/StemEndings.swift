/// Endings of inflected words without diacritics, longest first. The `i` that only softens the letter before is no part of them.
enum StemEndings {
    struct Ending {
        let text: StaticString
        /// Letters that must remain in front.
        let remaining: Int
        /// Whether the word may as well end in a shorter one.
        var isDoubtful = false

        var count: Int { text.utf8CodeUnitCount }

        @inline(__always) func fits(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
            let count = count
            guard word.count >= count + remaining else { return false }
            for index in 0..<count where text.utf8Start[index] != word[word.count - count + index] { return false }
            return true
        }
    }

    /// Endings of more than a vowel that end in a vowel: `klubami`, `Nowego`, `Toruniowi`, `mężowie`.
    static let long = [
        Ending(text: "owie", remaining: 4, isDoubtful: true), Ending(text: "owi", remaining: 3, isDoubtful: true),
        Ending(text: "ami", remaining: 3), Ending(text: "ymi", remaining: 3),
        Ending(text: "imi", remaining: 3), Ending(text: "ego", remaining: 3),
        Ending(text: "emu", remaining: 3), Ending(text: "mi", remaining: 4, isDoubtful: true),
    ]

    /// Endings in a consonant. The word without them is one reading beside the word as it is: `Radom` is no form of `Rada`.
    static let closed = [
        Ending(text: "ach", remaining: 3), Ending(text: "ych", remaining: 3),
        Ending(text: "ich", remaining: 3), Ending(text: "ow", remaining: 4),
        Ending(text: "om", remaining: 4), Ending(text: "em", remaining: 3),
        Ending(text: "ym", remaining: 3), Ending(text: "im", remaining: 3),
        Ending(text: "ej", remaining: 4), Ending(text: "um", remaining: 4),
    ]
}
