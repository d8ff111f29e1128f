import Values

/// What documents of one kind look like to the index: the index itself knows nothing of organisations, calls or events.
///
/// Fields, facets, numbers and orders are named by their place in these lists (``Slot``), so a caller writes them down once as constants:
///
///     static let name: Slot<SearchSchema.Field> = 0
///     static let powiat: Slot<SearchSchema.Facet> = 0
package struct SearchSchema: Sendable {
    /// Texts that are searched; at most 8. A document may have several texts of one field.
    package struct Field: Sendable {
        package let name: String
        /// How much a word found here counts; greater is better, 1 is usual; from 0 to 100.
        package let weight: Float

        package init(_ name: String, weight: Float) { (self.name, self.weight) = (name, weight) }
    }

    /// Something documents are filtered and counted by.
    package struct Facet: Sendable {
        package enum Values: Sendable {
            /// One value at most; a document without one has `none`.
            case single
            /// Any number of values; a document counts once in each.
            case many
            /// A value that depends on the day it is asked for: the document keeps a stamp (a day, or whatever the caller packs into 64 bits), the
            /// value is its place in `values`, nil for `none`. Must depend on nothing but its arguments.
            case dated(values: [String], value: @Sendable (_ stamp: Int64, _ today: Day) -> Int?)
        }

        package let name: String
        package let values: Values
        /// The text by which codes are ordered where documents are sorted by this facet (`sortKey` of a label, say); nil: by the code.
        package let sortKey: (@Sendable (_ code: String) -> String)?

        package init(_ name: String, _ values: Values = .single, sortKey: (@Sendable (String) -> String)? = nil) {
            (self.name, self.values, self.sortKey) = (name, values, sortKey)
        }
    }

    /// A number of a document that is read back or held within a range, such as a latitude.
    package struct Number: Sendable {
        package let name: String
        package init(_ name: String) { self.name = name }
    }

    /// A whole number documents are sorted by, such as a day.
    package struct Order: Sendable {
        package let name: String
        package init(_ name: String) { self.name = name }
    }

    package let fields: [Field]
    package let facets: [Facet]
    package let numbers: [Number]
    package let orders: [Order]
    /// Documents may be on the ground, so that a circle can be asked for (``SearchQuery/near``).
    package let hasPlaces: Bool
    /// Changes whenever the caller makes documents in another way, so that a snapshot file of the old way is not used.
    package let version: String
    /// The identifiers a whole query may be, in the spelling documents have them; empty when it is none.
    package let identifiers: @Sendable (_ query: String) -> [String]

    package init(
        fields: [Field], facets: [Facet], numbers: [Number] = [], orders: [Order] = [], hasPlaces: Bool = false, version: String,
        identifiers: @escaping @Sendable (String) -> [String] = { _ in [] }
    ) {
        (self.fields, self.facets, self.numbers, self.orders) = (Array(fields.prefix(8)), facets, numbers, orders)
        (self.hasPlaces, self.version, self.identifiers) = (hasPlaces, version, identifiers)
    }

    /// The value of a facet that a document without any has.
    package static let none = "none"
}

/// A place in one of the lists of a ``SearchSchema``.
package struct Slot<Of>: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package let index: Int

    package init(_ index: Int) { self.index = index }
    package init(integerLiteral index: Int) { self.index = index }
}
