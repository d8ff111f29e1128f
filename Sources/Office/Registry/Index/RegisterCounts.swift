import Reference
import Values

/// Counts for the pages that speak of many bodies.
struct RegisterCounts: Sendable {
    private(set) var total = 0
    private(set) var struckOff = 0
    /// The unknown form is nil.
    private(set) var byForm: [String?: Int] = [:]
    private(set) var byGmina: [Teryt: Int] = [:]
    private(set) var byPowiat: [Teryt: Int] = [:]
    private(set) var byPlacing: [Placing: Int] = [:]
    private(set) var byKind: [BodyKind: Int] = [:]
    /// A body counts once in each of its spheres.
    private(set) var bySphere: [String: Int] = [:]
    /// The newest day any record speaks of.
    private(set) var newest: Day?
    private(set) var hasSample = false

    /// - Parameter search: which bodies are counted; its page means nothing here.
    init(_ index: RegisterIndex, _ search: OrganisationSearch = OrganisationSearch(), sample: Bool, today: Day) {
        var (forms, gminas, placings) = ([Int16: Int](), [Int32: Int](), [Placing: Int]())
        var (newest, bits): (Int32, [Int]) = (0, Array(repeating: 0, count: 64))
        for place in index.matches(search, sample: sample, today: today) {
            let entry = index.entries[place]
            total += 1
            if entry.status == .struckOff { struckOff += 1 }
            forms[entry.form, default: 0] += 1
            if entry.gmina > 0 { gminas[entry.gmina, default: 0] += 1 }
            placings[entry.placing, default: 0] += 1
            byKind[entry.kind, default: 0] += 1
            var spheres = entry.spheres
            while spheres != 0 {
                bits[spheres.trailingZeroBitCount] += 1
                spheres &= spheres - 1
            }
            newest = max(newest, entry.statedOn)
            hasSample = hasSample || entry.isSample
        }
        byForm = Dictionary(uniqueKeysWithValues: forms.map { ($0 < 0 ? nil : index.forms[Int($0)], $1) })
        for (number, count) in gminas {
            guard let gmina = Teryt(String(repeating: "0", count: number < 100_000 ? 1 : 0) + String(number)), let powiat = gmina.powiat else {
                continue
            }
            byGmina[gmina] = count
            byPowiat[powiat, default: 0] += count
        }
        for (sphere, count) in zip(index.spheres, bits) where count > 0 { bySphere[sphere] = count }
        byPlacing = placings
        self.newest = Day(number: Int(newest))
    }

    /// Most first, then by code.
    var forms: [(form: String?, count: Int)] {
        byForm.map { ($0.key, $0.value) }.sorted { ($1.count, $0.form ?? "") < ($0.count, $1.form ?? "") }
    }
}
