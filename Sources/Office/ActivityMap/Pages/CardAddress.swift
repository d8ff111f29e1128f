import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The address of a gmina's card for print.
enum CardAddress: Address {
    case card(Unit)

    var path: String {
        switch self {
        case .card(let unit): "/gminy/\(unit.teryt)/\(unit.slug)/karta"
        }
    }
}
