import Listing
import Reference
import Search
import Values
import Web

/// What the addresses that answer from memory say.
extension RegisterWords {
    /// `/api/v1/organisations`
    func list(_ question: APIQuestion) -> [UInt8] {
        let result = view.snapshot.find(question.query(today: today))
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
            json.array("items", result.hits) { write($1, to: &$0) }
        }
        return json.bytes
    }

    /// `/api/v1/organisations/crosstab`
    func cross(_ question: APIQuestion) -> [UInt8] {
        let (rows, columns) = (text(question.rows), text(question.columns))
        var json = JSONWriter(capacity: 16_384)
        guard let table = view.snapshot.cross(rows: rows.slot, columns: columns.slot, question.query(today: today)) else { return [] }
        let shownRows = RegisterWords.shown(table.rows, table.rowTotals, rows)
        let shownColumns = RegisterWords.shown(table.columns, table.columnTotals, columns)
        func side(_ name: StaticString, _ text: FacetText, _ shown: [Shown], _ json: inout JSONWriter) {
            json.object(name) { json in
                json.field("facet", text.name)
                json.array("values", shown) { text.write($1.place, $1.total, to: &$0) }
            }
        }
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

    /// `/api/v1/suggest`
    func suggest(_ question: APIQuestion) -> [UInt8] {
        let hits = question.words.isEmpty ? [] : view.snapshot.suggest(question.words, filters: question.filters, near: question.circle, today: today)
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            json.array("items", hits.map(ListedOrganisation.init)) { json, body in
                json.object { json in
                    json.field("id", Int(body.id.raw))
                    json.field("name", body.name)
                    json.field("place", body.locality ?? body.gmina.flatMap { view.territory[$0]?.label })
                    json.field("url", RegistryAddress.organisation(body.id, slug: body.slug).path)
                }
            }
        }
        return json.bytes
    }
}
