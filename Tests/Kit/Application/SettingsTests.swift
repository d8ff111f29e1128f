import Application
import Foundation
import Testing

@Suite struct SettingsTests {
    @Test func `the command line wins over the environment, the environment over the file, the file over the default`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".env")
        try Data("POZYTEK_PORT=1111\nPOZYTEK_REGION=Plikowy\nPOZYTEK_TRUSTED_PROXIES=10.0.0.1, 10.0.0.2\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let settings = try await Settings.load(
            commandLine: ["port": "3333", "host": nil], environment: ["POZYTEK_CONFIG": file.path, "POZYTEK_PORT": "2222", "POZYTEK_HOST": "::1"])
        let origins = Dictionary(uniqueKeysWithValues: settings.inForce.map { ($0.key, $0.origin) })
        #expect(settings["port"] == "3333" && origins["port"] == .commandLine)
        #expect(settings["host"] == "::1" && origins["host"] == .environment)
        #expect(settings["region"] == "Plikowy" && origins["region"] == .file)
        #expect(settings["sample"] == "auto" && origins["sample"] == .standard)
        #expect(settings.list("trusted-proxies") == ["10.0.0.1", "10.0.0.2"])
    }

    @Test func `a value that cannot be is refused by the name of the setting`() async throws {
        let settings = try await Settings.load(environment: ["POZYTEK_PORT": "http"])
        let error = #expect(throws: Settings.Unknown.self) { try settings.integer("port", in: 0...65_535) }
        #expect(error?.description.contains("port") == true && error?.description.contains("środowisko") == true)
    }

    @Test func `a settings file that is not there is an error`() async {
        await #expect(throws: Settings.Unknown.self) { try await Settings.load(environment: ["POZYTEK_CONFIG": "/no/such/file"]) }
    }

    @Test func `an empty variable counts as not set`() async throws {
        #expect(try await Settings.load(environment: ["POZYTEK_PORT": ""])["port"] == "8080")
    }
}
