import Reference
import Values
import Web

/// A whole profile, with the source and the day of each value.
struct ProfileJSON {
    private let profile: OrganisationProfile
    private let words: RegisterWords

    init(_ profile: OrganisationProfile, _ words: RegisterWords) { (self.profile, self.words) = (profile, words) }

    /// Which record a value came from; identifiers and amounts carry their own.
    static let origins: [(field: String, record: @Sendable (ProfileOrigins) -> CurrentRecord?)] = [
        ("name", { $0.name }), ("legal_form", { $0.origin(of: \.formWording) ?? $0.origin(of: \.form) }),
        ("status", { $0.origin(of: \.status) }), ("registered_on", { $0.origin(of: \.registeredOn) }), ("parent_krs", { $0.origin(of: \.parentKRS) }),
        ("address", { $0.seat }), ("email", { $0.origin(of: \.email) }), ("website", { $0.origin(of: \.website) }),
        ("phone", { $0.origin(of: \.phone) }), ("e_delivery", { $0.origin(of: \.electronicDelivery) }), ("aims", { $0.origin(of: \.aims) }),
        ("opp_status", { $0.origin(of: \.publicBenefit) }), ("report_filed", { $0.origin(of: \.reportFiledOn) }),
    ]

    private var body: Organisation { profile.body }

    var bytes: [UInt8] {
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            identity(&json)
            seat(&json)
            work(&json)
            provenance(&json)
            json.field("sample", body.isSample)
            json.field("stated_on", body.statedOn)
            json.field("url", RegistryAddress.organisation(profile.id, slug: profile.slug).path)
        }
        return json.bytes
    }

    private func identity(_ json: inout JSONWriter) {
        json.field("id", Int(profile.id.raw))
        json.field("name", body.name)
        json.field("official_name", body.officialName)
        json.field("uncertain_name", body.hasUncertainName)
        json.array("identifiers", body.identifiers) { json, number in
            json.object { json in
                json.field("kind", number.kind.rawValue)
                json.field("value", number.value)
                json.field("recommended", number.isRecommended)
                json.field("source", number.source.code)
                json.field("day", number.day)
            }
        }
        json.field("kind", body.kind.rawValue)
        json.key("legal_form")
        json.encoded(body.form.map(words.form) ?? RegisterWords.noForm)
        json.field("legal_form_wording", body.formWording)
        json.object("status") { json in
            json.field("code", body.status?.rawValue)
            json.field("since", body.statusSince)
        }
        json.field("registered_on", body.registeredOn)
        json.field("parent_krs", body.parentKRS?.description)
    }

    private func seat(_ json: inout JSONWriter) {
        let seat = body.seat
        json.object("address") { json in
            json.field("locality", seat.locality)
            // Somebody's home: the public sees the locality only.
            json.field("street", seat.isHome ? nil : seat.street)
            json.field("postal_code", seat.isHome ? nil : seat.postalCode)
        }
        json.key("gmina")
        if let gmina = seat.gmina { json.encoded(words.gmina(gmina.digits)) } else { json.null() }
        json.field("placing", seat.placing.rawValue)
        json.array("candidates", seat.candidates) { $0.value($1.digits) }
        json.key("location")
        if let shown = seat.shown(words.view.territory) { RegisterWords.write(shown.point, shown.precision, to: &json) } else { json.null() }
        json.object("contact") { json in
            json.field("email", body.email)
            json.field("website", body.website)
            json.field("phone", body.phone)
            json.field("e_delivery", body.delivery)
        }
    }

    private func work(_ json: inout JSONWriter) {
        json.field("aims", body.aims)
        json.lastSign(body.lastSign)
        taxShare(&json)
        json.array("spheres", body.attributes.filter { $0.kind == .sphere || $0.kind == .proposedSphere }) { json, sphere in
            json.object { json in
                json.field("code", sphere.code)
                json.field("proposed", sphere.kind == .proposedSphere)
                json.field("evidence", sphere.evidence)
            }
        }
        json.array("target_groups", body.attributes.filter { $0.kind == .targetGroup }) { $0.value($1.code) }
        json.array("areas", body.attributes.filter { $0.kind == .area }) { $0.value($1.code) }
        func former(_ name: StaticString, _ values: [FormerValue]) {
            json.array(name, values) { json, former in
                json.object { json in
                    json.field("value", former.value)
                    json.field("until", former.until)
                }
            }
        }
        former("former_names", body.formerNames)
        former("former_seats", body.seat.isHome ? [] : body.formerSeats)
    }

    private func taxShare(_ json: inout JSONWriter) {
        let today = words.today
        json.object("opp") { json in
            json.field("status", body.publicBenefit)
            json.array("entitled_for_tax_years", body.entitlements.filter { $0.from <= today && today <= $0.until }) { $0.value($1.year) }
            json.array("entitlements", body.entitlements) { json, entitlement in
                json.object { json in
                    json.field("tax_year", entitlement.year)
                    json.field("from", entitlement.from)
                    json.field("until", entitlement.until)
                }
            }
            json.array("amounts", body.taxShares) { json, share in
                json.object { json in
                    json.field("tax_year", share.year)
                    json.field("pln", Double(share.amount.grosze) / 100)
                    json.field("source", share.source.code)
                    json.field("day", share.day)
                }
            }
        }
    }

    private func provenance(_ json: inout JSONWriter) {
        let computed = ProfileOrigins(profile.records)
        json.object("provenance") { json in
            for (field, record) in ProfileJSON.origins {
                json.key(field)
                if let origin = record(computed) {
                    json.object { json in
                        json.field("source", origin.source.code)
                        json.field("day", origin.day)
                    }
                } else {
                    json.null()
                }
            }
        }
        json.array("records", profile.records) { json, record in
            json.object { json in
                json.field("source", record.source.code)
                json.field("title", record.source.title)
                json.field("licence", record.source.licence)
                json.field("day", record.day)
                json.field("closed_on", record.closedOn)
            }
        }
    }
}

extension Seating {
    /// The place as the public sees it: of a home only the gmina.
    func shown(_ territory: Territory) -> (point: Point, precision: Precision)? {
        guard isHome, precision == .address else { return point.map { ($0, precision) } }
        return gmina.flatMap { territory[$0]?.inside }.map { ($0, .gmina) }
    }
}
