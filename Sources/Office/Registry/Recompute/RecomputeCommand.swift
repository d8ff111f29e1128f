import Application
import ArgumentParser

/// `pozytek import recompute`: profiles by the rules of today.
package struct RecomputeCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "recompute", abstract: "Liczy od nowa rodzaje i proponowane sfery, gdy zmieniły się ich reguły.",
        discussion: """
            Robią to też same „pozytek migrate” i, po starcie, serwis WWW. Gdy reguły są te same, nie ma nic do zrobienia. \
            Przerwane polecenie po ponownym uruchomieniu idzie dalej.
            """)

    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let outcome = try await RecomputeProfiles()(in: services.database) { outcome in
            console.committed(outcome.looked)
            console.progress("Profile: \(outcome.looked)")
        }
        console.endProgress()
        try console.result(outcome.line ?? "Profile są policzone według obowiązujących reguł; nie było nic do zrobienia.", outcome)
    }
}

extension RecomputeProfiles.Outcome {
    /// What a person reads; nil when there was nothing to do.
    var line: String? { looked == 0 ? nil : "Reguły rodzajów i sfer zmieniły się. Profile obejrzane: \(looked), zmienione: \(changed)." }
}
