import Database
import Foundation
import TestSupport
import Testing

/// Activities and grants near a place, held against a look at every row.
@Suite struct DeedNearTests {
    private static let circles = [(53.01, 18.6, 5), (53.01, 18.6, 20), (52.65, 19.07, 10), (53.5, 18.0, 35), (53.12, 18.0, 100), (54.7, 17.5, 1)]

    private func ids(_ path: String, _ site: TestSite) async throws -> [Int64] {
        let page = await site.browser().get(path)
        #expect(page.status == 200, "\(path)")
        let tree = try JSONSerialization.jsonObject(with: Data(page.body)) as? [String: any Sendable]
        return (tree?["items"] as? [[String: any Sendable]] ?? []).compactMap { ($0["id"] as? Int).map(Int64.init) }
    }

    /// Degrees of everything a deed has on the ground: its points, and the inside points of its gminas.
    private func places(_ table: SQL, _ site: TestSite) async throws -> [Int64: [(Double, Double)]] {
        try await site.database.read { db in
            var places: [Int64: [(Double, Double)]] = [:]
            try db.each(
                """
                SELECT p.deed_id, coalesce(p.lat, u.inside_lat) AS lat, coalesce(p.lon, u.inside_lon) AS lon FROM deed_place p
                LEFT JOIN unit u ON u.teryt = p.teryt AND p.kind = 'gmina' WHERE p.kind IN ('point', 'gmina') AND p.deed_id IN (SELECT id FROM
                """ + " " + table + " WHERE withdrawn = 0)"
            ) { row in
                guard let lat = try row.realOrNil("lat"), let lon = try row.realOrNil("lon") else { return }
                places[try row.int64("deed_id"), default: []].append((lat, lon))
            }
            return places
        }
    }

    private func metres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
        let (north, other, along) = (a.0 * .pi / 180, b.0 * .pi / 180, (b.1 - a.1) * .pi / 180)
        return 6_371_008.7714 * acos(min(1, sin(north) * sin(other) + cos(north) * cos(other) * cos(along)))
    }

    @Test(arguments: Engines.all) func `what is listed around a place is what happens there, the nearest place of each counting`(engine: Engine)
        async throws
    {
        try await withSite(on: engine, sample: 150, deeds: true) { site in
            for (path, table) in [("/dzialania", "activity" as SQL), ("/dotacje", "grant_award")] {
                let places = try await places(table, site)
                var seen = 0
                for (lat, lon, radius) in DeedNearTests.circles {
                    let listed = try await ids("\(path).json?blisko=\(lat),\(lon)&promien=\(radius)", site)
                    let away = places.mapValues { $0.map { metres((lat, lon), $0) }.min() ?? .infinity }
                    #expect(Set(listed) == Set(away.filter { $0.value <= Double(radius) * 1000 }.keys), "\(path) \(lat) \(lon) \(radius)")
                    #expect(zip(listed, listed.dropFirst()).allSatisfy { (away[$0] ?? 0) <= (away[$1] ?? 0) + 0.02 }, "the nearest first")
                    seen += listed.count
                }
                #expect(seen > 20, "\(path): circles that hold nothing would prove nothing")
            }
        }
    }

    @Test func `a place stands in the address with all other filters, its chip takes it away, a wrong one is named`() async throws {
        try await withSite(sample: 80, deeds: true) { site in
            let browser = site.browser()
            let page = try await browser.open("/dzialania?q=dzieci&blisko=53.01,18.6&promien=20&kolejnosc=odleglosc")
            #expect(page.status == 200 && page.text.contains("do 20 km od"))
            let without = try await browser.follow("do 20 km od", on: page)
            #expect(without.path.contains("q=dzieci") && !without.path.contains("blisko"))
            for (query, word) in [("blisko=x", "blisko"), ("blisko=18.6,53.01", "zamienione"), ("blisko=53.01,18.6&promien=0", "promien")] {
                let wrong = try await browser.open("/dotacje?" + query)
                #expect(wrong.status == 422 && wrong.text.contains(word), "\(query)")
            }
            let forwarded = await browser.get("/dotacje?miejsce=Toru%C5%84&sfera=17")
            #expect(forwarded.headers["location"]?.hasPrefix("/miejsca?miejsce=Toru%C5%84&z=%2Fdotacje%3Fsfera%3D17") == true)
        }
    }
}
