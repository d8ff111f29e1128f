/// How one table enters the digest. Without further words every column counts, and ids are printed as ranks.
package struct TableRules: Sendable {
    let name: String
    /// Computed from other tables: left out.
    let derived: Bool
    /// Columns that say when or how long, and differ between two runs of the same work.
    let clocks: Set<String>
    /// Columns with deflated bytes, which are expanded first: two versions of zlib need not pack alike.
    let compressed: Set<String>
    /// References that no foreign key tells of.
    let ranks: [String: RankRule]

    package enum RankRule: Sendable {
        /// The column holds ids of this table.
        case table(String)
        /// The column holds ranges of ids, `1-500,777`, of the table that another column names.
        case rangesOf(tableNamedIn: String)
        /// The column holds ranges of ids of this table.
        case ranges(of: String)
    }

    package init(
        _ name: String, derived: Bool = false, clocks: Set<String> = [], compressed: Set<String> = [], ranks: [String: RankRule] = [:]
    ) {
        (self.name, self.derived, self.clocks, self.compressed, self.ranks) = (name, derived, clocks, compressed, ranks)
    }
}
