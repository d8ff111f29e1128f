import ArgumentParser
import Database
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals
import Values
import Web

/// `pozytek serve`: the web site.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Uruchamia serwis WWW.",
        discussion:
            "Najpierw doprowadza bazę do bieżącej wersji (nie z --read-only). Sygnał TERM albo Ctrl-C kończy: zaczęte żądania dostają odpowiedź.")

    @OptionGroup var options: DatabaseOptions
    @Option(help: ArgumentHelp("Adres, na którym słucha.", valueName: "adres")) var host: String?
    @Option(help: ArgumentHelp("Port; 0 wybiera wolny.", valueName: "port")) var port: String?
    @Option(help: ArgumentHelp("Dane przykładowe na listach: show, hide albo auto.", valueName: "wybór")) var sample: String?
    @Flag(help: "Nie zapisuje niczego do bazy.") var readOnly = false

    package init() {}

    package func run() async throws {
        let console = Console(json: options.json)
        try await explained(console) {
            let settings = try await Settings.load(commandLine: ["database": options.database, "host": host, "port": port, "sample": sample])
            let port = try settings.integer("port", in: 0...65_535)
            let log = try ServeCommand.log(settings)
            let database = try await House.current.open(settings, readOnly ? .readOnly : .upToDate)
            let services = Services(database: database, settings: settings, log: log)
            var site = try House.current.site(services)
            let following = ModelFollower(models: services.models, log: log)
            await following.begin()
            site.metrics = Prometheus()
            MetricsSystem.bootstrap(site.metrics)
            let server = site.application(host: settings["host"], port: port) { port in
                console.say("Pożytek działa: http://\(settings["host"]):\(port)/  (Ctrl-C kończy)")
                fflush(nil)
            }
            var plan = ServiceGroupConfiguration(
                services: [.init(service: following), .init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
            if !readOnly {
                let release = ReleaseFollower(house: House.current, database: database, log: log)
                plan.services.append(.init(service: release, successTerminationBehavior: .ignore))
            }
            // A slow download must not hold a restart for ever.
            plan.maximumGracefulShutdownDuration = .seconds(30)
            let group = ServiceGroup(configuration: plan)
            do {
                try await group.run()
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }

    /// Logs go to standard error, one line each, so that standard output stays for results.
    private static func log(_ settings: Settings) throws -> Logger {
        let level = try settings.choice("log-level", as: Logger.Level.self)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var log = Logger(label: "pozytek")
        log.logLevel = level
        return log
    }
}
