import API
import ArgumentParser
import Database
import Web

/// What one module of the office hands the house: all of it, in one value. Adding a module is one line in the composition root.
package struct Feature: Sendable {
    /// The module's name, as in its migrations: `registry`.
    package var name: String
    package var migrations: [Migration] = []
    /// What the digest must know of the module's tables.
    package var tables: [TableRules] = []
    /// Brings the facts bundled with the program into the database. Runs after every migration; does nothing when they are there already.
    package var bundled: @Sendable (Database) async throws -> Void = { _ in }
    package var menu: [MenuEntry] = []
    package var footer: [FooterColumn] = []
    /// The search box of the header; the first feature that has one gives it.
    package var search: SearchBox?
    package var routes: @Sendable (Services) -> [Route] = { _ in [] }
    /// What of the API its routes answer.
    package var api: APISection?
    /// What it offers whole at `/dane`.
    package var downloads: Downloads?
    /// Subcommands of `pozytek`.
    package var commands: [any AsyncParsableCommand.Type] = []
    /// Subcommands of `pozytek import`.
    package var imports: [any AsyncParsableCommand.Type] = []
    /// Subcommands of `pozytek export`.
    package var exports: [any AsyncParsableCommand.Type] = []
    package var followers: [Follower] = []
    package var undoings: [RunUndoing] = []
    package var samples: [SampleAddition] = []

    package init(
        name: String, migrations: [Migration] = [], tables: [TableRules] = [],
        bundled: @escaping @Sendable (Database) async throws -> Void = { _ in },
        menu: [MenuEntry] = [], footer: [FooterColumn] = [], search: SearchBox? = nil,
        routes: @escaping @Sendable (Services) -> [Route] = { _ in [] }, api: APISection? = nil, downloads: Downloads? = nil,
        commands: [any AsyncParsableCommand.Type] = [], imports: [any AsyncParsableCommand.Type] = [],
        exports: [any AsyncParsableCommand.Type] = [], followers: [Follower] = [], undoings: [RunUndoing] = [], samples: [SampleAddition] = []
    ) {
        (self.name, self.migrations, self.tables, self.bundled) = (name, migrations, tables, bundled)
        (self.menu, self.footer, self.search) = (menu, footer, search)
        (self.routes, self.api, self.downloads) = (routes, api, downloads)
        (self.commands, self.imports, self.exports) = (commands, imports, exports)
        (self.followers, self.undoings, self.samples) = (followers, undoings, samples)
    }
}
