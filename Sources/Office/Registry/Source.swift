/// Where records come from. The fixed sources stand here; a list of a starosta or a ministry brings its own. Compared by their
/// codes. A class, because every record and every number carries one.
package final class Source: Sendable, Hashable {
    /// Never changes: `krs`, `starosta-0408`.
    package let code: String
    package let title: String
    /// As readers see it beside a value: "KRS · 18 listopada 2026".
    package let label: String
    package let publisher: String
    package let licence: String
    /// A value of a source with a smaller number wins.
    package let precedence: Int
    /// Whether its records say that a body exists. The lists of the share of tax speak of bodies others register: that such a record
    /// is closed says nothing about the body.
    package let isRegister: Bool
    /// Whether its records are invented. They never meet real ones.
    let isSample: Bool

    package init(code: String, title: String, label: String, publisher: String, licence: String, precedence: Int, isRegister: Bool = true) {
        (self.code, self.title, self.label, self.publisher) = (code, title, label, publisher)
        (self.licence, self.precedence, self.isRegister) = (licence, precedence, isRegister)
        isSample = Source.sampleCodes.contains(code)
    }

    package static func == (a: Source, b: Source) -> Bool { a.code == b.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }

    private static let reuse = "informacja sektora publicznego, wolno używać ponownie z podaniem źródła"

    package static let krs = Source(
        code: "krs", title: "Krajowy Rejestr Sądowy", label: "KRS",
        publisher: "Ministerstwo Sprawiedliwości, otwarte API Krajowego Rejestru Sądowego",
        licence: reuse, precedence: 10)
    package static let regon = Source(
        code: "regon", title: "Rejestr REGON", label: "REGON", publisher: "Główny Urząd Statystyczny, usługa BIR", licence: reuse, precedence: 20)
    package static let niw = Source(
        code: "niw", title: "Wykaz organizacji pożytku publicznego", label: "wykaz NIW",
        publisher: "Narodowy Instytut Wolności – Centrum Rozwoju Społeczeństwa Obywatelskiego", licence: reuse, precedence: 60, isRegister: false)
    package static let mf = Source(
        code: "mf", title: "Kwoty 1 % i 1,5 % podatku", label: "Ministerstwo Finansów",
        publisher: "Ministerstwo Finansów, wykaz kwot przekazanych organizacjom",
        licence: reuse, precedence: 70, isRegister: false)
    package static let fixed: [Source] = [.krs, .regon, .niw, .mf] + samples
}
