import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The map of the start page: the region in the colours of `/mapa`, one path for each colour so that it stays light, and the way on.
struct HomeMap: Sendable {
    let rates: RegionRates
    let outlines: MapOutlines

    /// Nil where no border of the loaded territory is known: none is invented.
    init?(_ rates: RegionRates, _ outlines: MapOutlines) {
        guard rates.units.contains(where: { outlines.shapes[$0] != nil }) else { return nil }
        (self.rates, self.outlines) = (rates, outlines)
    }

    var html: HTML {
        """
        <figure class="viz">
        <figcaption><strong>\(RegionRates.title)</strong><br><span class="small quiet">\(subtitle)</span></figcaption>
        <a href="/mapa" aria-label="Otwórz mapę aktywności"><svg class="map" viewBox="0 0 \(outlines.width) \(outlines.height)" role="img" \
        aria-label="Mapa: organizacje na 10 tys. mieszkańców w gminach. Te same liczby są w tabeli pod odnośnikiem Tabela gmin.">\
        \(when: rates.missing > 0, MapDrawing.hatch)<g class="area">\(each: areas, { $0 })</g>\
        <path class="pow" d="\(outlines.powiats)"/><path class="reg" d="\(outlines.region)"/></svg></a>
        \(rates.keys())
        <p class="bar wide small"><span><a href="/mapa">Otwórz mapę</a> · <a href="/mapa#tabela">Tabela gmin</a></span>\(sources)</p>
        </figure>
        """
    }

    private var subtitle: String {
        let missing = rates.missing > 0 ? "; \(number(rates.missing)) bez danych" : ""
        return "według siedziby, \(Plural("gmina", "gminy", "gmin").of(rates.count))\(missing)"
    }

    private var sources: HTML {
        let days = [rates.newest, rates.populationOn].compactMap { $0 }.map(\.year)
        guard let first = days.min(), let last = days.max() else { return "" }
        return "<span class=\"src\">rejestr · GUS · \(first == last ? "\(first)" : "\(first)–\(last)")</span>"
    }

    /// All places of one colour as one path.
    private var areas: [HTML] {
        var paths: [Int: String] = [:]
        let units = rates.units
        // In one order whatever the order of a dictionary is: the same state is the same bytes.
        for (teryt, shape) in outlines.shapes.sorted(by: { $0.key < $1.key }) where units.contains(teryt) {
            paths[rates.colour(of: teryt) ?? 0, default: ""] += shape.path
        }
        return paths.sorted { $0.key < $1.key }.map { colour, path in
            colour == 0 ? "<path fill=\"url(#brak)\" d=\"\(path)\"/>" : "<path \(MapDrawing.colour(colour)) d=\"\(path)\"/>"
        }
    }
}
