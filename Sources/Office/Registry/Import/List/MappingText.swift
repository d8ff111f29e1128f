import Application
import ArgumentParser
import Documents
import Foundation

/// A fault of a mapping, at its line.
package struct MappingFault: CommandFailure, Equatable {
    package let file: String
    /// 1-based; 0: the whole file.
    package let line: Int
    package let reason: String

    package init(file: String, line: Int, reason: String) { (self.file, self.line, self.reason) = (file, line, reason) }

    package var description: String { "Opis listy \(file)\(line > 0 ? ", wiersz \(line)" : ""): \(reason)." }
    package var exitCode: ExitCode { Exit.data }
}

/// The text of a mapping: sections in brackets, a key and a value on each line, `#` before remarks.
///
///     [plik]
///     klucz = numer          # entries: [Entry(section: "plik", key: "klucz", value: "numer", line: 2)]
struct MappingText {
    struct Entry {
        let section: String, key: String, value: String
        let line: Int
    }

    /// Longer than any mapping: something else was given.
    static let longest = 1 << 20

    let file: String
    let entries: [Entry]

    /// - Throws: ``MappingFault`` with the line.
    init(_ bytes: [UInt8], file: String) throws(MappingFault) {
        guard bytes.count <= MappingText.longest else {
            throw MappingFault(file: file, line: 0, reason: "plik ma ponad 1 MiB, to nie jest opis listy")
        }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard let text = String(validating: isMarked ? bytes.dropFirst(3) : bytes[...], as: UTF8.self), !text.utf8.contains(0) else {
            throw MappingFault(file: file, line: 0, reason: "to nie jest tekst w UTF-8")
        }
        var entries: [Entry] = []
        var section = ""
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                guard line.hasSuffix("]"), line.count > 2 else {
                    throw MappingFault(file: file, line: index + 1, reason: "nazwa części bez zamykającego nawiasu „]”")
                }
                section = line.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
                continue
            }
            guard let sign = line.firstIndex(of: "="), sign > line.startIndex else {
                throw MappingFault(file: file, line: index + 1, reason: "spodziewano się „pole = wartość”, jest „\(line.prefix(60))”")
            }
            entries.append(
                Entry(
                    section: section, key: line[..<sign].trimmingCharacters(in: .whitespaces),
                    value: line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces), line: index + 1))
        }
        (self.file, self.entries) = (file, entries)
    }

    func fault(_ entry: Entry?, _ reason: String) -> MappingFault { MappingFault(file: file, line: entry?.line ?? 0, reason: reason) }
}
