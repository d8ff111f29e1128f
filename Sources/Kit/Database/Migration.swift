/// One step of the schema, forward only, never edited after it has landed.
package struct Migration: Hashable, Sendable {
    /// The module that owns the tables: `registry`.
    package let module: String
    /// Ascending from 1 within the module.
    package let number: Int
    package let title: String
    package let statements: [SQL]

    package init(_ module: String, _ number: Int, _ title: String, _ statements: [SQL]) {
        (self.module, self.number, self.title, self.statements) = (module, number, title, statements)
    }

    package static func == (a: Migration, b: Migration) -> Bool { a.module == b.module && a.number == b.number }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(module)
        hasher.combine(number)
    }
}
