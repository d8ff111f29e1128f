import Documents
import Geography
import Testing

struct BoundaryFileTests {
    private static let square = "[[[18,53],[18.1,53],[18.1,53.1],[18,53.1],[18,53]]]"

    private func file(_ features: String..., crs: String = "") throws -> BoundaryFile {
        let head = crs.isEmpty ? "" : #""crs":{"type":"name","properties":{"name":"\#(crs)"}},"#
        return try BoundaryFile(Array(#"{\#(head)"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#.utf8))
    }

    private func feature(_ coordinates: String, type: String = "Polygon", name: String = "Rypin") -> String {
        #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"coordinates":\#(coordinates),"type":"\#(type)"}}"#
    }

    @Test func `a square is read, its inside on the left, closing point and heights left out`() throws {
        let read = try file(feature("[[[18,53,1],[18,53.1,1],[18.1,53.1,1],[18.1,53,1],[18,53,1]]]"))
        let shape = try #require(read.features.first?.shape)
        #expect(shape.polygons[0].outer.points.count == 4)
        #expect(shape.polygons[0].outer.doubledArea > 0)
        #expect(abs(shape.area - 74_531_742) < 200)
        #expect(read.features[0].properties["name"].text == "Rypin")
        #expect(!read.statesSystem)
        #expect(read.system == .wgs84)
    }

    @Test(arguments: ["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "http://www.opengis.net/def/crs/EPSG/0/4326"])
    func `a stated system is known by any of its names`(name: String) throws {
        let read = try file(feature(Self.square), crs: name)
        #expect(read.system == .wgs84)
        #expect(read.statesSystem)
    }

    @Test func `metres are told from degrees by their size`() throws {
        let metres = "[[[470000,570000],[480000,570000],[480000,580000],[470000,570000]]]"
        #expect(try file(feature(metres)).system == .puwg1992)
        #expect(try file(feature(metres), crs: "urn:ogc:def:crs:EPSG::2180").features[0].shape.area == 50_000_000)
        #expect(throws: BoundaryFileFault.otherNumbers(stated: .wgs84)) { try file(feature(metres), crs: "EPSG:4326") }
        #expect(throws: BoundaryFileFault.otherNumbers(stated: .puwg1992)) { try file(feature(Self.square), crs: "EPSG:2180") }
        #expect(throws: BoundaryFileFault.unknownSystem("EPSG:3857")) { try file(feature(metres), crs: "EPSG:3857") }
        #expect(throws: BoundaryFileFault.undecidedSystem) { try file(feature(metres), feature(Self.square)) }
    }

    @Test func `swapped axes are refused, in metres when the region is known`() throws {
        #expect(throws: BoundaryFileFault.swappedAxes(.wgs84)) { try file(feature("[[[53,18],[53.1,18],[53.1,18.1],[53,18]]]")) }
        let oneOfTwo = try file(feature(Self.square), feature("[[[53,18],[53.1,18],[53.1,18.1],[53,18]]]", name: "Lipno"))
        #expect(oneOfTwo.features.count == 1)
        #expect(oneOfTwo.faults.map(\.description) == ["obiekt 2 („Lipno”): ma zamienione osie: szerokość (x, north) stoi przed długością (y, east)"])
        let swapped = #"{"type":"FeatureCollection","features":[\#(feature("[[[570000,470000],[580000,470000],[580000,480000],[570000,470000]]]"))]}"#
        let region = try #require(Poland.bounds(ofVoivodeship: "04"))
        #expect(throws: BoundaryFileFault.swappedAxes(.puwg1992)) { try BoundaryFile(Array(swapped.utf8), expecting: region) }
        #expect(try BoundaryFile(Array(swapped.utf8)).faults.isEmpty)
    }

    @Test(arguments: [
        ("[[[18,53],[18.1,53],[18.1,53.1],[18,53.1]]]", "Polygon", "pierścień 1 nie jest zamknięty: ostatni punkt jest inny niż pierwszy"),
        ("[[[18,53],[18.1,53],[18,53]]]", "Polygon", "pierścień 1 ma mniej niż cztery punkty"),
        ("[[[18,53],[18.1,NaN],[18.1,53.1],[18,53]]]", "Polygon", "współrzędna w pierścieniu 1 nie jest liczbą"),
        ("[[[18,53],[18.1,null],[18.1,53.1],[18,53]]]", "Polygon", "współrzędna w pierścieniu 1 nie jest liczbą"),
        ("[[[18,53],[1e999,53],[18.1,53.1],[18,53]]]", "Polygon", "współrzędna w pierścieniu 1 nie jest liczbą"),
        ("[[[10,53],[10.1,53],[10.1,53.1],[10,53]]]", "Polygon", "leży poza Polską"),
        ("[18,53]", "Point", "typ Point zamiast Polygon albo MultiPolygon"),
        (square, "MultiPolygon", "współrzędne nie są listą pierścieni takiej głębokości, jakiej wymaga typ"),
        ("[\(square)]", "Polygon", "współrzędne nie są listą pierścieni takiej głębokości, jakiej wymaga typ"),
        ("[]", "Polygon", "nie ma geometrii"),
        ("[[[18,53],[18,53],[18,53],[18,53]]]", "Polygon", "pierścień 1 nie ma powierzchni"),
        (
            "[[[18,53],[18.1,53],[18.1,53.1],[18,53.1],[18,53]],[[19,53],[19.1,53],[19.1,53.1],[19,53]]]", "Polygon",
            "pierścień 2 jest otworem, a leży poza obszarem"
        ),
    ])
    func `a feature that cannot be used is named with its reason`(coordinates: String, type: String, reason: String) throws {
        let read = try file(feature(Self.square, name: "Lipno"), feature(coordinates, type: type))
        #expect(read.features.count == 1)
        #expect(read.faults.map(\.description) == ["obiekt 2 („Rypin”): \(reason)"])
    }

    @Test func `a file that is no collection or cut off is refused with its line`() {
        #expect(throws: BoundaryFileFault.notACollection) { try BoundaryFile(Array(#"{"type":"Feature"}"#.utf8)) }
        #expect(throws: BoundaryFileFault.noFeatures) { try file() }
        let cut = "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Fea"
        #expect(throws: BoundaryFileFault.notJSON(line: 2, reason: "plik jest ucięty, JSON się nie kończy")) { try BoundaryFile(Array(cut.utf8)) }
        let twoWithoutComma = #"{"type":"FeatureCollection","features":[{} {}]}"#
        #expect(throws: BoundaryFileFault.notJSON(line: 1, reason: "brakuje przecinka")) { try BoundaryFile(Array(twoWithoutComma.utf8)) }
        for length in 0..<cut.utf8.count { #expect(throws: BoundaryFileFault.self) { try BoundaryFile(Array(cut.utf8.prefix(length))) } }
    }

    @Test func `a crossed border is mended, a border that touches itself is cut there`() throws {
        let bowTie = try file(feature("[[[18,53],[18.1,53.1],[18.1,53],[18,53.1],[18,53]]]"))
        #expect(bowTie.features[0].wasMended)
        #expect(bowTie.features[0].shape.polygons.count == 2)
        let touching = try file(feature("[[[18,53],[18.2,53],[18.1,53.1],[18.2,53.2],[18,53.2],[18.1,53.1],[18,53]]]"))
        #expect(touching.features[0].wasMended)
        #expect(touching.features[0].shape.polygons.count == 2)
        let keyhole = try file(feature("[[[18,53],[18.2,53],[18.2,53.2],[18.1,53.2],[18.12,53.1],[18.08,53.1],[18.1,53.2],[18,53.2],[18,53]]]"))
        #expect(keyhole.features[0].shape.polygons.map(\.holes.count) == [1])
    }

    @Test(
        .needsBoundaries,
        arguments: [
            ("boundaries/wojewodztwa_2025_with_invalid_rings", 16, 12), ("boundaries/powiaty_names_only_with_invalid_rings", 380, 79),
            ("boundaries/gminy_pl", 2_477, 0), ("boundaries/powiaty_pl", 380, 0), ("boundaries/wojewodztwa_pl", 16, 0),
            ("boundaries/gminy_04", 144, 0), ("boundaries/powiaty_04", 23, 0), ("spatial/pol_pres15_gminy_epsg2180", 2_495, 6),
        ])
    func `every file of borders loads, its invalid shapes mended`(name: String, count: Int, mended: Int) throws {
        let read = try BoundaryFile(try Boundaries.bytes("\(name).geojson"))
        #expect(read.faults.isEmpty)
        #expect(read.features.count == count)
        #expect(read.features.count { $0.wasMended } == mended)
        for feature in read.features {
            let (again, needsMending) = try ShapeCheck.shape(feature.shape.polygons.map(\.rings))
            #expect(!needsMending)
            #expect(again == feature.shape)
        }
    }

    @Test(arguments: [false, true]) func `a ring of half a million points takes seconds, round or jagged to the middle`(isJagged: Bool) throws {
        let count = 500_000
        var text = #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[["#
        for index in 0...count {
            let angle = Double(index % count) / Double(count) * 2 * .pi
            let radius = isJagged && index % 2 == 1 ? 3_000.0 : 20_000
            let point = PlanePoint(east: 500_000 + radius * angle.cosine, north: 500_000 + radius * angle.sine)
            text += "[\(point.east),\(point.north)]" + (index == count ? "]]}}]}" : ",")
        }
        let watch = Stopwatch()
        let read = try BoundaryFile(Array(text.utf8))
        let shape = try #require(read.features.first?.shape)
        #expect(shape.vertexCount == count)
        let topology = try Topology([shape])
        #expect(topology.simplified(to: 1_000).points.count < 1_000)
        #expect(shape.insidePoint.map(shape.contains) == true)
        #expect(watch.elapsed < 30_000)
    }
}
