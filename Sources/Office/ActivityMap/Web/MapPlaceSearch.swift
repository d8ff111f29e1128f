import Listing
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Beside the map: a box for the name of a place, and who is near the one that was chosen.
struct MapPlaceSearch: Sendable {
    private let question: MapQuestion
    private let finding: PlaceFinding
    private let near: Near?

    private struct Near: Sendable {
        let vicinity: Vicinity
        let total: Int
        let nearest: [CardList.Item]
        let list: RegistryAddress
    }

    /// So many bodies stand beside the map; the others are in the list.
    private static let most = 8

    init(_ question: MapQuestion, _ shelf: RegistryDesk.Shelf) {
        (self.question, finding) = (question, .organisations(shelf.view.places))
        near = question.search.near.map { vicinity in
            let search = question.counted.with(\.near, vicinity)
            let result = shelf.find(search)
            let nearest = result.hits.prefix(MapPlaceSearch.most).map { hit in
                let body = ListedOrganisation(hit)
                let place = body.locality ?? body.gmina.flatMap { shelf.territory[$0]?.label }
                let detail: [HTML] = [place.map { "\($0)" }, body.distance(from: vicinity)].compactMap(\.self)
                return CardList.Item(
                    body.name, RegistryAddress.organisation(body.id, slug: body.slug), detail: "\(each: detail, by: " · ", { $0 })")
            }
            return Near(
                vicinity: vicinity, total: result.total, nearest: nearest, list: .list(search))
        }
    }

    var form: HTML { NearField(finding, back: MapAddress.map(question.with(\.search.near, nil)), chosen: nil).form }

    /// Who is near the chosen place, in numbers and links.
    var chosen: HTML {
        """
        <div data-fresh="blisko">\(near.map(section))</div>
        """
    }

    /// For the script of the map: latitude, longitude and kilometres.
    var attribute: HTML? { near.map { " data-near=\"\($0.vicinity.latitude) \($0.vicinity.longitude) \($0.vicinity.kilometres)\"" } }

    /// Those who are nearest, for the column beside the map.
    var nearest: HTML? {
        guard let near, !near.nearest.isEmpty else { return nil }
        let rest = near.total - near.nearest.count
        return """
            <section class="stack tight" aria-labelledby="najblizej"><h2 id="najblizej">Najbliżej</h2>
            \(CardList(near.nearest, columns: true).html)
            \(when: rest > 0, "<p><a href=\"\(path: near.list)\">Cała lista, najbliższe najpierw</a></p>")
            <p class="small quiet">\(finding.remark)</p></section>
            """
    }

    private func section(_ near: Near) -> HTML {
        let count = Plural("organizacja", "organizacje", "organizacji").of(near.total)
        func radius(_ kilometres: Int) -> HTML {
            let address = MapAddress.map(question.with(\.search.near, near.vicinity.within(kilometres)))
            let isCurrent = kilometres == near.vicinity.kilometres
            return "<a href=\"\(path: address)\"\(when: isCurrent, " aria-current=\"true\"")>\(kilometres) km</a>"
        }
        return """
            <section class="brickrule stack tight" aria-labelledby="blisko">
            <div class="bar wide"><h2 id="blisko">\(count) \(near.vicinity.words(finding.name(near.vicinity)))</h2>
            <p class="small"><a href="\(path: MapAddress.map(question.with(\.search.near, nil)))">Usuń miejsce</a></p></div>
            <div class="bar"><nav class="switch" aria-label="Jak daleko">\(each: Set(Vicinity.offered + [near.vicinity.kilometres]).sorted(), radius)</nav><a href="\(path: near.list)">Pokaż na liście</a></div>
            </section>
            """
    }
}
