/// The three forms a Polish noun or verb takes beside a number.
///
///     let organisations = Plural("organizacja", "organizacje", "organizacji")
///     organisations.of(1)       // "1 organizacja"
///     organisations.of(22)      // "22 organizacje"
///     organisations.of(1112)    // "1 112 organizacji"
package struct Plural: Sendable {
    private let one: String, few: String, many: String

    /// - Parameters: the forms for 1; for 2, 3, 4; for 5 and 0.
    package init(_ one: String, _ few: String, _ many: String) { (self.one, self.few, self.many) = (one, few, many) }

    /// The form alone, for numbers that stand elsewhere: "zostały", "zostało".
    package func form(_ count: Int) -> String {
        let count = count.magnitude
        if count == 1 { return one }
        return (2...4).contains(count % 10) && !(12...14).contains(count % 100) ? few : many
    }

    /// Number and form, held together by a no-break space.
    package func of(_ count: Int) -> String { number(count) + "\u{A0}" + form(count) }
}
