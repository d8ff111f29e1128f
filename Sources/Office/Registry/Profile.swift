import Database
import Reference
import Values

/// A record of a body in the form its profile is computed from: the newest version and where it comes from.
package struct CurrentRecord: Sendable {
    package var id: Int64
    package var source: Source
    /// The day whose state the record shows.
    package var day: Day?
    package var kept: KeptFacts
    /// The day the source closed the record; nil: it stands.
    package var closedOn: Day?

    package init(id: Int64 = 0, source: Source, day: Day?, kept: KeptFacts, closedOn: Day?) {
        (self.id, self.source, self.day, self.kept, self.closedOn) = (id, source, day, kept, closedOn)
    }

    package var facts: StatedFacts { _read { yield kept.facts } }
}

/// What profiles are computed with.
package struct ProfileTools: Sendable {
    package let locator: Locator
    package let kinds: FormKinds
    /// Proposes spheres from name, aims, classes of activity and legal form.
    package let propose: @Sendable (_ name: String, _ aims: String?, _ pkd: [String], _ form: String?) -> [Attribute]
    /// "Today" for the dated tables.
    package let today: Day

    package init(
        territory: Territory, kinds: FormKinds, today: Day,
        propose: @escaping @Sendable (_ name: String, _ aims: String?, _ pkd: [String], _ form: String?) -> [Attribute] = { _, _, _, _ in [] }
    ) {
        (locator, self.kinds, self.today, self.propose) = (Locator(territory), kinds, today, propose)
    }

    package var territory: Territory { locator.territory }

    package static func load(_ db: Reading, today: Day) throws -> ProfileTools {
        let rules = try SphereRules.load(on: today)
        return ProfileTools(territory: try Territory.load(db), kinds: try FormKinds.load(db), today: today) { name, aims, pkd, form in
            rules.proposals(name: name, aims: aims, pkd: pkd, form: form).map {
                Attribute(kind: .proposedSphere, code: $0.sphere, evidence: $0.because)
            }
        }
    }
}

