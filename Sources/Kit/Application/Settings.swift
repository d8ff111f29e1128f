import Configuration
import Foundation
import SystemPackage

/// Every setting in force, and where it came from: the command line, the environment, a file, or the default.
///
/// A setting `trusted-proxies` is the option `--trusted-proxies` (where a command has one), the variable `POZYTEK_TRUSTED_PROXIES`, and
/// a line `POZYTEK_TRUSTED_PROXIES=…` of the file named by `POZYTEK_CONFIG`: the same name everywhere.
package struct Settings: Sendable {
    package struct Definition: Sendable {
        package let key: String, standard: String, help: String
        /// The values it may have; empty: any.
        package var values: [String] = []
        /// The whole numbers it may be; nil: it need not be one.
        package var range: ClosedRange<Int>?
        /// How a value that is given must look; nil: any way.
        package var form: Form?

        package struct Form: Sendable {
            /// The words of ``Unknown`` behind "może być".
            package let hint: String
            package let isGood: @Sendable (String) -> Bool
        }

        package var variable: String { "POZYTEK_" + key.uppercased().replacing("-", with: "_") }
    }

    package struct InForce: Sendable, Equatable {
        package let key: String, value: String, origin: Origin
    }

    package enum Origin: String, Sendable {
        case commandLine = "polecenie"
        case environment = "środowisko"
        case file = "plik"
        case standard = "domyślne"
    }

    package struct Unknown: Error, CustomStringConvertible {
        package let description: String
    }

    package let inForce: [InForce]

    /// - Parameter commandLine: values given as options, by key; nil ones count as not given.
    /// - Throws: ``Unknown`` when the file named by `POZYTEK_CONFIG` cannot be read.
    package static func load(
        commandLine: [String: String?] = [:], environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Settings {
        let given = InMemoryProvider(
            values: Dictionary(
                uniqueKeysWithValues: commandLine.compactMap { key, value in
                    value.map { (AbsoluteConfigKey(["pozytek", key]), ConfigValue(.string($0), isSecret: false)) }
                }))
        let process = EnvironmentVariablesProvider(environmentVariables: environment)
        var sources: [(Origin, any ConfigProvider)] = [(.commandLine, given), (.environment, process)]
        if let path = environment["POZYTEK_CONFIG"], !path.isEmpty {
            do {
                sources.append((.file, try await EnvironmentVariablesProvider(environmentFilePath: FilePath(path))))
            } catch {
                throw Unknown(description: "Nie można przeczytać pliku ustawień \(path) (POZYTEK_CONFIG).")
            }
        }
        return Settings(inForce: all.map { definition in resolve(definition, sources) })
    }

    private static func resolve(_ definition: Definition, _ sources: [(Origin, any ConfigProvider)]) -> InForce {
        for (origin, provider) in sources {
            let key = ConfigKey(["pozytek"] + (origin == .commandLine ? [definition.key] : definition.key.split(separator: "-").map(String.init)))
            if let value = ConfigReader(provider: provider).string(forKey: key), !value.isEmpty {
                return InForce(key: definition.key, value: value, origin: origin)
            }
        }
        return InForce(key: definition.key, value: definition.standard, origin: .standard)
    }

    package subscript(_ key: String) -> String { inForce.first { $0.key == key }?.value ?? "" }

    /// A setting that is a list: parts between commas, without blanks.
    package func list(_ key: String) -> [String] {
        self[key].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// - Throws: ``Unknown`` naming the setting and where the value came from.
    package func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int {
        guard let value = Int(self[key]), range.contains(value) else { throw bad(key, "liczba od \(range.lowerBound) do \(range.upperBound)") }
        return value
    }

    /// - Throws: ``Unknown`` naming the setting and the values it may have.
    package func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Choice.Type) throws -> Choice {
        guard let value = Choice(rawValue: self[key]) else { throw bad(key, Choice.allCases.map(\.rawValue).joined(separator: ", ")) }
        return value
    }

    /// - Throws: ``Unknown`` for a setting that has none of the values it may have, or is out of its range.
    package func check() throws {
        for definition in Settings.all where !definition.values.isEmpty && !definition.values.contains(self[definition.key]) {
            throw bad(definition.key, definition.values.joined(separator: ", "))
        }
        for definition in Settings.all {
            if let form = definition.form, !self[definition.key].isEmpty, !form.isGood(self[definition.key]) { throw bad(definition.key, form.hint) }
        }
        for definition in Settings.all { if let range = definition.range { _ = try integer(definition.key, in: range) } }
    }

    func bad(_ key: String, _ wanted: String) -> Unknown {
        let origin = inForce.first { $0.key == key }?.origin ?? .standard
        return Unknown(description: "Ustawienie \(key) (\(origin.rawValue)) ma wartość „\(self[key])”; może być: \(wanted).")
    }
}
