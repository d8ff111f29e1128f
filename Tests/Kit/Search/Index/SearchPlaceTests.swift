import Search
import Testing

@Suite struct SearchPlaceTests {
    /// Metres by PROJ 9.5.1 (`pyproj.Geod(a=6371008.7714, b=6371008.7714).inv`), which uses Karney's geodesics and no haversine.
    static let known: [(from: (Double, Double), to: (Double, Double), metres: Double)] = [
        ((53.01, 18.6), (53.1235, 18.0084), 41_493.7221), ((54.84, 18.3), (49, 22.85), 720_094.3082), ((52.65, 19.07), (52.6545, 19.0677), 523.8794),
        ((53.0138, 18.5984), (53.0138, 18.5984), 0), ((0, 0), (0, 180), 20_015_114.3522), ((89.9, 10), (89.9, -170), 22_239.0159),
        ((52, 179.9), (52, -179.9), 13_691.7011),
    ]

    @Test(arguments: SearchPlaceTests.known)
    func `distances are those of PROJ on the same sphere`(_ from: (Double, Double), _ to: (Double, Double), _ metres: Double) throws {
        let (a, b) = (try place(from), try place(to))
        #expect(abs(a.metres(to: b) - metres) < 0.02 && abs(b.metres(to: a) - metres) < 0.02, "\(a.metres(to: b))")
    }

    @Test(arguments: SearchPlaceTests.known)
    func `a circle as wide as the way holds its end, a metre less does not`(_ from: (Double, Double), _ to: (Double, Double), _ metres: Double) throws
    {
        var document = SearchDocument(id: 1, order: "a")
        document.places = [try place(to)]
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: [document])
        var query = SearchQuery(today: SmallWorld.today)
        query.near = .init(try place(from), metres: metres + 0.5)
        #expect(index.snapshot.find(query).total == 1)
        if metres > 0 {
            query.near = .init(try place(from), metres: metres - 0.5)
            #expect(index.snapshot.find(query).total == 0)
        }
    }

    @Test func `what is no number of degrees is no place`() {
        for wrong in [Double.nan, .infinity, -.infinity, 90.1, -90.1] { #expect(SearchPlace(latitude: wrong, longitude: 18) == nil) }
        for wrong in [Double.nan, .infinity, 180.1, -180.1, 1e300] { #expect(SearchPlace(latitude: 53, longitude: wrong) == nil) }
    }

    @Test func `of a document in several places the nearest counts, and a circle of no or less than no width holds its middle alone`() throws {
        var two = SearchDocument(id: 1, order: "a")
        two.places = [try place((54, 18)), try place((53, 18.1))]
        var one = SearchDocument(id: 2, order: "b")
        one.places = [try place((53, 18))]
        let nowhere = SearchDocument(id: 3, order: "c")
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: [two, one, nowhere])
        var query = SearchQuery(today: SmallWorld.today)
        query.order = .distance
        for (metres, ids) in [(-5.0, [2] as [Int64]), (0, [2]), (6_000, [2]), (7_000, [2, 1]), (300_000, [2, 1]), (.infinity, [2, 1])] {
            query.near = .init(try place((53, 18)), metres: metres)
            #expect(index.snapshot.find(query).hits.map(\.id) == ids, "\(metres)")
        }
        query.near = nil
        #expect(index.snapshot.find(query).hits.map(\.id) == [1, 2, 3])
    }

    private func place(_ degrees: (Double, Double)) throws -> SearchPlace {
        try #require(SearchPlace(latitude: degrees.0, longitude: degrees.1))
    }
}
