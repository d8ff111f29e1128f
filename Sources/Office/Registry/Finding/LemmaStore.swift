import Application
import Database
import Foundation
import Search
import Synchronization
import Values

/// The lemmas of the register's words: found once for each word, kept in a table, so that no start waits for the dictionary.
package enum LemmaStore {
    static let migration = Migration(
        "registry", 3, "lemmas of the words of the register",
        ["CREATE TABLE word_lemma (word \(.text) NOT NULL PRIMARY KEY, lemmas \(.text) NOT NULL)"])

    /// Depends on the installed dictionary, and can be made anew at any time.
    static let table = TableRules("word_lemma", derived: true)

    package static func all(in db: Reading) throws -> [(word: String, lemmas: [String])] {
        try db.all("SELECT word, lemmas FROM word_lemma") { row in
            (try row.text("word"), try row.text("lemmas").split(separator: " ").map(String.init))
        }
    }

    private static func known(_ words: [String], in db: Reading) throws -> Set<String> {
        var known: Set<String> = []
        for start in stride(from: 0, to: words.count, by: 5_000) {
            let part = Array(words[start..<min(start + 5_000, words.count)])
            try db.each("SELECT word FROM word_lemma WHERE word IN (\(list: part))") { known.insert(try $0.text("word")) }
        }
        return known
    }

    /// Opened by the first who needs it, and kept: opening takes a quarter of a second, and so does letting go of it.
    private static let dictionary = Mutex(LemmaFinder())

    /// Opens it beside other work.
    static func openDictionary() { Thread.detachNewThread { dictionary.withLock { _ in } } }

    /// Finds the lemmas of words nobody has looked up yet. Without the dictionary nothing happens: such words are sought by their stems.
    static func learn(_ words: Set<String>, in database: Database) async throws {
        let sorted = words.sorted()
        let new = try await database.read { db in
            let known = try LemmaStore.known(sorted, in: db)
            return sorted.filter { !known.contains($0) }
        }
        guard !new.isEmpty, let found = dictionary.withLock({ $0?.lemmas(of: new) }) else { return }
        try await database.write(by: .commandLine) { db in
            // Another process may have looked up the same words meanwhile.
            let known = try LemmaStore.known(new, in: db)
            var rows = Rows(into: "word_lemma", columns: ["word", "lemmas"])
            for (word, lemmas) in found where !known.contains(word) {
                rows.add(values: [.text(word), .text(lemmas.joined(separator: " "))])
            }
            if rows.isEmpty { return }
            try db.insert(rows)
            db.note(Change("learned", "word_lemma", ids: []))
        }
    }
}

extension LemmaStore {
    /// Texts of the bodies a run has touched so far: a run that is taken up again looks up their words too.
    static func texts(touchedBy run: ID<ImportRun>, in db: Reading) throws -> [String] {
        var texts: [String] = []
        for range in IDRanges(Array(try Sightings.seen(by: run, in: db))).ranges {
            try db.each(
                """
                SELECT o.name, o.aims, o.locality FROM version v JOIN record r ON r.id = v.record_id JOIN organisation o ON o.id = r.organisation_id
                WHERE v.id BETWEEN \(range.lowerBound) AND \(range.upperBound)
                """
            ) { row in texts += [try row.text("name"), try row.textOrNil("aims"), try row.textOrNil("locality")].compactMap(\.self) }
        }
        return texts
    }
}

/// The words of texts while they go by.
final class WordCollector: Sendable {
    private struct State {
        var words: Set<String> = []
        /// Hashes of them: most words of a text were met before, and need no string. Two that are equal by chance only leave one without lemmas.
        var met: Set<Int> = []
    }

    private let state = Mutex(State())

    func add(_ texts: [String]) {
        state.withLock { state in
            if state.words.isEmpty, !texts.isEmpty { LemmaStore.openDictionary() }
            var scanner = WordScanner()
            for text in texts {
                var text = text
                text.withUTF8 { bytes in
                    _ = scanner.scan(bytes) { word in
                        var hasher = Hasher()
                        hasher.combine(bytes: UnsafeRawBufferPointer(word.exact))
                        if state.met.insert(hasher.finalize()).inserted { state.words.insert(String(decoding: word.exact, as: UTF8.self)) }
                    }
                }
            }
        }
    }

    var all: Set<String> { state.withLock { $0.words } }
}
