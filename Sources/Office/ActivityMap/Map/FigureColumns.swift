import Reference

/// The numbers of a map as columns, described once for the table beside it and for every file.
struct FigureColumn: Sendable {
    enum Value: Sendable {
        case nothing
        case count(Int)
        /// In grosze.
        case money(Int)
        case ratio(Double)
    }

    /// In files, with its unit: `amount_pln_per_head`.
    let name: String
    /// Above the table.
    let title: String
    /// Left out where a table is narrow.
    var isSecond = false
    let value: @Sendable (AreaFigures.Row) -> Value
}

extension AreaFigures {
    /// The number that is drawn; of absolute numbers the amount itself.
    var valueColumn: FigureColumn {
        let subject = subject
        switch measure {
        case .count: return amountColumn
        case .share:
            return FigureColumn(name: subject.fileName + "_share_percent", title: "Udział") { FigureColumn.ratio($0.value) }
        case .rate: return FigureColumn(name: subject.fileName + perName, title: perTitle) { FigureColumn.ratio($0.value) }
        case .difference:
            return FigureColumn(name: subject.fileName + "_difference" + perName, title: "Różnica " + subject.perWords) {
                FigureColumn.ratio($0.value)
            }
        }
    }

    /// What the number is made of, behind it in the table.
    var partColumns: [FigureColumn] {
        let subject = subject
        let population = FigureColumn.population
        let basis = FigureColumn.basis(subject)
        switch measure {
        case .count: return [subject.isSum ? basis : population]
        case .rate: return [amountColumn, subject.isSum ? basis : population]
        case .share:
            let all = FigureColumn(name: subject.fileName + "_all", title: "Wszystkich", isSecond: true) { subject.value($0.base ?? 0) }
            return [FigureColumn(name: subject.fileName, title: "W sferze") { subject.value($0.count) }, all]
        case .difference:
            return [
                FigureColumn(name: subject.fileName + "_by_place_of_work", title: subject.workTitle) {
                    subject.value($0.count)
                },
                FigureColumn(name: subject.fileName + "_by_seat", title: "Siedziby tu") {
                    subject.value($0.seat ?? 0)
                },
            ]
        }
    }

    /// Every number of a row of a file, the drawn one last.
    var fileColumns: [FigureColumn] {
        let basis = subject.isSum ? [FigureColumn.basis(subject)] : []
        switch measure {
        case .count: return [amountColumn] + basis
        case .rate: return [amountColumn] + basis + [.population, valueColumn]
        case .share: return partColumns + [valueColumn]
        case .difference: return partColumns + [.population, valueColumn]
        }
    }

    private var amountColumn: FigureColumn {
        let subject = subject
        return FigureColumn(name: subject.fileName, title: subject.columnTitle) { subject.value($0.count) }
    }

    private var perName: String { subject == .money ? "_per_head" : "_per_10000" }
    private var perTitle: String { subject == .money ? "Zł na mieszk." : "Na 10 tys." }
}

extension FigureColumn {
    static let population = FigureColumn(name: "population", title: "Ludność", isSecond: true) { row in
        row.unit.population.map { .count($0.value) } ?? .nothing
    }

    /// Of how many activities or grants an amount is the sum.
    static func basis(_ subject: MapSubject) -> FigureColumn {
        FigureColumn(name: subject == .money ? "grants" : "activities", title: subject == .money ? "Dotacji" : "Działań", isSecond: true) {
            .count($0.basis)
        }
    }

    static func ratio(_ value: Double?) -> Value { value.map { .ratio($0) } ?? .nothing }
}

extension MapSubject {
    /// Of the column in files.
    var fileName: String {
        switch self {
        case .organisations: "organisations"
        case .activities: "activities"
        case .people: "people_reached"
        case .money: "amount_pln"
        }
    }

    var columnTitle: String {
        switch self {
        case .organisations: "Org."
        case .activities: "Działań"
        case .people: "Odbiorców"
        case .money: "Złotych"
        }
    }

    var workTitle: String {
        switch self {
        case .organisations: "Działa tu"
        case .activities: "Odbywa się tu"
        case .people: "Odbiorców tu"
        case .money: "Pracuje tu"
        }
    }

    func value(_ amount: Int) -> FigureColumn.Value { self == .money ? .money(amount) : .count(amount) }
}
