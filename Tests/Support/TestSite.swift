import ActivityMap
import Application
import Database
import Foundation
import Logging
import Reference
import Registry
import Values
import Web

/// The whole house on a private database, as a test finds it.
package struct TestSite: Sendable {
    package static let house = House(features: [.reference, .registry(panels: [.activityMap]), .activityMap])
    /// The moment tests live in, unless they say otherwise.
    package static let noon = Instant(Day(year: 2026, month: 11, day: 24) ?? Day(daysSince1970: 0), hour: 12)

    package let services: Services
    package let site: Site

    package var database: Database { services.database }

    /// - Parameter peer: the address the visitor comes from.
    package func browser(from peer: String = "192.0.2.1") -> TestBrowser {
        TestBrowser(site, peer: peer) { [services] in try? await services.models.catchUp() }
    }
}

/// Hands a test a site of its own, brought up to date; removes it afterwards.
///
///     try await withSite(sample: 50) { site in
///         let page = try await site.browser().open("/organizacje")
///     }
///
/// - Parameters:
///   - deeds: the sample has activities and grants too.
///   - settings: by key, as on the command line.
@discardableResult
package func withSite<T>(
    on engine: Engine = .sqlite, sample: Int = 0, deeds: Bool = false, settings: [String: String] = [:], clock: Clock = .fixed(TestSite.noon),
    _ body: (TestSite) async throws -> T
) async throws -> T {
    try await withDatabase(on: engine, clock: clock) { database in
        try await TestSite.house.bringUpToDate(database)
        var log = Logger(label: "test")
        log.logLevel = .critical
        let services = Services(
            database: database, clock: clock, settings: try await Settings.load(commandLine: settings.mapValues { $0 }, environment: [:]), log: log)
        if sample > 0 { _ = try await AddSample(organisations: sample, seed: 1).run(in: services) }
        if sample > 0, deeds {
            for addition in TestSite.house.features.flatMap(\.samples) { _ = try await addition.add(sample, 1, services) }
        }
        return try await body(TestSite(services: services, site: try TestSite.house.site(services)))
    }
}

/// A folder for the files of one test, removed afterwards.
@discardableResult
package func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pozytek-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
