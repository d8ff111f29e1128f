import Documents
import Foundation
import Geography
import Testing

/// The outlines that come with the program, made from a file of borders that does not.
struct BundledOutlinesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    private static let bundled = root.appending(path: "Sources/Office/Reference/Data/outlines.txt")
    private static let header = [
        "Simplified outlines (granice uproszczone) of the 144 gminas of kujawsko-pomorskie, whole units of 100 m in EPSG:2180.",
        "From jusuff/PolandGeoJson @ d96c034dbd0a (2021-09-16), public domain (Unlicense), made from PRG (GUGiK); state of 2019/2020.",
        "Written by scripts/outlines; the format is that of Kit/Geography/Outlines/OutlineFile.swift.",
    ]

    @Test func `the bundled outlines are small, whole, and have the neighbours of the borders they were made from`() throws {
        let text = try String(contentsOf: Self.bundled, encoding: .utf8)
        #expect(text.utf8.count <= 60_000)
        let file = try OutlineFile(text)
        #expect(file.topology.neighbours(.queen).joined().count == 2 * 373)
        let shapes = file.codes.indices.map { file.topology.shape(of: $0) }
        _ = try Topology(shapes)
        let area = shapes.reduce(0) { $0 + $1.area }
        #expect(abs(area - 17_945e6) < 20e6)
        let units = try String(contentsOf: Self.root.appending(path: "Sources/Office/Reference/Data/units.csv"), encoding: .utf8)
        let codes = units.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) }.filter { $0.utf8.count == 6 }
        #expect(Set(file.codes) == Set(codes))
        #expect(file.codes.count == 144)
    }

    /// With `POZYTEK_WRITE_OUTLINES` the file is written anew instead.
    @Test(.needsBoundaries) func `the bundled outlines are what the borders give`() throws {
        let borders = try Boundaries.file("gminy_04")
        let codes = borders.features.map { String(($0.properties["terc"].text ?? "").prefix(6)) }
        let made = try #require(OutlineFile(codes: codes, topology: try Topology(borders.features.map(\.shape))).text(header: Self.header))
        if ProcessInfo.processInfo.environment["POZYTEK_WRITE_OUTLINES"] != nil {
            try made.write(to: Self.bundled, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.bundled, encoding: .utf8) == made)
    }

    private static let points = root.appending(path: "Sources/Office/Reference/Data/inside_points.csv")

    /// With `POZYTEK_WRITE_OUTLINES` the file is written anew instead.
    @Test(.needsBoundaries) func `the bundled inside points lie in their gminas, and are all there can be`() throws {
        let borders = try Boundaries.file("gminy_pl")
        let codes = borders.features.map { String(($0.properties["terc"].text ?? "").prefix(6)) }
        if ProcessInfo.processInfo.environment["POZYTEK_WRITE_OUTLINES"] != nil {
            let lines = zip(codes, borders.features).filter { !$0.0.hasPrefix("04") }.compactMap { code, feature in
                feature.shape.insidePoint.map(\.coordinate).map { String(format: "%@,%.4f,%.4f", code, $0.latitude, $0.longitude) }
            }
            try (["teryt,lat,lon"] + lines.sorted()).map { $0 + "\n" }.joined().write(to: Self.points, atomically: true, encoding: .utf8)
        }
        let finder = AreaFinder(try Topology(borders.features.map(\.shape)))
        let lines = try String(contentsOf: Self.points, encoding: .utf8).split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(lines.count == 2_477 - 144)
        for line in lines {
            let place = Coordinate(longitude: try #require(Double(line[2])), latitude: try #require(Double(line[1])))
            #expect(finder.area(at: place).map { codes[$0] } == String(line[0]))
        }
    }
}
