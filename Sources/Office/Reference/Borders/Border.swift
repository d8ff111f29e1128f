import Geography
import Values

/// The outline of a unit from one day on. A gmina that was split or renamed keeps its past.
package struct Border: Sendable {
    package let teryt: Teryt
    /// First day, and the first day on which it was another one; nil: it still stands.
    package let since: Day, until: Day?
    package let shape: Shape
    /// What the file was called that brought it.
    package let source: String

    package init(teryt: Teryt, since: Day, until: Day? = nil, shape: Shape, source: String) {
        (self.teryt, self.since, self.until, self.shape, self.source) = (teryt, since, until, shape, source)
    }
}
