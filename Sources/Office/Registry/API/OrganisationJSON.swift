import Reference
import Search
import Values
import Web

extension RegisterWords {
    /// An organisation as lists have it.
    func write(_ hit: SearchHit, to json: inout JSONWriter) {
        let body = ListedOrganisation(hit)
        json.open("{")
        json.field("id", Int(body.id.raw))
        json.field("krs", body.krs)
        json.field("nip", body.nip)
        json.field("regon", body.regon)
        json.field("name", body.name)
        json.field("kind", body.kind.rawValue)
        json.key("legal_form")
        json.encoded(body.form.map(form) ?? RegisterWords.noForm)
        json.object("status") { json in
            json.field("code", body.status?.rawValue)
            json.field("since", body.statusSince)
        }
        json.lastSign(body.lastSign)
        json.object("opp") { json in
            json.field("status", body.hasPublicBenefit)
            json.array("entitled_for_tax_years", body.entitled.filter { $0.from <= today && today <= $0.until }) { $0.value($1.year) }
        }
        json.key("gmina")
        if let gmina = body.gmina { json.encoded(self.gmina(gmina.digits)) } else { json.null() }
        json.key("location")
        if let point = body.point { RegisterWords.write(point, body.precision, to: &json) } else { json.null() }
        json.array("spheres", body.spheres) { json, sphere in
            json.object { json in
                json.field("code", sphere.code)
                json.field("proposed", sphere.isProposed)
            }
        }
        json.field("sample", body.isSample)
        json.field("url", RegistryAddress.organisation(body.id, slug: body.slug).path)
        json.close("}")
    }

    static func write(_ point: Point, _ precision: Precision, to json: inout JSONWriter) {
        json.object { json in
            json.field("lat", point.latitude)
            json.field("lon", point.longitude)
            json.field("precision", precision.rawValue)
        }
    }

    static let noForm = Array("{\"code\":null,\"label\":null}".utf8)
}

extension JSONWriter {
    /// `"last_sign_of_life"`, null when there is none.
    mutating func lastSign(_ sign: SignOfLife?) {
        key("last_sign_of_life")
        guard let sign else { return null() }
        object { json in
            json.field("kind", sign.kind.rawValue)
            json.field("date", sign.on)
        }
    }
}
