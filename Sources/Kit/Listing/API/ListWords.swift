import Search
import Synchronization
import Values
import Web

/// One state of a list, with the words of its facets encoded: what every reply of its API is made of.
final class ListWords<Item: Sendable>: Sendable {
    let listing: Listing<Item>
    /// Tells this state from every other, of other processes too.
    let tag: String
    private let facets: [FacetText]

    init(_ listing: Listing<Item>, tag: String) {
        (self.listing, self.tag) = (listing, tag)
        facets = listing.facets.filter(\.isCounted).map { facet in
            let codes = facet.ordered(listing.snapshot.values(of: facet.slot))
            return FacetText(facet.name, facet.slot, codes, listing.snapshot) { facet.label($0) }
        }
    }

    /// The asked page, with all facets.
    func list(_ question: ListQuestion) -> [UInt8] {
        let result = listing.snapshot.find(question.query(today: listing.today))
        var json = JSONWriter(capacity: 16_384 + result.hits.count * 800)
        json.object { json in
            json.field("total", result.total)
            json.field("page", question.page)
            json.field("per_page", question.perPage)
            json.object("facets") { json in
                guard let counts = result.facets else { return }
                for text in facets {
                    json.key(text.name)
                    text.write(counts, to: &json)
                }
            }
            json.array("items", result.hits) { json, hit in
                if let write = listing.write { write(listing.item(hit), &json) } else { json.value(Int(hit.id)) }
            }
        }
        return json.bytes
    }

    /// Two facets as rows and columns: values that occur, in the order in which people look for them.
    func cross(_ question: ListQuestion) -> [UInt8] {
        guard let rows = facets.first(where: { $0.slot == question.rows?.slot }),
            let columns = facets.first(where: { $0.slot == question.columns?.slot }),
            let table = listing.snapshot.cross(rows: rows.slot, columns: columns.slot, question.query(today: listing.today))
        else { return [] }
        let shownRows = ListWords.shown(table.rows, table.rowTotals, rows)
        let shownColumns = ListWords.shown(table.columns, table.columnTotals, columns)
        func side(_ name: StaticString, _ text: FacetText, _ shown: [Shown], _ json: inout JSONWriter) {
            json.object(name) { json in
                json.field("facet", text.name)
                json.array("values", shown) { text.write($1.place, $1.total, to: &$0) }
            }
        }
        var json = JSONWriter(capacity: 16_384)
        json.object { json in
            json.field("total", table.total)
            side("rows", rows, shownRows, &json)
            side("columns", columns, shownColumns, &json)
            json.array("cells", shownRows) { json, row in
                json.array(shownColumns) { $0.value(Int(table.cells[row.index * table.columns.count + $1.index])) }
            }
        }
        return json.bytes
    }

    /// A row or a column: where it stands in the table, and among the values of its facet.
    private struct Shown {
        let index: Int, place: Int, total: Int
    }

    private static func shown(_ values: [String], _ totals: [Int32], _ text: FacetText) -> [Shown] {
        values.indices.compactMap { index in
            guard totals[index] > 0, let place = text.place(of: values[index]) else { return nil }
            return Shown(index: index, place: place, total: Int(totals[index]))
        }.sorted { $0.place < $1.place }
    }
}

/// The words of the newest state, encoded by the first request that sees it.
final class ListWordsShelf<Item: Sendable>: Sendable {
    private let listing: @Sendable () throws -> Listing<Item>
    private let process = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    private let held = Mutex<(words: ListWords<Item>?, count: Int)>((nil, 0))

    init(_ listing: @escaping @Sendable () throws -> Listing<Item>) { self.listing = listing }

    /// - Throws: what the list throws, ``Problem/unavailable(seconds:)`` until it was loaded for the first time.
    func current() throws -> ListWords<Item> {
        let listing = try listing()
        return held.withLock { held in
            if let words = held.words, words.listing.snapshot === listing.snapshot, words.listing.today == listing.today { return words }
            held.count += 1
            let words = ListWords(listing, tag: "\(process)-\(held.count)")
            held.words = words
            return words
        }
    }
}
