import Database
import Search
import Values

/// What a look at the feed told.
struct RegisterNews: Sendable {
    /// Organisations that were touched, ascending.
    private(set) var ids: [Int64] = []
    /// Whether everything has to be made anew.
    private(set) var needsLoad = false

    init(_ touched: [ChangeFeed.Touched]) {
        var found: Set<Int64> = []
        for touched in touched {
            if Surroundings.tables.contains(touched.object) { needsLoad = true }
            guard touched.object == "organisation" else { continue }
            if let touched = touched.ids { found.formUnion(touched.ids) } else { needsLoad = true }
        }
        ids = found.sorted()
    }
}

/// Reads what was touched and files it in the index, in small slices and on threads that give way: whoever asks for a page meanwhile goes first.
struct RegisterFiler: Sendable {
    private let database: Database
    private let index: SearchIndex
    private let around: Surroundings
    private let today: Day
    /// Bodies read at once.
    private static let slice = 1_000
    /// Bodies filed at once: each filing makes a part of the index, and parts have to be joined again.
    private static let batch = 16_000

    init(_ database: Database, _ index: SearchIndex, _ around: Surroundings, today: Day) {
        (self.database, self.index, self.around, self.today) = (database, index, around, today)
    }

    /// - Parameter position: of the feed, once all of the news is filed.
    /// - Returns: false when everything has to be loaded anew instead.
    func file(_ news: RegisterNews, position: Int64) async throws -> Bool {
        if news.needsLoad { return false }
        if news.ids.isEmpty { return true }
        let schema = index.snapshot.schema
        var (drafts, read) = ([DocumentDraft](), [Int64]())
        for start in stride(from: 0, to: news.ids.count, by: RegisterFiler.slice) {
            let ids = Array(news.ids[start..<min(start + RegisterFiler.slice, news.ids.count)])
            let began = ContinuousClock.now
            let (draft, isKnown) = try await database.readQuietly { [around] db in
                var documents = RegisterDocuments(db, around)
                var draft = DocumentDraft(schema)
                try documents.read(.init(around: ids), into: &draft)
                return (draft, !documents.hasUnknownSource)
            }
            guard isKnown else { return false }
            drafts.append(draft)
            read += ids
            let isLast = start + RegisterFiler.slice >= news.ids.count
            if isLast || read.count >= RegisterFiler.batch {
                await file(drafts, of: read, position: isLast ? position : nil)
                (drafts, read) = ([], [])
            }
            // The server of the database, whose work cannot give way, gets as much rest as work.
            if !isLast { try await Task.sleep(for: min(ContinuousClock.now - began, .milliseconds(50))) }
        }
        return true
    }

    private func file(_ drafts: [DocumentDraft], of ids: [Int64], position: Int64?) async {
        var batch = SearchIndex.Batch()
        (batch.drafts, batch.position, batch.today) = (drafts, position, today)
        batch.removals = Array(Set(ids).subtracting(drafts.flatMap(\.documentIDs)))
        let filed = batch
        await QuietThread.run { [index, today] in
            SearchWork.$staysOnThread.withValue(true) {
                index.apply(filed)
                index.maintain(today: today)
            }
        }
    }
}
