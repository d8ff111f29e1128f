import Polish
import Reference
import Web

/// Over a map some of whose places have no known border: that it is schematic, which places are discs or missing, and what loads real borders.
struct SchematicNote: Sendable {
    private let level: MapLevel, discs: Int, missing: Int

    init(_ rows: [AreaFigures.Row], _ level: MapLevel, _ outlines: MapOutlines) {
        self.level = level
        discs = rows.count { outlines.discs.contains($0.unit.teryt) }
        missing = rows.count { outlines.shapes[$0.unit.teryt] == nil }
    }

    /// Nil where every place has its border.
    var html: HTML? {
        if discs + missing == 0 { return nil }
        return """
            <div class="note"><p>Mapa schematyczna</p><p>\(discWords) \(missingWords) Prawdziwe granice wczytuje polecenie:<br>\
            <code>pozytek import boundaries PLIK --level gmina</code></p></div>
            """
    }

    private var discWords: HTML? {
        guard discs > 0 else { return nil }
        let places = level == .gmina ? Plural("gminy", "gmin", "gmin") : Plural("powiatu", "powiatów", "powiatów")
        return """
            Granic \(places.of(discs)) nie znamy: \(discs == 1 ? "jest kołem" : "każde miejsce jest kołem tej samej wielkości") tam, gdzie leży. Koło \
            nie jest granicą i nie mówi o powierzchni.
            """
    }

    private var missingWords: HTML? {
        guard missing > 0 else { return nil }
        let places = level == .gmina ? Plural("gminy", "gmin", "gmin") : Plural("powiatu", "powiatów", "powiatów")
        return "Na mapie nie ma \(places.of(missing)), bo nie wiemy, gdzie leżą; są w tabeli."
    }
}
