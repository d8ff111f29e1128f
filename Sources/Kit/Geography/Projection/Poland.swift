/// Where Poland lies, sea included: what is outside is a mistake of the file, most often swapped axes.
package enum Poland {
    /// Degrees. No longitude of Poland is one of its latitudes, so swapped ones are told for certain.
    package static let longitudes = 13.9...24.4
    package static let latitudes = 48.8...55.95
    /// Metres of EPSG:2180. These ranges overlap: a swapped place is often another place in Poland.
    package static let easts = 120_000.0...910_000.0
    package static let norths = 90_000.0...910_000.0

    package static func contains(_ place: Coordinate) -> Bool { longitudes ~= place.longitude && latitudes ~= place.latitude }

    package static func contains(_ point: PlanePoint) -> Bool { easts ~= point.east && norths ~= point.north }

    /// A rectangle around a voivodeship with a margin of 15 km, by the two digits TERYT gives it; nil for others.
    package static func bounds(ofVoivodeship code: String) -> Bounds? {
        guard let box = kilometres[code] else { return nil }
        return Bounds(minX: (box[0] - 15) * 100_000, minY: (box[2] - 15) * 100_000, maxX: (box[1] + 15) * 100_000, maxY: (box[3] + 15) * 100_000)
    }

    /// West, east, south and north edge in kilometres of EPSG:2180, outwards; from the borders of PRG (GUGiK), state 2019/2020.
    private static let kilometres: [String: [Int32]] = [
        "02": [206, 416, 250, 442], "04": [383, 551, 496, 658], "06": [681, 862, 274, 500], "08": [196, 322, 396, 589],
        "10": [435, 615, 331, 504], "12": [506, 676, 146, 296], "14": [517, 782, 352, 628], "16": [351, 479, 234, 371],
        "18": [652, 825, 133, 333], "20": [672, 834, 498, 735], "22": [350, 542, 626, 775], "24": [431, 569, 169, 360],
        "26": [549, 702, 258, 387], "28": [508, 749, 586, 733], "30": [281, 507, 360, 646], "32": [171, 368, 538, 748],
    ]
}
