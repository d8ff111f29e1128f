import Polish

extension Unit {
    /// The same units with labels, slugs and sort keys that tell them apart.
    ///
    /// A gmina's bracket is the first of these that no other gmina of its name shares, and only bearers of a shared name carry one:
    /// 1. its kind: "Lipno (miasto)";
    /// 2. its powiat: "Rogowo (powiat żniński)";
    /// 3. both: "Brodnica (gmina wiejska, powiat brodnicki)";
    /// 4. both and the voivodeship.
    ///
    /// A powiat always says that it is one, "powiat toruński", "Toruń (miasto na prawach powiatu)", and names its voivodeship when another
    /// powiat is called the same. Units that are gone do not make others homonyms; they say "(dawniej)".
    package static func labelled(_ units: some Sequence<Unit>) -> [Unit] {
        let all = Array(units)
        let places = Dictionary(all.map { ($0.teryt, $0) }, uniquingKeysWith: { first, _ in first })
        let bearers = Dictionary(grouping: all.filter { $0.until == nil }) { Bearing(level: $0.level, name: fold($0.name)) }
        return all.map { unit in
            var unit = unit
            let others = (bearers[Bearing(level: unit.level, name: fold(unit.name))] ?? []).filter { $0.teryt != unit.teryt }
            let label = unit.label(among: others, places)
            unit.label = unit.until == nil ? label : "\(label) (dawniej)"
            unit.slug = Polish.slug(unit.label)
            // By the bare name: otherwise every land powiat would stand under "p" and every city outside that row.
            unit.sortKey = Polish.sortKey(unit.level == .gmina ? unit.label : unit.name)
            return unit
        }
    }

    private struct Bearing: Hashable {
        let level: Teryt.Level
        let name: String
    }

    private func label(among others: [Unit], _ places: [Teryt: Unit]) -> String {
        switch level {
        case .voivodeship: return "województwo \(name)"
        case .powiat:
            if teryt.isCity { return "\(name) (miasto na prawach powiatu)" }
            return others.isEmpty ? "powiat \(name)" : "powiat \(name) (\(voivodeshipName(places)))"
        case .gmina:
            guard !others.isEmpty, until == nil else { return name }
            let brackets = brackets(places)
            let taken = others.map { $0.brackets(places) }
            let index = brackets.indices.first { index in taken.allSatisfy { $0[index] != brackets[index] } } ?? brackets.count - 1
            return "\(name) (\(brackets[index]))"
        }
    }

    /// From the shortest to the one that is surely unique.
    private func brackets(_ places: [Teryt: Unit]) -> [String] {
        let powiat = teryt.powiat.flatMap { places[$0]?.name } ?? ""
        let both = teryt.isCity ? kindWord : "\(kindWord), powiat \(powiat)"
        return [kindWord, teryt.isCity ? kindWord : "powiat \(powiat)", both, "\(both), województwo \(voivodeshipName(places))"]
    }

    private func voivodeshipName(_ places: [Teryt: Unit]) -> String { places[teryt.voivodeship]?.name ?? "" }

    /// "miasto", "gmina wiejska", …; empty for what is no gmina.
    package var kindWord: String {
        switch kind {
        case .urban: teryt.isCity ? "miasto na prawach powiatu" : "miasto"
        case .rural: "gmina wiejska"
        case .urbanRural: "gmina miejsko-wiejska"
        case nil: ""
        }
    }
}
