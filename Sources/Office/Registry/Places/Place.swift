import Listing
import Reference

/// Something people call a place: a locality, a gmina, or where a postal code belongs.
package struct Place: Sendable, Equatable {
    package enum Kind: Sendable {
        case town, locality, gmina, postalCode
    }

    package let kind: Kind
    /// "Zbójno", "gmina Zbójno", "87-645 Zbójno".
    package let name: String
    /// "gmina Zbójno, powiat golubsko-dobrzyński"
    package let around: String
    package let gmina: Teryt
    package let point: Point
    /// The place itself is on no map of ours: the point is the one inside its gmina.
    package let isRough: Bool
    /// How many may mean it: people of a town or gmina, bodies seated in a village.
    let weight: Int

    package init(_ kind: Kind, _ name: String, around: String, _ gmina: Teryt, _ point: Point, isRough: Bool = false, weight: Int = 0) {
        (self.kind, self.name, self.around, self.gmina, self.isRough, self.weight) = (kind, name, around, gmina, isRough, weight)
        // Ten metres are enough, and an address stays short.
        func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
        self.point = Point(latitude: rounded(point.latitude), longitude: rounded(point.longitude))
    }

    /// Nil for a place that does not lie in Poland.
    package var vicinity: Vicinity? { Vicinity(latitude: point.latitude, longitude: point.longitude) }

    /// In the genitive with its kind, so that no name is inflected: "miejscowości Zbójno".
    var genitive: String {
        switch kind {
        case .town: "miasta \(name)"
        case .locality: "miejscowości \(name)"
        case .gmina: "środka gminy \(name.dropFirst("gmina ".count))"
        case .postalCode: "kodu \(name)"
        }
    }
}
