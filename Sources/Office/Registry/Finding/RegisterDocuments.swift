import Database
import Reference
import Search
import Values

/// Organisations as documents of the index, read from the tables: row by row into a draft, so that none is ever held as a whole.
struct RegisterDocuments {
    /// Which organisations.
    enum Scope {
        /// Where ids lie close together, all between the first and the last: a thousand ids one by one cost more than some bodies too many.
        /// - Parameter ids: ascending.
        init(around ids: [Int64]) {
            guard let first = ids.first, let last = ids.last, last - first < 2 * Int64(ids.count) else {
                self = .ids(ids)
                return
            }
            self = .range(first...last)
        }

        case ids([Int64])
        case range(ClosedRange<Int64>)

        func holds(_ column: String) -> SQL {
            switch self {
            case .ids(let ids): "\(identifier: column) IN (\(list: ids))"
            case .range(let range): "\(identifier: column) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
            }
        }
    }

    /// What is said of a gmina with every body in it.
    private struct Seat {
        let teryt: Teryt, powiat: String?
        /// Its name and that of its powiat.
        let words: String
        let inside: Point?
    }

    private let db: Reading
    private let territory: Territory, spheres: Set<String>, sources: Set<String>
    private var seats: [String: Seat?] = [:]
    private var payload = PayloadWriter()
    private var text: [UInt8] = []
    /// Whether a body came from a source that the vocabularies do not have: a list that was imported for the first time brought it along.
    private(set) var hasUnknownSource = false

    init(_ db: Reading, _ around: Surroundings) {
        (self.db, territory) = (db, around.territory)
        (spheres, sources) = (Set(around.spheres.map(\.code)), Set(around.sources.keys))
    }

    /// Adds the organisations of a scope to a draft; withdrawn and unknown bodies are no documents.
    mutating func read(_ scope: Scope, into draft: inout DocumentDraft) throws {
        if case .ids(let ids) = scope, ids.isEmpty { return }
        var parts = try RegisterParts(db, scope)
        _ = try db.all(
            """
            SELECT id, sort_key, name, slug, kind, form, status, status_since, placement, gmina, locality, registered_on, stated_on, sign_kind,
                sign_on, public_benefit, sample, precision, lat, lon, home_address, aims,
                (email IS NOT NULL OR phone IS NOT NULL OR website IS NOT NULL) AS contact
            FROM organisation WHERE \(scope.holds("id")) AND withdrawn = 0 ORDER BY id
            """
        ) { try add($0, &parts, to: &draft) }
    }

    private mutating func add(_ row: Row, _ parts: inout RegisterParts, to draft: inout DocumentDraft) throws {
        let id = try row.int64("id")
        let own = parts.next(id)
        guard try row.withText("sort_key", { draft.begin(id: id, order: $0) }) != nil else {
            throw DatabaseError.column("sort_key", problem: "brak wartości (NULL)")
        }
        let (listed, seat) = try listed(id, row, own)
        draft.add(text: listed.name, to: RegisterSchema.Field.name)
        for name in own.formerNames { draft.add(text: name, to: RegisterSchema.Field.alias) }
        write(pieces: listed.locality, seat?.words)
        text.withUnsafeBufferPointer { draft.add(text: $0, to: RegisterSchema.Field.place) }
        _ = try row.withText("aims") { draft.add(text: $0, to: RegisterSchema.Field.aims) }
        addFacets(listed, hasContact: try row.bool("contact"), own, to: &draft)
        if let point = listed.point, let place = SearchPlace(latitude: point.latitude, longitude: point.longitude) { draft.add(place: place) }
        if let day = listed.registeredOn { draft.add(order: Int64(day.number), to: RegisterSchema.since) }
        if let day = listed.statedOn { draft.add(order: Int64(day.number), to: RegisterSchema.statedOn) }
        for number in own.numbers {
            write(number.kind, " ", number.value)
            text.withUnsafeBufferPointer { draft.add(identifier: $0) }
        }
        payload.clear()
        listed.write(to: &payload)
        payload.bytes.withUnsafeBufferPointer { draft.end(payload: $0) }
    }