/// Computes a profile from the records of a body.
///
/// Records are asked in a stated order: standing ones before closed ones, then by the precedence of their source, then by their numbers and
/// names, so that the order of their arrival means nothing. For each value the first record that gives it wins; the address goes as a
/// whole, so that a street of one source never meets a town of another. A name whose spelling is doubtful waits behind all others.
package struct Profile {
    private let records: [CurrentRecord]
    /// Records their source still holds.
    let standing: [CurrentRecord]
    let tools: ProfileTools

    package init(records: [CurrentRecord], tools: ProfileTools) {
        (self.records, self.tools) = (Profile.ordered(records), tools)
        standing = Profile.standing(self.records)
    }

    /// Those their source still holds.
    static func standing(_ records: [CurrentRecord]) -> [CurrentRecord] {
        records.allSatisfy { $0.closedOn == nil } ? records : records.filter { $0.closedOn == nil }
    }

    /// The order in which records are asked.
    static func ordered(_ records: [CurrentRecord]) -> [CurrentRecord] { records.count < 2 ? records : records.sorted(by: comesBefore) }

    private static func comesBefore(_ a: CurrentRecord, _ b: CurrentRecord) -> Bool {
        let (first, second) = (a.closedOn == nil ? 0 : 1, b.closedOn == nil ? 0 : 1)
        if first != second { return first < second }
        if a.source.precedence != b.source.precedence { return a.source.precedence < b.source.precedence }
        if a.day != b.day { return (a.day?.number ?? 0) > (b.day?.number ?? 0) }
        return (a.source.code, a.facts.json) < (b.source.code, b.facts.json)
    }

    package var organisation: Organisation {
        let named = namedBy
        let official = named?.facts.name ?? ""
        var body = Organisation(name: readableName(official), officialName: official)
        body.hasUncertainName = named?.facts.uncertainSpelling ?? false
        (body.form, body.formWording) = (value { $0.form }, value { $0.formWording })
        (body.status, body.statusSince) = status
        (body.registeredOn, body.parentKRS) = (value { $0.registeredOn }.flatMap { Day($0) }, value { $0.parentKRS }.flatMap(KRSNumber.init))
        body.seat = seating
        (body.email, body.website) = (value { $0.email }, value { $0.website })
        (body.phone, body.delivery) = (value { $0.phone }, value { $0.electronicDelivery })
        (body.aims, body.publicBenefit) = (value { $0.aims }, value { $0.publicBenefit })
        body.kind = kind(of: body.form, hasPublicBenefit: body.publicBenefit == true)
        if body.kind == .informal { body.seat.isHome = true }
        body.lastSign = lastSign
        body.identifiers = identifiers
        body.formerNames = former { $0.formerNames }.map { FormerValue(value: readableName($0.value), until: $0.until) }
        body.formerSeats = former { $0.formerSeats }.map { FormerValue(value: readablePlace($0.value), until: $0.until) }
        (body.taxShares, body.entitlements) = (taxShares, entitlements)
        body.attributes = stated + proposed(official, body)
        body.isSample = !records.isEmpty && records.allSatisfy(\.source.isSample)
        body.isWithdrawn = records.isEmpty
        body.statedOn = records.compactMap(\.day).max()
        return body
    }

    /// The record the seat is taken from, as a whole.
    var seatRecord: CurrentRecord? { ProfileOrigins.seated(records) }

    /// The winning value of a field.
    private func value<Value>(_ field: (StatedFacts) -> Value?) -> Value? {
        for record in records {
            if let value = field(record.kept.facts) { return value }
        }
        return nil
    }

    private var namedBy: CurrentRecord? { ProfileOrigins.named(records) }

    /// A body whose every register closed its record is struck off, on the last of those days.
    private var status: (Status?, Day?) {
        let registers = records.filter(\.source.isRegister)
        let closings = registers.compactMap(\.closedOn)
        if !registers.isEmpty, closings.count == registers.count { return (.struckOff, closings.max()) }
        guard let first = records.first(where: { $0.facts.status != nil }) else { return (nil, nil) }
        return (first.facts.status, first.facts.statusSince.flatMap { Day($0) })
    }

    private func kind(of form: String?, hasPublicBenefit: Bool) -> BodyKind {
        if let stated = value({ $0.kind }).flatMap(BodyKind.init(rawValue:)) { return stated }
        let kind = tools.kinds.kind(of: form, on: tools.today, hasPublicBenefit: hasPublicBenefit)
        return kind == .unknown && value { $0.parentKRS } != nil ? .branch : kind
    }

    private var identifiers: [Identifier] {
        var found: [Identifier] = []
        for kind in Identifier.Kind.allCases {
            let first = found.count
            for record in records {
                guard let value = record.kept.number(kind) else { continue }
                let isKnown = found[first...].contains { $0.value == value && $0.source == record.source }
                if !isKnown {
                    found.append(Identifier(kind: kind, value: value, source: record.source, day: record.day, isRecommended: found.count == first))
                }
            }
        }
        return found
    }

    private func former(_ field: (StatedFacts) -> [Former]?) -> [(value: String, until: Day?)] {
        (value(field) ?? []).map { former in (former.value, former.until.flatMap { Day($0) }) }
    }
}

/// Which record each value of a profile came from: computed when asked, kept nowhere.
package struct ProfileOrigins: Sendable {
    private let records: [CurrentRecord]

    package init(_ records: [CurrentRecord]) { self.records = Profile.ordered(records) }

    /// The record whose value of a field won; nil when no record gives one.
    package func origin<Value>(of field: KeyPath<StatedFacts, Value?>) -> CurrentRecord? { records.first { $0.facts[keyPath: field] != nil } }

    package var name: CurrentRecord? { ProfileOrigins.named(records) }
    package var seat: CurrentRecord? { ProfileOrigins.seated(records) }

    /// A name whose spelling is doubtful waits behind all others.
    fileprivate static func named(_ records: [CurrentRecord]) -> CurrentRecord? {
        records.first { $0.facts.name != nil && $0.facts.uncertainSpelling != true } ?? records.first { $0.facts.name != nil }
    }

    fileprivate static func seated(_ records: [CurrentRecord]) -> CurrentRecord? { records.first { $0.facts.seat != nil || $0.facts.address != nil } }
}
