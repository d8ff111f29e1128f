import Reference
import Search
import Values
import Web

/// `/organizacje/podpowiedzi?q=`: ten names for what somebody has typed so far, from among the organisations the list would show.
struct Suggestions: Sendable {
    let items: [Item]

    struct Item: Sendable {
        let id: Int64, name: String, place: String?, address: RegistryAddress
    }

    init(_ words: String, _ shelf: RegistryDesk.Shelf) {
        let filters = OrganisationSearch().query(sample: shelf.sample, today: shelf.today).filters
        let hits = words.isEmpty ? [] : shelf.view.snapshot.suggest(words, filters: filters, today: shelf.today)
        items = hits.map { hit in
            let body = ListedOrganisation(hit)
            let powiat = body.gmina.flatMap { $0.isCity ? nil : $0.powiat }.flatMap { shelf.territory[$0]?.label }
            let place = [body.locality ?? body.gmina.flatMap { shelf.territory[$0]?.label }, powiat].compactMap(\.self).joined(separator: ", ")
            return Item(id: hit.id, name: body.name, place: place.isEmpty ? nil : place, address: .organisation(body.id, slug: body.slug))
        }
    }

    var reply: Reply {
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            json.array("items", items) { json, item in
                json.object { json in
                    json.field("id", Int(item.id))
                    json.field("name", item.name)
                    json.field("place", item.place)
                    json.field("url", item.address.path)
                }
            }
        }
        return .content(json.bytes, type: "application/json")
    }
}
