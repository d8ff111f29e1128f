import Reference
import Registry
import Values
import Web

/// Activities and grants as lists of the API have them.
struct DeedJSON: Sendable {
    private let territory: Territory

    init(_ view: LiveDeeds.View) { territory = view.territory }

    func activity(_ deed: ListedDeed, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", Int(deed.id))
            json.field("title", deed.title)
            common(deed, &json)
            json.array("target_groups", deed.targetGroups) { $0.value($1) }
            json.field("people_reached", deed.people)
            json.field("volunteers", deed.volunteers)
            json.amount("amount", deed.amount)
            json.field("currency", deed.amount == nil ? nil : deed.currency)
            end(deed, &json)
            json.field("url", DeedAddress.activity(deed.id, slug: deed.slug).path)
        }
    }

    func grant(_ deed: ListedDeed, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", Int(deed.id))
            json.field("title", deed.title.isEmpty ? nil : deed.title)
            common(deed, &json)
            json.array("funders", deed.funders) { $0.value($1) }
            json.field("programme", deed.programme)
            json.amount("amount", deed.amount)
            json.field("currency", deed.amount == nil ? nil : deed.currency)
            json.field("mode", deed.mode)
            json.field("form", deed.form)
            json.field("agreement", deed.agreement)
            json.field("match", deed.match ?? BodyMatch.Kind.none.rawValue)
            end(deed, &json)
        }
    }

    private func common(_ deed: ListedDeed, _ json: inout JSONWriter) {
        json.array("organisations", deed.bodies) { json, body in
            json.object { json in
                json.field("role", body.role.rawValue)
                json.field("name", body.name.isEmpty ? nil : body.name)
                json.field("id", body.organisation.map { Int($0) })
                json.field("url", body.organisation.map { RegistryAddress.organisation(ID($0), slug: body.slug).path })
            }
        }
        json.array("places", deed.places) { DeedJSON.unit($1, territory, &$0) }
        json.key("location")
        DeedJSON.location(deed.location, &json)
        json.array("spheres", deed.spheres) { json, code in
            json.object { json in
                json.field("code", code)
                json.field("proposed", deed.proposedSpheres.contains(code))
            }
        }
        json.field("from", deed.from)
        json.field("until", deed.until)
    }

    private func end(_ deed: ListedDeed, _ json: inout JSONWriter) {
        json.field("source", deed.source)
        json.field("stated_on", deed.statedOn)
        json.field("sample", deed.isSample)
    }

    /// `{"teryt":"041504","name":"Lubicz"}`
    static func unit(_ teryt: String, _ territory: Territory, _ json: inout JSONWriter) {
        json.object { json in
            json.field("teryt", teryt)
            json.field("name", Teryt(teryt).flatMap { territory[$0]?.label } ?? teryt)
        }
    }

    static func location(_ location: ListedDeed.Location?, _ json: inout JSONWriter) {
        guard let location else { return json.null() }
        json.object { json in
            json.field("lat", location.latitude)
            json.field("lon", location.longitude)
            json.field("precision", location.precision.rawValue)
        }
    }
}
