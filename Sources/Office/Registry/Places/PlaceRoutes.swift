import Listing
import Web

/// Request → words → the page of the place, candidates, or suggestions.
enum PlaceRoutes {
    private static let longest = 100

    static func all(_ desk: RegistryDesk) -> [Route] {
        [
            .get(PlaceAddress.search.path, for: .everyone, examples: [PlaceAddress.search.path, PlaceAddress.search.path + "?miejsce=lip"]) { visit in
                let (words, back) = (words(visit, PlaceFinding.nameParameter), back(visit))
                if let place = desk.places.index.only(words) { return .redirect(to: back.address(around: place)) }
                return .page(PlacePage(words, back, desk.places.index).page)
            },
            .get(PlaceAddress.suggest.path, for: .everyone, examples: [PlaceAddress.suggest.path + "?q=tor"]) { visit in
                PlaceSuggestions(words(visit, "q"), back(visit), desk.places.index).reply
            },
        ]
    }

    private static func words(_ visit: Visit, _ name: String) -> String {
        String((visit.query.first(name) ?? "").prefix(longest)).split(separator: " ").joined(separator: " ")
    }

    private static func back(_ visit: Visit) -> PlaceReturn { PlaceReturn(visit.query.first(PlaceFinding.backParameter)) }
}
