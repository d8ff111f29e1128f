/// An address of this site. Each module has one enum of them; links are printed from it and routes are its patterns.
///
///     enum RegistryAddress: Address {
///         case organisation(ID<Organisation>, name: String)
///         var path: String { … "/organizacje/\(id)/\(slug(name))" }
///     }
package protocol Address: Sendable {
    /// Path and query, percent-encoded, beginning with a slash.
    var path: String { get }
}

/// An address written down as it is: for menus, crumbs and tests.
package struct PlainAddress: Address, ExpressibleByStringLiteral {
    package let path: String

    package init(_ path: String) { self.path = path }
    package init(stringLiteral path: String) { self.path = path }
}
