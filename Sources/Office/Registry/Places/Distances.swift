import Listing
import Polish
import Reference
import Web

extension ListedOrganisation {
    /// How far the seat is from the middle of a circle, in words; nil when nobody knows where it is.
    package func distance(from near: Vicinity) -> HTML? {
        guard let point, let metres = near.metres(latitude: point.latitude, longitude: point.longitude) else { return nil }
        guard precision == .gmina else { return "\(distanceWords(metres))" }
        return "\(metres < 1_000 ? "mniej niż 1 km" : "około \(number(Int((metres / 1_000).rounded()))) km"), położenie przybliżone"
    }
}
