import Reference
import Registry

/// A grant of an office's own list as 360Giving. It has the fields the standard requires as far as the list knew them; a description that nobody
/// wrote is the title.
struct GivingDraft {
    let key: String
    let source: String, publisher: String
    let facts: GrantFacts
    /// Where it works, with the names of the units.
    let places: [(teryt: Teryt, name: String)]

    private typealias Members = [(key: String, value: GivingNode)]

    var node: GivingNode {
        let title = facts.title ?? facts.agreement.map { "Umowa \($0)" }
        var members: Members = [("id", .text("\(source)-\(key)"))]
        add("title", title, to: &members)
        add("description", facts.description ?? title, to: &members)
        add("currency", facts.currency, to: &members)
        add("amountAwarded", facts.awarded, to: &members)
        add("amountDisbursed", facts.paid, to: &members)
        add("awardDate", facts.awardedOn ?? facts.plannedFrom, to: &members)
        add("url", facts.link, to: &members)
        var plan: Members = []
        add("startDate", facts.plannedFrom, to: &plan)
        add("endDate", facts.plannedUntil, to: &plan)
        if !plan.isEmpty { members.append(("plannedDates", .list([.object(plan)]))) }
        if let recipient = facts.recipient { members.append(("recipientOrganization", .list([body(recipient, else: "\(source)-\(key)-odbiorca")]))) }
        members.append(("fundingOrganization", .list(funders)))
        let locations = places.map { place -> GivingNode in
            .object([
                ("name", .text(place.name)), ("countryCode", .text("PL")), ("geoCode", .text(place.teryt.digits)), ("geoCodeType", .text("TERYT")),
            ])
        }
        if !locations.isEmpty { members.append(("beneficiaryLocation", .list(locations))) }
        var programme: Members = []
        add("code", facts.programmeCode, to: &programme)
        add("title", facts.programme, to: &programme)
        if !programme.isEmpty { members.append(("grantProgramme", .list([.object(programme)]))) }
        if facts.mode == .openCompetition { add("fromOpenCall", "Yes", to: &members) }
        add(GivingOwn.returned, facts.returned, to: &members)
        add(GivingOwn.mode, facts.mode == .unknown ? nil : facts.mode.rawValue, to: &members)
        add(GivingOwn.form, facts.form == .unknown ? nil : facts.form.rawValue, to: &members)
        add(GivingOwn.agreement, facts.agreement, to: &members)
        return .object(members)
    }

    private var funders: [GivingNode] {
        let named = facts.funders.isEmpty ? [BodyFacts(name: publisher)] : facts.funders
        return named.map { body($0, else: source, department: facts.department) }
    }

    private func body(_ body: BodyFacts, else fallback: String, department: String? = nil) -> GivingNode {
        let number = body.krs.map { "PL-KRS-\($0)" } ?? body.regon.map { "PL-REGON-\($0)" } ?? body.nip.map { "PL-NIP-\($0)" }
        let id = body.identifier ?? number ?? fallback
        var members: Members = [("id", .text(id)), ("name", .text(body.name ?? id))]
        add("department", department, to: &members)
        add("addressLocality", body.seat?.locality, to: &members)
        if body.seat?.locality != nil { add("addressCountry", "Polska", to: &members) }
        return .object(members)
    }

    private func add(_ key: String, _ text: String?, to members: inout Members) {
        if let text { members.append((key, .text(text))) }
    }

    private func add(_ key: String, _ amount: Int64?, to members: inout Members) {
        if let amount { members.append((key, .number(decimal(hundredths: amount)))) }
    }
}
