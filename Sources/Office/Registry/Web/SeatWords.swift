import Reference

/// A gmina as lists name it around a locality.
struct SeatWords: Sendable {
    /// What stands for a locality that is not known.
    let label: String
    /// What the town is called where the gmina is only the town: `Lipno (miasto)`.
    private let town: String?
    private let powiat: String, gminaAndPowiat: String

    /// Nil when there is no such unit.
    init?(_ gmina: Teryt, in territory: Territory) {
        guard let unit = territory[gmina] else { return nil }
        label = unit.label
        town = unit.label.firstRange(of: " (miasto").map { String(unit.label[..<$0.lowerBound]) }
        let powiat = gmina.isCity ? nil : gmina.powiat.flatMap { territory[$0]?.label }
        self.powiat = powiat ?? ""
        gminaAndPowiat = ["gmina \(unit.label)", powiat].compactMap(\.self).joined(separator: ", ")
    }

    /// Gmina and powiat; the gmina only where the locality does not say it already.
    func around(_ locality: String?) -> String {
        guard let locality, locality != label, locality != town else { return powiat }
        return gminaAndPowiat
    }
}
