import Polish

/// How the numbers of a map are said.
extension AreaFigures {
    /// A value as the table shows it: `28,7`, `17,3 %`, `1 234`, `+3,20`.
    func words(_ value: Double) -> String {
        switch measure {
        case .share: percent(value)
        case .difference: (value > 0 ? "+" : "") + number(value, decimals: decimals)
        default: number(value, decimals: decimals)
        }
    }

    /// All there is to say of a place: `28,7 na 10 tys. (38 org.)`.
    func words(_ row: Row) -> String {
        guard let value = row.value else { return "brak danych" }
        let sum = subject.isSum ? " z " + subject.basis(row.basis) : ""
        switch measure {
        case .count: return subject.short(row.count) + sum
        case .rate: return words(value) + " " + subject.perWords + " (" + subject.short(row.count) + sum + ")"
        case .share: return words(value) + " (" + subject.figure(row.count) + " z " + subject.short(row.base ?? 0) + ")"
        case .difference:
            return words(value) + " " + subject.perWords + " (" + subject.workWords + " " + subject.short(row.count) + ", " + subject.seatWords
                + " " + subject.short(row.seat ?? 0) + ")"
        }
    }

    /// The unit of the numbers, for legends and files: "organizacje na 10 tys. mieszkańców".
    var unit: String {
        switch measure {
        case .rate: subject == .money ? "złote na mieszkańca" : subject.label + " na 10 tys. mieszkańców"
        case .count: subject == .money ? "złote" : subject.label
        case .share: "procent: " + subject.label + " wybranej sfery do wszystkich"
        case .difference:
            "miejsce działania minus siedziba, " + (subject == .money ? "złote na mieszkańca" : subject.label + " na 10 tys. mieszkańców")
        }
    }
}

extension MapSubject {
    /// Before the amount by place of work, and before that by seat.
    var workWords: String {
        switch self {
        case .organisations: "działa tu:"
        case .activities: "odbywa się tu:"
        case .people: "tutaj:"
        case .money: "pracuje tu"
        }
    }

    var seatWords: String {
        switch self {
        case .organisations: "z siedzibą tu:"
        case .activities: "prowadzonych przez miejscowe organizacje:"
        case .people: "z działań miejscowych organizacji:"
        case .money: "miejscowe organizacje dostały"
        }
    }
}

extension MapMeasure {
    /// Decimals of every number shown and of every limit of a class.
    func decimals(of subject: MapSubject) -> Int {
        switch self {
        case .count: 0
        case .share: 1
        case .rate, .difference: subject == .money ? 2 : 1
        }
    }
}

extension MapQuestion {
    /// What is shown, in words: "Organizacje na 10 tys. mieszkańców, według siedziby".
    ///
    /// - Parameter sphere: its name, where one is chosen.
    func heading(in sphere: String?) -> String {
        let words = what + (sphere.map { ", sfera: " + $0 } ?? "") + (measure == .difference ? "" : ", " + place.according(subject))
        guard let year, isOfDeeds else { return words }
        return words + ", \(year) rok"
    }

    private var what: String {
        switch (measure, subject) {
        case (.rate, .organisations): "Organizacje na 10 tys. mieszkańców"
        case (.rate, .activities): "Działania na 10 tys. mieszkańców"
        case (.rate, .people): "Odbiorcy działań na 10 tys. mieszkańców"
        case (.rate, .money): "Dotacje w złotych na mieszkańca"
        case (.count, .organisations): "Liczba organizacji"
        case (.count, .activities): "Liczba działań"
        case (.count, .people): "Liczba odbiorców działań"
        case (.count, .money): "Kwota dotacji"
        case (.share, .organisations): "Udział organizacji wybranej sfery"
        case (.share, .activities): "Udział działań wybranej sfery"
        case (.share, .people): "Udział odbiorców działań wybranej sfery"
        case (.share, .money): "Udział wybranej sfery w kwocie dotacji"
        case (.difference, .organisations): "Gdzie organizacje działają, a gdzie mają siedziby"
        case (.difference, .activities): "Gdzie odbywają się działania, a gdzie są siedziby"
        case (.difference, .people): "Gdzie są odbiorcy działań, a gdzie siedziby"
        case (.difference, .money): "Gdzie pracują pieniądze, a gdzie są siedziby"
        }
    }
}

extension DeedCounts.Place {
    /// "według siedziby".
    func according(_ subject: MapSubject) -> String {
        switch self {
        case .seat: subject == .organisations ? "według siedziby" : "według siedziby organizacji"
        case .area: "według obszaru, w którym organizacje chcą działać"
        case .work: "według miejsca działania"
        }
    }
}
