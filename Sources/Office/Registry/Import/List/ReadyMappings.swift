import Foundation

/// The mappings of lists of organisations that come with the program, and those of the office, found by their paths.
package enum ReadyMappings {
    private static let shelf = MappingShelf("pozytek_Registry.resources/Data/mappings")

    package static var names: [String] { shelf.names }
    package static func example(of name: String) -> URL { shelf.example(of: name) }
    static func mapping(_ name: String, settings: [String]) throws -> ListMapping { try shelf.mapping(name, settings: settings) }
    static var help: String { shelf.help }
}
