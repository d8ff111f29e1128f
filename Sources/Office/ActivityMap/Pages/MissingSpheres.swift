import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Spheres in which nobody is known in a place, although most places like it have somebody. A question to look into, never a verdict.
struct MissingSpheres: Sendable {
    struct Gap: Sendable {
        let sphere: Sphere
        /// Similar units in which somebody is known, in the order of the alphabet.
        let elsewhere: [Unit]
    }

    static let shown = 8

    let unit: Unit
    let similar: [Unit]
    /// Those that most of the similar units have, the commonest first.
    let gaps: [Gap]
    let territory: Territory

    init(_ unit: Unit, _ similar: [Unit], _ counts: SphereCounts, _ territory: Territory) {
        (self.unit, self.similar, self.territory) = (unit, similar, territory)
        gaps = counts.spheres.compactMap { sphere in
            guard counts.line(unit.teryt, sphere).isEmpty else { return nil }
            let elsewhere = similar.filter { !counts.line($0.teryt, sphere).isEmpty }
            return elsewhere.count * 2 > similar.count ? Gap(sphere: sphere, elsewhere: elsewhere) : nil
        }.enumerated().sorted { ($1.element.elsewhere.count, $0.offset) < ($0.element.elsewhere.count, $1.offset) }.map(\.element)
    }

    var html: HTML {
        """
        <section class="brickrule stack tight" aria-labelledby="braki"><h2 id="braki">O czym tu nie wiemy</h2>
        \(content)</section>
        """
    }

    private var content: HTML {
        if similar.isEmpty {
            return "<p class=\"quiet\">Bez liczby mieszkańców nie umiemy wskazać podobnych miejsc, więc nie mamy z czym porównać.</p>"
        }
        if gaps.isEmpty {
            return "<p class=\"read\">W każdej sferze, w której ktoś działa w większości podobnych miejsc, znamy kogoś także tutaj.</p>"
        }
        return """
            <p class="read">W tych sferach nie znamy tu żadnej organizacji, działania ani dotacji, choć znamy je w większości podobnych miejsc. \
            To nie znaczy, że nikt tego nie robi: może robi to gmina, parafia, grupa bez rejestracji albo organizacja z sąsiedztwa.</p>
            \(DataTable("Sfery, w których nikogo tu nie znamy", columns: columns, rows: Array(gaps.prefix(MissingSpheres.shown)), style: .flow).html)
            \(when: gaps.count > MissingSpheres.shown, "<p class=\"small quiet\">Takich sfer jest razem \(number(gaps.count)).</p>")
            """
    }

    private var columns: [DataTable<Gap>.Column] {
        func link(_ unit: Unit) -> HTML { "<a href=\"\(path: RegistryAddress.unit(unit, territory))\">\(unit.label)</a>" }
        return [
            .init("Sfera") { "<a href=\"\(path: RegistryAddress.sphere($0.sphere))\">\($0.sphere.name)</a>" },
            .init("Podobne miejsca, w których ktoś działa", label: "Podobnych", numeric: true) { gap in
                "\(number(gap.elsewhere.count)) z \(number(similar.count))"
            },
            .init("Na przykład") { "\(each: $0.elsewhere.prefix(3), by: ", ", link)" },
        ]
    }
}
