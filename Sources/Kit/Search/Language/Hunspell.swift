import CHunspell
import Foundation

/// What libhunspell says of a word, and which words its list has as they are.
///
/// A handle is not for two threads at once.
final class Hunspell {
    /// One reading of a word: the entry it comes from, and whether `nie` was taken off in front.
    struct Reading: Hashable {
        let entry: String
        let isNegated: Bool
    }

    private let handle: OpaquePointer
    /// Entries without rules of inflection: words that have none, and inflected forms that somebody typed in one by one. By the hash of their bytes.
    private let flagless: Set<UInt64>

    /// - Parameter path: of the dictionary, without `.aff` and `.dic`. Nil when it is not there or not in ISO-8859-2.
    init?(dictionary path: String) {
        guard let list = FileManager.default.contents(atPath: path + ".dic"), FileManager.default.isReadableFile(atPath: path + ".aff"),
            let handle = Hunspell_create(path + ".aff", path + ".dic")
        else { return nil }
        self.handle = handle
        flagless = Hunspell.entriesWithoutFlags([UInt8](list))
        guard let encoding = Hunspell_get_dic_encoding(handle), String(cString: encoding).uppercased().contains("8859-2") else { return nil }
    }

    deinit { Hunspell_destroy(handle) }

    func isFlagless(_ entry: String) -> Bool {
        LatinTwo.bytes(of: entry)?.withUnsafeBufferPointer { flagless.contains(HashChains.hash($0)) } ?? false
    }

    /// All readings of a word. A capitalised word is also read in lower case, a lower one never as a name: so ask for
    /// capitals. None of a word of more than 100 letters, more than libhunspell takes whole.
    func readings(of word: String) -> [Reading] {
        guard var bytes = LatinTwo.bytes(of: word), !bytes.contains(0), bytes.count <= 100 else { return [] }
        bytes.append(0)
        var lines: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { Hunspell_analyze(handle, &lines, $0.baseAddress) }
        }
        guard count > 0 else { return [] }
        defer { Hunspell_free_list(handle, &lines, count) }
        return (0..<Int(count)).compactMap { index in lines?[index].flatMap(Hunspell.reading) }
    }

    /// Reads ` st:niepełnosprawny fl:X`, ` fl:b st:pełnosprawny fl:X`, `nie st:pełnosprawny fl:b`: `b` is the only prefix there is.
    private static func reading(_ line: UnsafeMutablePointer<CChar>) -> Reading? {
        let line = UnsafeRawBufferPointer(start: line, count: strlen(line))
        let words = line.split(separator: UInt8(ascii: " "))
        guard let at = words.firstIndex(where: { $0.starts(with: "st:".utf8) }) else { return nil }
        return Reading(entry: LatinTwo.text(of: words[at].dropFirst(3)), isNegated: at > 0)
    }

    private static func entriesWithoutFlags(_ list: [UInt8]) -> Set<UInt64> {
        var entries: Set<UInt64> = []
        entries.reserveCapacity(80_000)
        list.withUnsafeBufferPointer { list in
            var (start, hasFlags) = (0, false)
            for at in list.indices {
                if list[at] == UInt8(ascii: "/") { hasFlags = true }
                guard list[at] == UInt8(ascii: "\n") else { continue }
                if !hasFlags { entries.insert(HashChains.hash(UnsafeBufferPointer(rebasing: list[start..<at]))) }
                (start, hasFlags) = (at + 1, false)
            }
        }
        return entries
    }
}
