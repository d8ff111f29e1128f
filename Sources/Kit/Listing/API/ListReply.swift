import Search
import Web

extension Listing {
    /// `{"total", "page", "per_page", "facets": {…}, "items": […]}`
    func json(_ question: ListQuestion) -> [UInt8] {
        let result = snapshot.find(bare(question.search))
        var json = JSONWriter(capacity: 16_384 + result.hits.count * 800)
        json.object { json in
            json.field("total", result.total)
            json.field("page", question.search.page)
            json.field("per_page", question.search.perPage)
            json.object("facets") { json in
                for facet in facets {
                    json.key(facet.name)
                    write(facet, result.facets?[facet.slot] ?? [], &json)
                }
            }
            json.array("items", result.hits) { json, hit in self.json(item(hit), &json) }
        }
        return json.bytes
    }

    private func write(_ facet: ListFacet, _ counts: [FacetCounts.Count], _ json: inout JSONWriter) {
        let byCode = Dictionary(counts.map { ($0.value, $0.count) }, uniquingKeysWith: { first, _ in first })
        json.open("[")
        for code in facet.ordered(counts.map(\.value)) {
            json.object { json in
                json.field("value", code)
                json.field("label", facet.label(code))
                json.field("count", byCode[code] ?? 0)
            }
        }
        json.close("]")
    }

    func reply(_ query: Query) -> Reply {
        do {
            return .content(json(try ListQuestion(query, facets, orders)), type: "application/json")
        } catch {
            let names = error.faults.map(\.parameter).joined(separator: ", ")
            return ProblemDocument.unprocessable("Nie rozumiemy parametrów: \(names).", error.faults).reply
        }
    }
}
