import Synchronization
import Values

/// Documents held in memory for searching, counting and sorting. The database is the truth, this is a view of it.
///
/// Any number of readers take a ``snapshot`` and ask it; they never wait for a writer. Writers (``apply(_:)``, ``maintain()``) wait for each other.
package final class SearchIndex: Sendable {
    /// Changes that become visible at once, together.
    package struct Batch: Sendable {
        /// New documents, and new versions of old ones.
        package var upserts: [SearchDocument] = []
        /// Ids of documents that are gone; unknown ones are passed over. An id that is also an upsert stays.
        package var removals: [Int64] = []
        /// Lemmas of new words, as `LemmaFinder` gave them.
        package var lemmas: [(word: String, lemmas: [String])] = []
        /// How far in the source the index then is; nil leaves it as it was.
        package var position: Int64?

        package init() {}
    }
}
