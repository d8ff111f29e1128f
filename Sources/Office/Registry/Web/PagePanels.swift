import Application
import Logging
import Reference
import Web

/// What another module of the office shows on pages of the register, which knows nothing of that module: a map on the start page, activities on
/// the page of a gmina, grants on that of an organisation.
///
/// A module makes one value of its own; the composition root joins them:
///
///     extension PagePanels {
///         static let portal = PagePanels("nabory") { services in
///             let desk = CallDesk(services)
///             var shown = Shown()
///             shown.unit = { unit, shelf in [Panel(.main, try desk.calls(in: unit).section)] }
///             return shown
///         }
///     }
///
///     House(features: [.reference, .registry(panels: [.activityMap, .portal]), .activityMap, .portal])
package struct PagePanels: Sendable {
    /// A piece of a page, with its place on it.
    package struct Panel: Sendable {
        package enum Place: Sendable, CaseIterable {
            /// Beside the head of the page, on a phone right under it: one picture.
            case beside
            /// Links and buttons under the heading, each an `a`.
            case actions
            /// A `section` of its own, with an `h2`.
            case main
        }

        let place: Place, html: HTML
        /// Invented bodies or deeds stand in it.
        let isSample: Bool

        package init(_ place: Place, sample: Bool = false, _ html: HTML) { (self.place, self.html, isSample) = (place, html, sample) }
    }

    /// One question for each page that has room for others. A module answers those it has something to say to; panels of one place stand in the
    /// order of the modules.
    package struct Shown: Sendable {
        package var home: @Sendable (RegistryDesk.Shelf) async throws -> [Panel] = { _ in [] }
        /// A gmina or a powiat.
        package var unit: @Sendable (Unit, RegistryDesk.Shelf) async throws -> [Panel] = { _, _ in [] }
        package var organisation: @Sendable (OrganisationProfile, RegistryDesk.Shelf) async throws -> [Panel] = { _, _ in [] }
        package var aboutData: @Sendable (RegistryDesk.Shelf) async throws -> [Panel] = { _ in [] }

        package init() {}
    }

    /// Of what it speaks, for the line that takes its place when it cannot be shown: "mapa, działania i dotacje".
    let title: String
    let make: @Sendable (Services) -> Shown

    package init(_ title: String, _ make: @escaping @Sendable (Services) -> Shown) { (self.title, self.make) = (title, make) }
}

/// The panels of all modules, made once for a site.
struct JoinedPanels: Sendable {
    private let shown: [(title: String, shown: PagePanels.Shown)]
    private let services: Services

    init(_ panels: [PagePanels], _ services: Services) {
        (shown, self.services) = (panels.map { ($0.title, $0.make(services)) }, services)
    }

    /// What the modules show on one page. One that fails does not take the page away from the others: a line says what is missing.
    func all(_ ask: (PagePanels.Shown) async throws -> [PagePanels.Panel]) async -> PagePieces {
        var pieces = PagePieces()
        for (title, shown) in shown {
            do {
                pieces.panels += try await ask(shown)
            } catch {
                if !(error is Problem) { services.log.warning("Część strony („\(title)”) nie powstała: \(error)") }
                pieces.panels.append(.init(.main, PagePieces.missing(title)))
            }
        }
        return pieces
    }
}

/// The panels of one page, by their places.
struct PagePieces: Sendable {
    fileprivate(set) var panels: [PagePanels.Panel] = []

    var isSample: Bool { panels.contains(where: \.isSample) }

    /// Nil where nobody shows anything.
    subscript(_ place: PagePanels.Panel.Place) -> HTML? {
        let pieces = panels.filter { $0.place == place }.map(\.html)
        return pieces.isEmpty ? nil : HTML.joined(pieces, by: "\n")
    }

    fileprivate static func missing(_ title: String) -> HTML {
        Notice(.info, "Tej części strony nie możemy teraz pokazać: \(title)", "Spróbuj za chwilę. Reszta strony jest pełna.").html
    }
}
