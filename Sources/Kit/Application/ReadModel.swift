import Logging
import ServiceLifecycle
import Synchronization

/// Something held in memory that follows the database, whoever writes to it. The database is the truth, this is a view of it.
package protocol ReadModel: Sendable {
    /// As operators read it: "rejestr".
    var title: String { get }
    /// Whether it was ever loaded; until then the site is not ready.
    var isLoaded: Bool { get }
    /// Takes in what was committed before the call.
    ///
    /// - Throws: when the database is away; the model stays as it was.
    func catchUp() async throws
    /// Called now and then and at the end: may write down what makes the next start quicker.
    func keep() async throws
}

/// The read models of one site, found by their types. Each is made once, by the first who asks.
package final class ReadModels: Sendable {
    /// In the order in which they were made: what others lean on comes first.
    private let models = Mutex<[(key: ObjectIdentifier, model: any ReadModel)]>([])

    package init() {}

    package var all: [any ReadModel] { models.withLock { $0.map(\.model) } }

    package func model<Model: ReadModel>(_ type: Model.Type = Model.self, or make: () -> Model) -> Model {
        models.withLock { models in
            if let known = models.lazy.compactMap({ $0.key == ObjectIdentifier(type) ? $0.model as? Model : nil }).first { return known }
            let model = make()
            models.append((ObjectIdentifier(type), model))
            return model
        }
    }

    /// Lets every model take in what was committed before.
    package func catchUp() async throws {
        for model in all { try await model.catchUp() }
    }

    package func keep() async throws {
        for model in all { try await model.keep() }
    }
}

/// Keeps the read models of a server up to date: a look at the table of changes five times a second.
struct ModelFollower: Service {
    let models: ReadModels
    let log: Logger
    private static let pause: Duration = .milliseconds(200)
    /// Looks between two times of keeping.
    private static let looksBetween = 3_000

    /// Before the first request: the model everything leans on. The others follow while requests are answered already; until then the site says
    /// that it is not ready.
    func begin() async {
        do {
            try await models.all.first?.catchUp()
        } catch {
            log.warning("Pamięć nie nadąża za bazą: \(error)")
        }
    }

    /// A database that is away is waited for; what is held goes on answering.
    func look() async {
        do {
            try await models.catchUp()
        } catch is CancellationError {
            // The server is being stopped in the middle of a look.
        } catch {
            log.warning("Pamięć nie nadąża za bazą: \(error)")
        }
    }

    private func keep() async {
        do {
            try await models.keep()
        } catch is CancellationError {
            // Ended at once: there is nothing left to write it for.
        } catch {
            log.notice("Pamięci nie zapisano do pliku, następny start potrwa dłużej: \(error)")
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var looks = 0
            while !Task.isCancelled {
                await look()
                if looks % ModelFollower.looksBetween == 0 { await keep() }
                looks += 1
                try? await Task.sleep(for: ModelFollower.pause)
            }
        }
        await keep()
    }
}
