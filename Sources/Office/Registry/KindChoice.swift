import Reference

/// Which kinds of body are meant. Unless asked otherwise: organisations, bodies of art. 3 ust. 3, and those of unknown kind.
package enum KindChoice: Sendable, Equatable {
    case counted, every
    case only(BodyKind)
    /// Two or more, in the order of all kinds.
    case several([BodyKind])

    /// Those with a word of their own.
    package static let all: [KindChoice] = [.counted, .every] + BodyKind.allCases.map { .only($0) }

    package var slug: String { slugs.joined(separator: " ") }

    package var slugs: [String] {
        switch self {
        case .counted: ["liczone"]
        case .every: ["wszystkie"]
        case .only(let kind): [kind.slug]
        case .several(let kinds): kinds.map(\.slug)
        }
    }

    package init(_ kinds: Set<BodyKind>) {
        if kinds == BodyKind.counted {
            self = .counted
        } else if kinds.isEmpty || kinds.count == BodyKind.allCases.count {
            self = .every
        } else {
            let ordered = BodyKind.allCases.filter(kinds.contains)
            self = ordered.count == 1 ? .only(ordered[0]) : .several(ordered)
        }
    }

    /// None means the counted ones.
    package init?(slugs: [String]) {
        if slugs.isEmpty || slugs == ["liczone"] {
            self = .counted
        } else if slugs == ["wszystkie"] {
            self = .every
        } else {
            let kinds = slugs.compactMap(BodyKind.init(slug:))
            guard kinds.count == slugs.count else { return nil }
            self.init(Set(kinds))
        }
    }

    package var label: String {
        switch self {
        case .counted: "organizacje i podmioty z art. 3"
        case .every: "wszystkie podmioty z rejestrów"
        case .only(let kind): kind.label
        case .several(let kinds): kinds.map(\.label).joined(separator: ", ")
        }
    }

    var all: Set<BodyKind> {
        switch self {
        case .counted: BodyKind.counted
        case .every: Set(BodyKind.allCases)
        case .only(let kind): [kind]
        case .several(let kinds): Set(kinds)
        }
    }
}
