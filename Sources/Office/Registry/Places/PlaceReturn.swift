import Listing
import Web

/// The page a chosen place leads back to, as it stands in an address (`z=/organizacje?sfera=17`): one of this site, whatever anybody wrote there.
struct PlaceReturn: Sendable, Equatable {
    private let path: String
    /// What the page asked for besides a place.
    private let query: Query

    /// The list of organisations where nothing usable is given.
    init(_ text: String?) {
        let parts = (text ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, PlaceReturn.isPath(path) else {
            (self.path, query) = (RegistryAddress.list(OrganisationSearch()).path, Query())
            return
        }
        let asked = parts.count > 1 ? (try? Query(text: parts[1])) ?? Query() : Query()
        self.path = String(path)
        query = [Vicinity.placeParameter, PlaceFinding.nameParameter, "strona"].reduce(asked.answered) { $0.setting($1, to: nil) }
    }

    /// Words of small letters and hyphens between slashes: neither another host nor a way up.
    private static func isPath(_ path: Substring) -> Bool {
        let words = path.split(separator: "/", omittingEmptySubsequences: false)
        return words.count > 1 && words[0].isEmpty && path.utf8.count <= 80
            && words.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } }
    }

    /// Without a place.
    var address: PlainAddress { PlainAddress(query.appended(to: path)) }

    /// The page around a place.
    func address(around place: Place) -> PlainAddress {
        PlainAddress(query.setting(Vicinity.placeParameter, to: place.vicinity?.place).appended(to: path))
    }
}

/// Every address of the search for places.
package enum PlaceAddress: Address {
    case search
    case suggest

    package var path: String {
        switch self {
        case .search: "/miejsca"
        case .suggest: "/miejsca/podpowiedzi"
        }
    }
}

extension PlaceFinding {
    /// For lists of organisations.
    package static func organisations(_ index: PlaceIndex) -> PlaceFinding {
        places(
            index,
            remark: """
                Liczy się siedziba. Organizacje, których adresu na mapie nie znamy, liczymy w środku ich gminy i piszemy przy nich „położenie \
                przybliżone”.
                """)
    }

    /// For lists of things on the ground.
    ///
    /// - Parameter remark: what is counted where.
    package static func places(_ index: PlaceIndex, remark: HTML) -> PlaceFinding {
        PlaceFinding(page: PlaceAddress.search.path, suggestions: PlaceAddress.suggest.path, name: { index.name(of: $0) }, remark: remark)
    }
}
