import Reference
import Registry

/// Fields our export adds to those of the standard, which allows it: what only Polish grants have.
enum GivingOwn {
    static let returned = "plAmountReturned", mode = "plAwardProcedure", form = "plTaskForm", agreement = "plAgreementNumber"
    static let all: Set<String> = [returned, mode, form, agreement]
}

/// A number of the court register, the tax office or the statistical office as org-id.guide writes it: `PL-KRS-0000030897`.
enum PolishNumber {
    case krs(String)
    case nip(String)
    case regon(String)

    init?(_ identifier: String) {
        let parts = identifier.split(separator: "-", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0].uppercased() == "PL" else { return nil }
        switch parts[1].uppercased() {
        case "KRS": if let number = KRSNumber(parts[2]) { self = .krs(number.description) } else { return nil }
        case "NIP": if let number = NIP(parts[2]) { self = .nip(number.description) } else { return nil }
        case "REGON": if let number = REGON(parts[2]) { self = .regon(number.description) } else { return nil }
        default: return nil
        }
    }
}

extension GivingGrant {
    static func unit(_ code: String) -> String? { Teryt(code)?.digits }
}
