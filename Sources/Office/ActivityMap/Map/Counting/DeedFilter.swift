import Registry
import Search

/// Which activities or grants are counted.
struct DeedFilter: Sendable {
    private let year: Int16?
    /// By number of the sphere; nil: whatever sphere, also none.
    private let spheres: [Bool]?
    private let takesNoSphere: Bool
    /// Invented or real ones; nil: both.
    private let isSample: Bool?
    /// By number of the body; nil: whoever does it, also bodies the register does not have.
    private let bodies: [Bool]?

    init(_ question: MapQuestion, spheres: [String], _ deeds: PlacedDeeds, _ shelf: RegistryDesk.Shelf) {
        year = question.year.map { Int16(clamping: $0) }
        takesNoSphere = spheres.contains(SearchSchema.none)
        self.spheres =
            spheres.isEmpty
            ? nil
            : spheres.compactMap { deeds.spheres[$0] }.reduce(into: Array(repeating: false, count: 256)) { $0[Int($1)] = true }
        let samples = question.search.choices[.sample] ?? (shelf.sample ? [] : ["no"])
        isSample = samples.count == 1 ? samples[0] == "yes" : nil
        bodies = question.bodyFilter.map { search in
            let bits = deeds.view.snapshot.bits(search.query(sample: true, today: shelf.today))
            return deeds.documents.map { $0 >= 0 && bits[Int($0) >> 6] >> UInt64($0 & 63) & 1 == 1 }
        }
    }

    func passes(_ row: Int, of table: PlacedDeeds.Table) -> Bool {
        if let year, table.years[row] != year { return false }
        if let isSample, table.samples[row] != isSample { return false }
        if let spheres {
            let own = table.spheres[row]
            guard own.isEmpty ? takesNoSphere : own.contains(where: { spheres[Int($0)] }) else { return false }
        }
        if let bodies, !table.bodies[row].contains(where: { bodies[Int($0)] }) { return false }
        return true
    }
}
