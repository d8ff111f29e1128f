/// A feature of a boundary file that cannot be used, with its name for the report.
package struct FeatureFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Error, Hashable, Sendable, CustomStringConvertible {
        case noGeometry, notCoordinates, outsidePoland, swappedAxes
        case otherType(String)
        /// Rings are counted from 1.
        case tooFewPoints(ring: Int)
        case open(ring: Int)
        case notANumber(ring: Int)
        case shape(ShapeFault)
        case json(String)

        package var description: String {
            switch self {
            case .noGeometry: "nie ma geometrii"
            case .notCoordinates: "współrzędne nie są listą pierścieni takiej głębokości, jakiej wymaga typ"
            case .outsidePoland: "leży poza Polską"
            case .swappedAxes: "ma zamienione osie: szerokość (x, north) stoi przed długością (y, east)"
            case .otherType(let type): "typ \(type) zamiast Polygon albo MultiPolygon"
            case .tooFewPoints(let ring): "pierścień \(ring) ma mniej niż cztery punkty"
            case .open(let ring): "pierścień \(ring) nie jest zamknięty: ostatni punkt jest inny niż pierwszy"
            case .notANumber(let ring): "współrzędna w pierścieniu \(ring) nie jest liczbą"
            case .shape(let fault): fault.description
            case .json(let reason): reason
            }
        }
    }

    /// Place in the file, from 1.
    package let number: Int
    /// Code and name as the file has them; empty when it has none.
    package let name: String
    package let reason: Reason

    package var description: String { "obiekt \(number)\(name.isEmpty ? "" : " („\(name)”)"): \(reason)" }
}

/// Why a file cannot be read at all.
package enum BoundaryFileFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// With the line, from 1.
    case notJSON(line: Int, reason: String)
    case notACollection
    case noFeatures
    case unknownSystem(String)
    /// No CRS stated, and the numbers are neither degrees nor metres in Poland.
    case undecidedSystem
    case otherNumbers(stated: CoordinateSystem)
    case swappedAxes(CoordinateSystem)

    package var description: String {
        switch self {
        case .notJSON(let line, let reason): "to nie jest poprawny JSON: \(reason) (wiersz \(line))"
        case .notACollection: "to nie jest GeoJSON typu FeatureCollection"
        case .noFeatures: "plik nie ma ani jednego obiektu"
        case .unknownSystem(let name): "nieznany układ współrzędnych „\(name)”; obsługiwane są EPSG:4326 (CRS84) i EPSG:2180"
        case .undecidedSystem: "plik nie podaje układu współrzędnych, a liczby nie są ani stopniami, ani metrami EPSG:2180"
        case .otherNumbers(.wgs84): "plik podaje EPSG:4326, a liczby nie są stopniami"
        case .otherNumbers(.puwg1992): "plik podaje EPSG:2180, a liczby nie są metrami"
        case .swappedAxes(.wgs84): "osie są zamienione: szerokość geograficzna stoi przed długością; zapisz plik z długością na pierwszym miejscu"
        case .swappedAxes(.puwg1992):
            "osie są zamienione: współrzędna północna (x w PUWG 1992) stoi przed wschodnią; zapisz plik ze wschodnią na pierwszym miejscu"
        }
    }
}
