import Database

/// Where each deed is, in one of the three ways of counting.
struct DeedPlaces {
    enum Found: Hashable {
        /// The TERYT number of a gmina, a powiat or a voivodeship.
        case unit(String)
        /// The whole region or country.
        case everywhere
        case outside
    }

    private var places: [Int64: [Found]] = [:]

    /// Of a deed; empty when nobody knows.
    subscript(_ deed: Int64) -> [Found] { places[deed] ?? [] }

    init(_ place: DeedCounts.Place, _ kind: DeedKind, in db: Reading) throws {
        switch place {
        case .work: try readWork(in: db)
        case .seat: try readSeats(of: kind, in: db)
        case .area: try readAreas(of: kind, in: db)
        }
    }

    private mutating func readWork(in db: Reading) throws {
        try db.each("SELECT deed_id, kind, teryt FROM deed_place WHERE kind <> 'unplaced' ORDER BY deed_id, position") { row in
            let (deed, kind) = (try row.int64("deed_id"), try row.text("kind"))
            let teryt = try row.textOrNil("teryt")
            // A point without its gmina will have one when somebody asks borders; until then nobody knows.
            if kind == "point", teryt == nil { return }
            places[deed, default: []].append(kind == "outside" ? .outside : teryt.map(Found.unit) ?? .everywhere)
        }
    }

    /// What the source says of the seat; where it says nothing, the register's.
    private mutating func readSeats(of kind: DeedKind, in db: Reading) throws {
        let role: SQL = kind == .grant ? "'recipient'" : "'leader'"
        try db.each(
            """
            SELECT p.deed_id, coalesce(p.seat_gmina, o.gmina) AS gmina, o.placement FROM deed_party p
            LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.role = \(role) ORDER BY p.deed_id, p.position
            """
        ) { row in
            let deed = try row.int64("deed_id")
            guard places[deed] == nil else { return }
            if let gmina = try row.textOrNil("gmina") {
                places[deed] = [.unit(gmina)]
            } else if try row.textOrNil("placement") == "outside" {
                places[deed] = [.outside]
            }
        }
    }

    private mutating func readAreas(of kind: DeedKind, in db: Reading) throws {
        let role: SQL = kind == .grant ? "'recipient'" : "'leader'"
        try db.each(
            """
            SELECT p.deed_id, a.code FROM deed_party p JOIN attribute a ON a.organisation_id = p.organisation_id AND a.kind = 'area'
            WHERE p.role = \(role) ORDER BY p.deed_id, a.code
            """
        ) { row in
            let (deed, code) = (try row.int64("deed_id"), try row.text("code"))
            places[deed, default: []].append(code == "country" || code == "region" ? .everywhere : .unit(code))
        }
    }
}
