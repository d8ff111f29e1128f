import Application
import ArgumentParser

/// `pozytek import postal FILE`
struct ImportPostal: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "postal", abstract: "Wczytuje kody pocztowe (CSV, TSV albo XLSX: kod, miejscowość, województwo, powiat).",
        discussion: """
            Zostają kody wczytanego obszaru. Kod dostaje jedną gminę tylko wtedy, gdy miejscowość nosi nazwę dokładnie jednej gminy powiatu, poza tym \
            gminy, które wchodzą w grę. Potem szuka miejsca organizacjom, które go nie miały.
            """)

    @OptionGroup var input: TerritoryFile
    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        let outcome = try await PostalImport(input.file).run(services.database)
        if !outcome.refused { try await House.current.follow("territory", services.database) { console.say($0) } }
        try input.conclude(outcome, console)
    }
}
