import Reference
import Registry
import Values

/// What somebody wants to see on the map. The same value is read from an address, printed back into links, and drives the drawing, the table
/// and the files.
package struct MapQuestion: Sendable, Equatable {
    /// Filters of the list; words and places narrow what is counted, never what is drawn.
    package var search = OrganisationSearch()
    package var subject = MapSubject.organisations
    package var measure = MapMeasure.rate
    /// Seat, declared area or place of work; a difference is always that of work and seat.
    package var place = DeedCounts.Place.seat
    package var level = MapLevel.gmina
    /// State of the register at the end of this year, nil: today; where activities or grants are counted, those of this year, nil: of every year.
    package var year: Int?
    package var classing = MapClassing.round
    /// How the table beside the map is ordered.
    package var order = TableOrder.value

    package init() {}

    package func with<Value>(_ field: WritableKeyPath<MapQuestion, Value>, _ value: Value) -> MapQuestion {
        var copy = self
        copy[keyPath: field] = value
        return copy
    }

    /// What is counted in each place, whatever place was chosen.
    var counted: OrganisationSearch {
        var search = search
        search.choices[.gmina] = nil
        search.choices[.powiat] = nil
        (search.page, search.order, search.near) = (1, nil, nil)
        return search
    }

    /// The sphere whose share is drawn; a share needs exactly one.
    var sphere: String? { search.choices[.sphere].flatMap { $0.count == 1 ? $0[0] : nil } }

    package enum TableOrder: String, CaseIterable, Sendable {
        case value = "wskaznik"
        case name = "nazwa"
        case powiat

        var label: String {
            switch self {
            case .value: "wskaźnik"
            case .name: "nazwa"
            case .powiat: "powiat"
            }
        }
    }
}

/// What a place is given a number for. A count is drawn as a circle whose area is proportional, a rate or a share as colour.
package enum MapMeasure: String, CaseIterable, Sendable {
    case rate = "na-10-tys"
    case count = "liczba"
    case share = "udzial"
    /// What there is by place of work more than by seat, against the people of the place.
    case difference = "roznica"

    package var label: String {
        switch self {
        case .rate: "względem ludności"
        case .count: "liczby (koła)"
        case .share: "udział wybranej sfery"
        case .difference: "różnica: działanie a siedziba"
        }
    }

    /// A colour may only show this: it does not grow with the size of the place.
    var isRatio: Bool { self != .count }
    /// Decimals of every number shown and of every limit of a class.
    var decimals: Int { isRatio ? 1 : 0 }
}

/// The units a map is made of.
package enum MapLevel: String, CaseIterable, Sendable {
    case gmina, powiat

    var plural: String { self == .gmina ? "gminy" : "powiaty" }
    var terytLevel: Teryt.Level { self == .gmina ? .gmina : .powiat }
    var facet: RegisterFacet { self == .gmina ? .gmina : .powiat }
}
