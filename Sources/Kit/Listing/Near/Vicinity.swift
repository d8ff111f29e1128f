import Geography
import Polish
import Search
import Web

/// A circle around a place in Poland, as addresses ask for it: `blisko=53.01,18.6&promien=10` on pages, `near=53.01,18.6&radius=10` elsewhere.
///
///     Vicinity.read(place: "53.01,18.60", radius: nil).vicinity?.kilometres     // 10
///     Vicinity.read(place: "18.60,53.01", radius: "x").faults.count             // 2
package struct Vicinity: Hashable, Sendable {
    /// Kilometres that may be asked for.
    package static let radii = 1...100
    package static let usualRadius = 10
    /// What pages let people choose from.
    package static let offered = [5, 10, 20]
    /// Parameters of pages.
    package static let placeParameter = "blisko", radiusParameter = "promien"

    /// Degrees of WGS 84, within Poland.
    package let latitude: Double, longitude: Double
    package var kilometres: Int

    /// Nil for what does not lie in Poland or is no number.
    package init?(latitude: Double, longitude: Double, kilometres: Int = usualRadius) {
        guard Poland.contains(Coordinate(longitude: longitude, latitude: latitude)), Vicinity.radii.contains(kilometres) else { return nil }
        (self.latitude, self.longitude, self.kilometres) = (latitude, longitude, kilometres)
    }

    package func within(_ kilometres: Int) -> Vicinity {
        var copy = self
        copy.kilometres = kilometres
        return copy
    }

    /// `53.01,18.6`
    package var place: String { "\(latitude),\(longitude)" }

    /// As a chip says it.
    ///
    /// - Parameter name: of the place, in the genitive with its kind: "miejscowości Zbójno"; nil: its degrees.
    package func words(_ name: String?) -> String { "do \(kilometres) km od \(name ?? "punktu \(degrees)")" }

    /// "53,01° N, 18,6° E"
    package var degrees: String {
        func text(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)".replacing(".", with: ",") }
        return "\(text(latitude))° N, \(text(longitude))° E"
    }

    /// Nil only for what no vicinity is.
    package var circle: SearchQuery.Circle? {
        SearchPlace(latitude: latitude, longitude: longitude).map { .init($0, metres: Double(kilometres) * 1000) }
    }

    /// How far a point is from the middle, along the great circle.
    package func metres(latitude: Double, longitude: Double) -> Double? {
        guard let point = SearchPlace(latitude: latitude, longitude: longitude) else { return nil }
        return SearchPlace(latitude: self.latitude, longitude: self.longitude)?.metres(to: point)
    }
}

extension Vicinity {
    /// What is wrong with one of the two parameters.
    package struct Fault: Equatable, Sendable {
        package enum Part: Sendable { case place, radius }
        package let part: Part, message: String
    }

    /// Nothing but figures and one point: neither "1e400", nor "NaN", nor "0x10" is a number of degrees.
    ///
    /// - Parameters:
    ///   - place: latitude and longitude with a comma between; nil or empty when it was not given.
    ///   - radius: whole kilometres.
    /// - Returns: a vicinity without faults, nothing without faults when no place was given, or everything that is wrong.
    package static func read(place: String?, radius: String?) -> (vicinity: Vicinity?, faults: [Fault]) {
        let (place, radius) = (place ?? "", radius ?? "")
        var faults: [Fault] = []
        var kilometres = usualRadius
        if !radius.isEmpty {
            if radius.utf8.count <= 3, radius.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(radius), radii.contains(number) {
                kilometres = number
            } else {
                faults.append(Fault(part: .radius, message: "pełne kilometry, od \(radii.lowerBound) do \(radii.upperBound)"))
            }
        }
        if place.isEmpty { return (nil, faults) }
        let numbers = place.split(separator: ",", omittingEmptySubsequences: false).map(degrees)
        guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1] else {
            return (nil, [Fault(part: .place, message: "szerokość i długość w stopniach, np. 53.01,18.60")] + faults)
        }
        if let found = Vicinity(latitude: latitude, longitude: longitude, kilometres: kilometres) { return (faults.isEmpty ? found : nil, faults) }
        let isSwapped = Poland.contains(Coordinate(longitude: latitude, latitude: longitude))
        let message = isSwapped ? "szerokość i długość są zamienione, najpierw szerokość: \(longitude),\(latitude)" : "to miejsce leży poza Polską"
        return (nil, [Fault(part: .place, message: message)] + faults)
    }

    /// As it stands in the address of a page. A radius without a place says nothing there: forms send it all the same.
    package static func read(_ query: Query, _ faults: inout [String]) throws(Problem) -> Vicinity? {
        guard let place = try query.single(placeParameter), !place.isEmpty else { return nil }
        let read = read(place: place, radius: try query.single(radiusParameter))
        faults += read.faults.map { "Parametr „\($0.part == .place ? placeParameter : radiusParameter)”: \($0.message)." }
        return read.vicinity
    }

    /// What ``read(_:_:)`` reads.
    package var pairs: [(String, String)] {
        [(Vicinity.placeParameter, place)] + (kilometres == Vicinity.usualRadius ? [] : [(Vicinity.radiusParameter, String(kilometres))])
    }

    private static func degrees(_ text: Substring) -> Double? {
        let figures = text.drop { $0 == " " }
        guard (1...20).contains(figures.utf8.count), figures.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }) else { return nil }
        return Double(figures).flatMap { $0.isFinite ? $0 : nil }
    }
}

/// "4,2 km", "120 m", or "mniej niż 100 m" where more digits would say more than is known.
package func distanceWords(_ metres: Double) -> String {
    if metres < 100 { return "mniej niż 100 m" }
    return metres < 950 ? "\(number(Int((metres / 50).rounded()) * 50)) m" : "\(number(metres / 1000, decimals: metres < 9950 ? 1 : 0)) km"
}
