import Reference
import Search
import Web

/// The vocabularies with their counts: every unit and sphere there is, also those nobody has.
extension RegisterWords {
    /// `/api/v1/gminas`
    func gminas(_ question: APIQuestion) -> [UInt8] {
        counted(question, .gmina, view.territory.gminas) { json, unit, count in
            unitFields(unit, &json)
            json.field("kind", unit.kind.map { "\($0)" })
            json.field("powiat", unit.teryt.powiat?.digits)
            json.field("population", unit.population?.value)
            json.field("count", count(unit.teryt.digits))
        }
    }

    /// `/api/v1/powiats`
    func powiats(_ question: APIQuestion) -> [UInt8] {
        counted(question, .powiat, view.territory.powiats) { json, unit, count in
            unitFields(unit, &json)
            json.field("count", count(unit.teryt.digits))
        }
    }

    /// `/api/v1/spheres`
    func spheres(_ question: APIQuestion) -> [UInt8] {
        counted(question, .sphere, view.spheres) { json, sphere, count in
            json.field("code", sphere.code)
            json.field("name", sphere.name)
            json.field("wording", sphere.wording)
            json.field("group", sphere.group.name)
            json.field("count", count(sphere.code))
        }
    }

    private func unitFields(_ unit: Unit, _ json: inout JSONWriter) {
        json.field("teryt", unit.teryt.digits)
        json.field("name", unit.label)
        json.field("url", RegistryAddress.unit(unit, view.territory).path)
    }

    private func counted<Item>(
        _ question: APIQuestion, _ facet: RegisterFacet, _ items: [Item], _ body: (inout JSONWriter, Item, (String) -> Int) -> Void
    ) -> [UInt8] {
        var query = question.query(today: today)
        query.limit = 0
        let result = view.snapshot.find(query)
        func count(_ code: String) -> Int { result.facets?.count(facet.slot, code) ?? 0 }
        var json = JSONWriter(capacity: 16_384)
        json.object { json in
            json.field("total", result.total)
            json.field("none", count(SearchSchema.none))
            json.array("items", items) { json, item in json.object { body(&$0, item, count) } }
        }
        return json.bytes
    }
}
