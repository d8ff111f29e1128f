import API
import Application
import Database
import Reference
import Search
import Values
import Web

/// The addresses programs read: parameters → question → bytes. Lists, counts and suggestions come from memory, profiles from the database.
struct RegistryAPI: Sendable {
    private let services: Services
    private let shelf: RegisterWordsShelf

    init(_ services: Services) {
        self.services = services
        shelf = RegisterWordsShelf(services.models.model { LiveRegister(services) }, services.clock)
    }

    static func routes(_ services: Services) -> [Route] {
        let api = RegistryAPI(services)
        return [
            api.memory(.list) { $0.list($1) }, api.memory(.cross) { $0.cross($1) }, api.memory(.suggest) { $0.suggest($1) },
            api.memory(.gminas) { $0.gminas($1) }, api.memory(.powiats) { $0.powiats($1) }, api.memory(.spheres) { $0.spheres($1) },
            api.profile(.profile) { ID<Organisation>($0.parameter("id")) },
            api.profile(.krs) { visit in
                guard let number = KRSNumber(visit.parameter("number")) else { return nil }
                return try await services.database.read { try OrganisationProfile.find(krs: number, in: $0)?.id }
            },
        ]
    }

    /// An address that answers from memory, and tells a client that has its answer already that nothing changed.
    private func memory(_ endpoint: APIEndpoint, _ body: @escaping @Sendable (RegisterWords, APIQuestion) -> [UInt8]) -> Route {
        let allowed = APIParameter.all(of: endpoint)
        return .get(endpoint.path, for: .everyone, examples: [endpoint.path + endpoint.example]) { visit in
            try await services.counted(visit) {
                let question: APIQuestion
                switch self.question(visit, allowed) {
                case .success(let asked): question = asked
                case .failure(let refused): return refused.reply
                }
                let words = try shelf.current()
                if let current = Reply.current(words.tag, for: visit) { return current }
                var reply = Reply.content(body(words, question), type: "application/json")
                reply.weakTag = words.tag
                return reply
            }
        }
    }

    private func profile(_ endpoint: APIEndpoint, _ find: @escaping @Sendable (Visit) async throws -> ID<Organisation>?) -> Route {
        .get(endpoint.path, for: .everyone) { visit in
            try await services.counted(visit) {
                if case .failure(let refused) = question(visit, []) { return refused.reply }
                let words = try shelf.current()
                guard let id = try await find(visit),
                    let profile = try await services.database.read({ try OrganisationProfile.load(id, words.view.territory, in: $0) })
                else { throw Problem.notFound }
                if profile.body.isWithdrawn { throw Problem.gone("Źródło, z którego znaliśmy tę organizację, zostało wycofane.") }
                return .content(ProfileJSON(profile, words).bytes, type: "application/json")
            }
        }
    }

    /// What was asked, or the reply that says what is wrong with the parameters.
    private func question(_ visit: Visit, _ allowed: [APIParameter]) -> Result<APIQuestion, Refused> {
        do {
            return .success(try APIQuestion(visit.query, allowed))
        } catch {
            return .failure(Refused(reply: error.reply))
        }
    }

    private struct Refused: Error { let reply: Reply }
}

extension APIQuestion.Unreadable {
    /// All that is wrong, by parameter: 422.
    package var reply: Reply {
        var all = APIFaults()
        all.faults = faults
        return all.reply
    }
}
