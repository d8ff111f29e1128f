import Listing
import Polish
import Web

/// `/miejsca`: the places somebody may have meant, each leading back to the page that asked.
struct PlacePage: Sendable {
    private let words: String
    private let back: PlaceReturn
    private let places: [Place]

    private static let most = 50

    init(_ words: String, _ back: PlaceReturn, _ index: PlaceIndex) {
        (self.words, self.back) = (words, back)
        places = index.find(words, limit: PlacePage.most)
    }

    var page: Page {
        Page(
            title: words.isEmpty ? "Znajdź miejsce" : "Miejsca: „\(words)”", description: "Miejscowości i gminy, wokół których szukamy organizacji.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Miejsca")], section: "organizacje", indexed: false, files: ["place.js"],
            policy: PagePolicy(asksPlace: true),
            body: """
                <div class="stack">
                <h1>\(words.isEmpty ? "Znajdź miejsce" : "Które miejsce?")</h1>
                \(form)
                \(when: !words.isEmpty, places.isEmpty ? nothing : list)
                </div>
                """)
    }

    private var form: HTML {
        NearField(.places(.none, remark: .empty), back: back.address, chosen: nil, words: words).form
    }

    private var list: HTML {
        let shown = places.map { CardList.Item($0.name, back.address(around: $0), detail: PlacePage.detail($0)) }
        let count = Plural("miejsce", "miejsca", "miejsc").of(places.count)
        return """
            <p role="status"><strong>\(count)</strong>\(when: places.count == PlacePage.most, " lub więcej, dopisz kolejne litery albo gminę")</p>
            \(CardList(shown, columns: places.count > 6).html)
            """
    }

    static func detail(_ place: Place) -> HTML {
        "\(place.around)\(when: place.isRough && place.kind != .postalCode, " · położenie przybliżone: środek gminy")"
    }

    private var nothing: HTML {
        emptyState(
            "Nie znamy miejsca „\(words)”.",
            why: "Wpisz początek nazwy miejscowości albo gminy, możesz dodać powiat („nowa wieś lipnowski”), albo kod pocztowy.",
            wayOn: ("Wróć bez miejsca", back.address))
    }
}

/// `/miejsca/podpowiedzi?q=`: ten places for what somebody has typed so far.
struct PlaceSuggestions: Sendable {
    private let places: [Place], back: PlaceReturn

    init(_ words: String, _ back: PlaceReturn, _ index: PlaceIndex) { (places, self.back) = (index.find(words), back) }

    var reply: Reply {
        var json = JSONWriter(capacity: 2048)
        json.object { json in
            json.array("items", places) { json, place in
                json.object { json in
                    json.field("name", place.name)
                    json.field("place", place.around)
                    json.field("url", back.address(around: place).path)
                }
            }
        }
        return .content(json.bytes, type: "application/json")
    }
}
