import Polish

/// A text as an array of letters (Unicode scalars), which is quick to take apart and to put together.
struct LetterText {
    var text: [Unicode.Scalar] = []

    init(_ text: [Unicode.Scalar] = []) { self.text = text }

    /// Blanks of any kind become single spaces between words.
    init(tidy source: String) {
        text.reserveCapacity(source.utf8.count)
        var isParted = false
        for letter in source.unicodeScalars {
            if LetterCase.isBlank(letter) {
                isParted = true
            } else {
                if isParted, !text.isEmpty { text.append(" ") }
                isParted = false
                text.append(letter)
            }
        }
    }

    mutating func startWord() { if !text.isEmpty { text.append(" ") } }

    var string: String {
        String(unsafeUninitializedCapacity: text.count * 4) { room in
            var written = 0
            for letter in text {
                for byte in UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter {
                    room[written] = byte
                    written += 1
                }
            }
            return written
        }
    }
}
