import Polish
import Reference
import Registry

/// What has to be said beside the numbers, a sentence each: what was counted, what is missing, and which filters mean what. The page, the
/// pictures and the workbook say the same.
struct MapNotes: Sendable {
    private let question: MapQuestion
    private let figures: AreaFigures
    private let counts: PlaceCounts
    /// Filters that narrow the bodies behind activities and grants.
    private let bodies: [String]

    init(_ question: MapQuestion, _ figures: AreaFigures, filters: [String]) {
        (self.question, self.figures, counts) = (question, figures, figures.counts)
        bodies = question.subject.deeds == nil || question.bodyFilter == nil ? [] : filters
    }

    private var subject: MapSubject { question.subject }

    /// How much of what was counted stands on the map.
    var scope: String {
        let places = figures.level == .gmina ? Plural("gminie", "gminach", "gminach") : Plural("powiecie", "powiatach", "powiatach")
        let known = figures.measure == .count ? figures.rows.count { $0.count != 0 } : figures.known.count
        return "n = " + amount(counts.placed) + " w " + places.of(known) + "."
    }

    var all: [String] { [missing, money, meaning, year, filters].flatMap(\.self) }

    /// `1 234 567,00 zł z 12 dotacji`.
    private func amount(_ tally: PlaceCounts.Tally) -> String {
        subject.words(tally.amount) + (subject.isSum ? " z " + subject.basis(tally.basis) : "")
    }

    /// What the map does not show.
    private var missing: [String] {
        if question.measure == .difference {
            return counts.incomparable.basis == 0
                ? [] : ["Porównujemy tylko to, czego oba miejsca są znane co do \(unit). Pominięto: " + amount(counts.incomparable) + "."]
        }
        if subject == .organisations, question.place == .seat {
            return counts.unknown.basis == 0 ? [] : ["Bez znanego miejsca lub poza regionem: \(number(counts.unknown.basis))."]
        }
        var lines: [String] = []
        if counts.wider.basis > 0 { lines.append("Na obszarze większym niż \(larger), nierozdzielone: " + amount(counts.wider) + ".") }
        if counts.outside.basis > 0 { lines.append("Poza regionem: " + amount(counts.outside) + ".") }
        if counts.unknown.basis > 0 { lines.append(unknown + ": " + amount(counts.unknown) + ".") }
        return lines
    }

    private var unit: String { question.level == .gmina ? "gminy" : "powiatu" }
    private var larger: String { question.level == .gmina ? "gmina (powiat, województwo, kraj)" : "powiat (województwo, kraj)" }

    private var unknown: String {
        switch (question.place, subject) {
        case (.seat, _): "Siedziba nieznana"
        case (.area, .organisations): "Nie podały, gdzie chcą działać"
        case (.area, _): "Organizacja nie podała, gdzie chce działać"
        case (.work, _): "Miejsce działania nieznane"
        }
    }

    /// Every view of money says what nobody knows, whatever way it counts by.
    private var money: [String] {
        var lines: [String] = []
        if subject == .money, question.place != .work || question.measure == .difference {
            lines.append(
                counts.workUnknown.basis == 0
                    ? "Miejsce pracy jest znane dla każdej dotacji."
                    : "Miejsca pracy nie znamy dla \(subject.basis(counts.workUnknown.basis)) na kwotę \(subject.words(counts.workUnknown.amount)).")
        }
        if subject == .money, question.place == .work, question.measure != .difference, counts.workUnknown.basis == 0 {
            lines.append("Miejsce pracy jest znane dla każdej dotacji.")
        }
        if !counts.otherCurrencies.isEmpty {
            let sums = counts.otherCurrencies.sorted { $0.key < $1.key }.map { DeedColumns.amount($0.value, $0.key) }
            lines.append("Niedodane, bo w innej walucie: " + sums.joined(separator: " · ") + " z " + subject.basis(counts.otherGrants) + ".")
        }
        if counts.withoutAmount > 0 {
            let what = subject == .money ? "Dotacje bez podanej kwoty" : "Działania bez podanej liczby odbiorców"
            lines.append(what + ": " + number(counts.withoutAmount) + ".")
        }
        return lines
    }

    /// What a thing of several places does.
    private var meaning: [String] {
        switch subject {
        case .organisations where question.measure == .difference || question.place == .work:
            ["Organizacja działa tam, gdzie odbywa się jej działanie albo pracuje jej dotacja; w każdym takim miejscu liczy się raz."]
        case .organisations: question.place == .area ? ["Organizacja, która podała kilka miejsc, liczy się w każdym."] : []
        case .activities: ["Działanie w kilku miejscach liczy się w każdym."]
        case .people: ["Odbiorców działania w kilku miejscach dzielimy na równe części."]
        case .money: ["Dotację na kilka miejsc dzielimy na równe części."]
        }
    }

    private var year: [String] {
        guard let year = question.year else { return [] }
        if !question.isOfDeeds {
            return ["Organizacje wpisane do końca \(year) roku, według dzisiejszego stanu rejestrów."]
        }
        switch subject {
        case .organisations: return ["Organizacje, które działały lub dostały dotację w \(year) roku."]
        case .activities, .people: return ["Działania, które zaczęły się w \(year) roku."]
        case .money: return ["Dotacje przyznane w \(year) roku."]
        }
    }

    private var filters: [String] {
        var lines: [String] = []
        if subject.deeds != nil, !question.spheres.isEmpty { lines.append("Sfera jest tu sferą działania lub dotacji, nie organizacji.") }
        if !bodies.isEmpty {
            let whose = "Liczymy tylko to, w czym bierze udział organizacja z rejestru, która spełnia warunki: "
            lines.append(whose + bodies.joined(separator: ", ") + ".")
        }
        return lines
    }
}
