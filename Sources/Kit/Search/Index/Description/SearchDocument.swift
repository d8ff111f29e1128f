/// One document as it is handed to the index. What the schema does not know of (a field, a facet out of its lists) is passed over.
package struct SearchDocument: Sendable {
    /// Which document this is; a later one with the same id takes its place.
    package let id: Int64
    /// The name as sorted, by `sortKey` of Kit/Polish. Breaks every tie, then the id does.
    package var order: String
    package var texts: [(field: Slot<SearchSchema.Field>, text: String)] = []
    /// Codes of facets that are not dated. Of a single-valued facet the first counts; `none` is the same as leaving it out.
    package var facets: [(facet: Slot<SearchSchema.Facet>, code: String)] = []
    /// Of dated facets; the first of each counts.
    package var stamps: [(facet: Slot<SearchSchema.Facet>, stamp: Int64)] = []
    package var numbers: [(number: Slot<SearchSchema.Number>, value: Double)] = []
    package var orders: [(order: Slot<SearchSchema.Order>, value: Int64)] = []
    /// Where it is; several places, or none. Kept only where the schema says that documents have places.
    package var places: [SearchPlace] = []
    /// Exact strings that lead straight here.
    package var identifiers: [String] = []
    /// What the caller needs to print a line of a list, in whatever form; handed back as it came.
    package var payload: [UInt8] = []

    package init(id: Int64, order: String) { (self.id, self.order) = (id, order) }
}
