import Documents
import Geography

/// The outlines of a boundary file by the codes of their units, and what is wrong with it.
struct BorderReading {
    private(set) var shapes: [Teryt: Shape] = [:]
    private(set) var problems = ProblemList()
    private(set) var warnings: [ImportProblem] = []

    /// - Parameter territory: what is loaded; tells where outlines must lie.
    init(_ bytes: [UInt8], level: Teryt.Level, field: String?, in territory: Territory) {
        let fields = field.map { [$0] } ?? BorderImport.usualFields
        let file: BoundaryFile
        do {
            file = try BoundaryFile(bytes, naming: fields + ["name", "nazwa", "JPT_NAZWA_"])
        } catch {
            problems.add(nil, nil, error.description)
            return
        }
        for fault in file.faults { problems.add(nil, nil, fault.description) }
        guard let name = fields.first(where: { name in file.features.contains { BorderReading.code($0.properties[name]) != nil } }) else {
            let hint = field == nil ? "podaj opcją --code-field pole z kodem TERYT" : "pole „\(field ?? "")” go nie zawiera"
            if !file.features.isEmpty {
                problems.add(nil, nil, "obiekty nie mają kodu TERYT: \(hint). Po nazwach nie łączymy, bo różne jednostki noszą tę samą nazwę")
            }
            return
        }
        var mended: [String] = []
        for feature in file.features { take(feature, name, level, &mended) }
        if !mended.isEmpty {
            warnings.append(ImportProblem("obrysy, które przecinały lub dotykały same siebie, poprawiono: \(mended.joined(separator: ", "))"))
        }
        if problems.all.isEmpty { checkPlaces(ExpectedPlaces(territory), file.system) }
        if problems.all.isEmpty { checkPlane() }
    }

    /// Outlines have to lie where their codes say. When changing the axes for each other would put all right that is wrong, that is said once.
    private mutating func checkPlaces(_ expected: ExpectedPlaces, _ system: CoordinateSystem) {
        let verdicts = shapes.map { (teryt: $0.key, verdict: expected.verdict($0.key, $0.value.bounds)) }.filter { $0.verdict != .fits }
        if !verdicts.isEmpty, verdicts.allSatisfy({ $0.verdict == .swapped }) {
            return problems.add(nil, nil, BoundaryFileFault.swappedAxes(system).description)
        }
        for teryt in verdicts.map(\.teryt).sorted() {
            problems.add(nil, nil, "obrys \(teryt) leży daleko od jednostki o tym kodzie: błędny jest kod albo współrzędne")
        }
    }

    private static func code(_ value: JSON) -> String? {
        if case .number(let digits) = value { return digits }
        return value.text
    }

    private mutating func take(_ feature: BoundaryFile.Feature, _ name: String, _ level: Teryt.Level, _ mended: inout [String]) {
        let place = "obiekt \(feature.number)"
        guard let code = BorderReading.code(feature.properties[name]) else { return problems.add(nil, place, "nie ma kodu w polu „\(name)”") }
        guard let teryt = Teryt(code), teryt.level == level else {
            return problems.add(nil, place, "„\(code.prefix(20))” to nie jest kod TERYT \(level.genitive)")
        }
        guard shapes.updateValue(feature.shape, forKey: teryt) == nil else { return problems.add(nil, place, "kod \(teryt) występuje drugi raz") }
        if feature.wasMended { mended.append(teryt.digits) }
    }

    /// Areas that overlap have no common border: maps and neighbours need one.
    private mutating func checkPlane() {
        let codes = shapes.keys.sorted()
        do {
            _ = try Topology(codes.compactMap { shapes[$0] })
        } catch {
            let names = error.areas.compactMap { codes.indices.contains($0) ? codes[$0].digits : nil }.joined(separator: " i ")
            let place = error.place.coordinate
            let spot = "\((place.latitude * 1e4).rounded() / 1e4), \((place.longitude * 1e4).rounded() / 1e4)"
            problems.add(nil, nil, "obrysy \(names) nachodzą na siebie albo mają różne punkty wspólnej granicy (szerokość i długość: \(spot))")
        }
    }
}

extension Teryt.Level {
    fileprivate var genitive: String {
        switch self {
        case .voivodeship: "województwa (2 cyfry)"
        case .powiat: "powiatu (4 cyfry)"
        case .gmina: "gminy (6 lub 7 cyfr)"
        }
    }
}