    private mutating func addFacets(_ listed: ListedOrganisation, hasContact: Bool, _ own: RegisterParts.Own, to draft: inout DocumentDraft) {
        func add(_ facet: RegisterFacet, _ code: String?) { if let code { draft.add(code: code, to: facet.slot) } }
        add(.gmina, listed.placing == .outside ? RegisterSchema.outside : listed.gmina?.digits)
        add(.powiat, listed.gmina.flatMap { seat(in: $0.digits)?.powiat })
        for sphere in listed.spheres {
            add(.sphere, sphere.code)
            if !sphere.isProposed { add(.statedSphere, sphere.code) }
        }
        add(.kind, listed.kind.rawValue)
        add(.form, listed.form)
        add(.status, listed.status?.rawValue)
        add(.year, listed.registeredOn.map { String($0.year) })
        add(.contact, hasContact ? "yes" : "no")
        for source in own.sources {
            add(.source, source)
            if !sources.contains(source) { hasUnknownSource = true }
        }
        add(.location, listed.precision == .unknown ? nil : listed.precision.rawValue)
        add(.placing, listed.placing.rawValue)
        add(.sample, listed.isSample ? "yes" : "no")
        if let sign = listed.lastSign { draft.add(stamp: Int64(sign.on.number), to: RegisterFacet.signOfLife.slot) }
        let taxShare = TaxShareStamp.stamp(
            hasStatus: listed.hasPublicBenefit == true, hasAmounts: own.hasShares, listed.entitled.map { ($0.from, $0.until) })
        if taxShare != 0 { draft.add(stamp: taxShare, to: RegisterFacet.taxShare.slot) }
    }

    private mutating func listed(_ id: Int64, _ row: Row, _ own: RegisterParts.Own) throws -> (ListedOrganisation, Seat?) {
        var listed = ListedOrganisation(id: ID(id))
        (listed.name, listed.slug) = (try row.text("name"), try row.text("slug"))
        listed.kind = BodyKind(rawValue: try row.text("kind")) ?? .unknown
        listed.form = try row.textOrNil("form")
        (listed.status, listed.statusSince) = (try row.textOrNil("status").flatMap(Status.init(rawValue:)), try row.dayOrNil("status_since"))
        listed.placing = Placing(rawValue: try row.text("placement")) ?? .ambiguous
        let seat = try row.textOrNil("gmina").flatMap { self.seat(in: $0) }
        listed.gmina = seat?.teryt
        listed.locality = try row.textOrNil("locality")
        (listed.registeredOn, listed.statedOn) = (try row.dayOrNil("registered_on"), try row.dayOrNil("stated_on"))
        if let kind = try row.textOrNil("sign_kind").flatMap(SignOfLife.Kind.init(rawValue:)), let day = try row.dayOrNil("sign_on") {
            listed.lastSign = SignOfLife(kind: kind, on: day)
        }
        (listed.hasPublicBenefit, listed.isSample) = (try row.boolOrNil("public_benefit"), try row.bool("sample"))
        listed.precision = Precision(rawValue: try row.text("precision")) ?? .unknown
        if let lat = try row.realOrNil("lat"), let lon = try row.realOrNil("lon") {
            // A home is shown by its gmina only.
            if try row.bool("home_address"), listed.precision == .address {
                listed.point = seat?.inside
                listed.precision = listed.point == nil ? .unknown : .gmina
            } else {
                listed.point = Point(latitude: lat, longitude: lon)
            }
        }
        for number in own.numbers where number.isRecommended {
            switch number.kind {
            case "krs": listed.krs = number.value
            case "nip": listed.nip = number.value
            case "regon": listed.regon = number.value
            default: break
            }
        }
        listed.spheres = own.spheres.filter { spheres.contains($0.code) }
        listed.entitled = Array(own.entitled)
        return (listed, seat)
    }

    /// Nil for what is no code of a unit.
    private mutating func seat(in gmina: String) -> Seat? {
        if let known = seats[gmina] { return known }
        let seat = Teryt(gmina).map { teryt in
            let unit = territory[teryt]
            let words = [unit?.name, unit?.teryt.powiat.flatMap { territory[$0]?.name }].compactMap(\.self).joined(separator: " · ")
            return Seat(teryt: teryt, powiat: teryt.powiat?.digits, words: words, inside: unit?.inside)
        }
        seats[gmina] = seat
        return seat
    }

    /// Puts pieces together in `text`, one behind the other.
    private mutating func write(_ pieces: String...) {
        text.removeAll(keepingCapacity: true)
        for piece in pieces { text.append(contentsOf: piece.utf8) }
    }

    /// Puts together what there is, with a dot between.
    private mutating func write(pieces first: String?, _ second: String?) {
        text.removeAll(keepingCapacity: true)
        if let first { text.append(contentsOf: first.utf8) }
        guard let second, !second.isEmpty else { return }
        if !text.isEmpty { text.append(contentsOf: " · ".utf8) }
        text.append(contentsOf: second.utf8)
    }
}
