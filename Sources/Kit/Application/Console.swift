import Foundation

/// What a command says: results on standard output, progress and complaints on standard error.
package struct Console: Sendable {
    /// One JSON object as the last line of standard output instead of words.
    package let json: Bool
    private let terminal: Bool

    package init(json: Bool) {
        self.json = json
        terminal = isatty(STDERR_FILENO) == 1
    }

    /// A line of words; silent when a machine reads along.
    package func say(_ line: String) {
        if !json { print(line) }
    }

    /// The result: words for people, the same as one line of JSON for machines.
    package func result(_ words: String, _ object: some Encodable) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(object), as: UTF8.self))
        } else {
            print(words)
        }
    }

    /// A passing state, on one line that is written over; only where somebody looks.
    package func progress(_ line: String) {
        guard terminal else { return }
        write("\r\u{1B}[K" + line)
    }

    package func endProgress() {
        if terminal { write("\r\u{1B}[K") }
    }

    package func complain(_ line: String) { write(line + "\n") }

    private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

extension Console {
    /// What is safe in the database by now, for a machine that watches: a line `{"committed":N}` before the result.
    package func committed(_ records: Int) {
        guard json else { return }
        print("{\"committed\":\(records)}")
        fflush(nil)
    }
}
