import Database
import Reference
import Registry
import Search
import Values

/// One state of all activities and grants, and of the areas bodies want to work in, laid out so that a map of any filter is counted in a pass
/// over some columns.
package struct PlacedDeeds: Sendable {
    /// Activities or grants: a row each.
    struct Table: Sendable {
        /// 0 where nobody told it.
        var years: [Int16] = []
        /// Hundredths of the currency, and people reached; ``PlacedDeeds/missing`` where nobody told them.
        var amounts: [Int] = [], people: [Int] = []
        /// Numbers of ``PlacedDeeds/currencies``.
        var currencies: [UInt8] = []
        var samples: [Bool] = []
        /// Numbers of ``PlacedDeeds/spheres``.
        var spheres = CountedLists<UInt8>()
        /// Numbers of ``PlacedDeeds/bodies``: who leads it, takes part in it or gets it.
        var bodies = CountedLists<Int32>()
        /// Numbers of ``PlacedDeeds/codes``, in each of the three ways of counting.
        var places: [DeedCounts.Place: CountedLists<UInt16>] = [:]
        /// Rows by body.
        var byBody = CountedLists<Int32>()
        var newest: Day?

        var count: Int { years.count }
    }

    static let missing = Int.min
    /// The first codes are no units.
    static let outside: UInt16 = 0, everywhere: UInt16 = 1

    /// The register it was laid out beside; filters of bodies are asked of this state.
    let view: LiveRegister.View
    let tables: [DeedKind: Table]
    /// TERYT numbers by number of the code.
    let codes: [String]
    let spheres: [String: UInt8]
    /// ISO 4217 by number.
    let currencies: [String]
    /// Ids of bodies with deeds or with a declared area, and their numbers in the register, -1 for those it does not have.
    let bodies: [Int64], documents: [Int32]
    /// Codes of the area each body declares, and of its seat.
    let areas: CountedLists<UInt16>
    let seats: CountedLists<UInt16>

    package init(_ view: LiveRegister.View, in db: Reading) throws {
        var reading = try PlacedDeedsReading(view, in: db)
        self.view = view
        var tables: [DeedKind: Table] = [:]
        for kind in DeedKind.allCases { tables[kind] = try reading.table(kind, in: db) }
        try reading.readAreas(in: db)
        (spheres, currencies, bodies) = (reading.spheres, reading.currencies.values, reading.bodies.values)
        let count = bodies.count
        self.tables = tables.mapValues { table in
            var table = table
            table.byBody = table.bodies.inverted(count: count)
            return table
        }
        (documents, seats) = reading.standing()
        (areas, codes) = (reading.declared(), reading.codes.values)
    }

    func table(_ kind: DeedKind) -> Table { tables[kind] ?? Table() }

    /// The years in which something was done or awarded, growing.
    func years(_ kind: DeedKind) -> [Int] { Set(table(kind).years).subtracting([0]).map { Int($0) }.sorted() }
}

/// Different values in the order of their coming, and the number of each.
struct Numbered<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value]
    private var numbers: [Value: Int]

    init(_ values: [Value] = []) {
        self.values = values
        numbers = Dictionary(uniqueKeysWithValues: zip(values, 0...))
    }

    mutating func number(_ value: Value) -> Int {
        if let known = numbers[value] { return known }
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }

    func known(_ value: Value) -> Int? { numbers[value] }
}
