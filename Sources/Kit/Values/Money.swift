/// An amount in whole grosze; never a binary fraction.
///
///     Money(zlote: 1234, grosze: 50).grosze    // 123450
package struct Money: Hashable, Sendable, Comparable {
    package let grosze: Int64

    package init(grosze: Int64) { self.grosze = grosze }
    package init(zlote: Int64, grosze: Int64 = 0) { self.grosze = zlote * 100 + grosze }

    package static func + (a: Money, b: Money) -> Money { Money(grosze: a.grosze + b.grosze) }
    package static func - (a: Money, b: Money) -> Money { Money(grosze: a.grosze - b.grosze) }
    package static func < (a: Money, b: Money) -> Bool { a.grosze < b.grosze }
}
