import API
import Application
import Database
import Listing
import Web

/// `/api/v1/activities` and `/api/v1/grants`: lists and cross tables from memory, a single one from the database.
enum DeedAPI {
    private static let nothingHidden = "Nic nie jest ukryte: bez filtrów są tu też pozycje przykładowe."

    static let activities = ListAPI(
        path: "/api/v1/activities", one: "Activity", many: "Activities",
        .init(
            list: "Lista działań",
            listMeaning: """
                Dokładna liczba znalezionych, strona listy i wszystkie cechy z licznikami. \(nothingHidden) Na mapie działanie stoi raz: w pierwszym \
                miejscu znanym co do punktu, a bez takiego w pierwszej podanej gminie („location”); działanie w całym powiecie lub regionie nie ma \
                punktu.
                """, cross: "Zestawienie dwóch cech działań",
            crossMeaning: "Ile działań ma każdą parę wartości. Działanie w kilku gminach liczy się w każdej, w sumach raz."),
        terms: DeedFacets.activityTerms, item: DeedSchemas.activity, example: "?q=dzieci&sample=yes", crossExample: "?rows=powiat&columns=sphere")
    static let grants = ListAPI(
        path: "/api/v1/grants", one: "Grant", many: "Grants",
        .init(
            list: "Lista dotacji",
            listMeaning: """
                Dokładna liczba znalezionych, strona listy i wszystkie cechy z licznikami. \(nothingHidden) „amount” to kwota przyznana w walucie \
                „currency”; kwot w różnych walutach nie należy sumować. Miejsca są miejscami pracy, nie siedzibą obdarowanego.
                """, cross: "Zestawienie dwóch cech dotacji",
            crossMeaning: "Ile dotacji ma każdą parę wartości. Dotacja na kilka gmin liczy się w każdej, w sumach raz."),
        terms: DeedFacets.grantTerms, item: DeedSchemas.grant, example: "?q=sport&sort=-amount", crossExample: "?rows=year&columns=mode")

    private static let activity = activities.single(
        title: "Jedno działanie", meaning: "Wszystko, co wiemy, ze źródłem i dniem. Numer wycofanego działania nie trafi do żadnego innego.",
        answer: "ActivityDetail", gone: "Działanie zostało wycofane.")
    private static let grant = grants.single(
        title: "Jedna dotacja", meaning: "Wszystko, co wiemy, ze źródłem i dniem: kwoty przyznana, wypłacona i zwrócona, obdarowany i dający.",
        answer: "GrantDetail", gone: "Dotacja została wycofana.")

    static let section = APISection(
        title: "Działania i dotacje",
        remark: """
            Obdarowanego nie zawsze udaje się odnaleźć w rejestrze: „id” i „url” są wtedy puste, a „match” mówi dlaczego. Wszystkie dotacje w formacie \
            360Giving są <a href="/dane">w plikach</a>.
            """, endpoints: [activities.list, activities.cross, activity, grants.list, grants.cross, grant],
        schemas: activities.schemas + grants.schemas + DeedSchemas.details)

    static func routes(_ services: Services) -> [Route] {
        let desk = DeedDesk(services)
        let live = services.models.model { LiveDeeds(services.database) }
        let counted: ListAPI.Counting = { visit, work in try await services.counted(visit, work) }
        func single(_ endpoint: APIEndpoint, _ find: @escaping @Sendable (Int64, LiveDeeds.View, Reading) throws -> DeedDetail?) -> Route {
            .get(endpoint.path, for: .everyone) { visit in
                try await services.counted(visit) {
                    do throws(APIFaults) { _ = try ListQuestion(nothing: visit.query) } catch { return error.reply }
                    guard let view = live.view else { throw Problem.unavailable(seconds: 5) }
                    guard let id = number(visit.parameter("id")),
                        let detail = try await services.database.read({ try find(id, view, $0) })
                    else { throw Problem.notFound }
                    return .content(detail.bytes, type: "application/json")
                }
            }
        }
        return activities.routes(counted: counted, desk.activities) + grants.routes(counted: counted, desk.grants) + [
            single(activity) { try DeedDetail.activity($0, $1, in: $2) }, single(grant) { try DeedDetail.grant($0, $1, in: $2) },
        ]
    }

    /// Nil for what is no number of ours.
    private static func number(_ text: String) -> Int64? { text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil }
}
