import Values

/// What kind of gmina it is, by the seventh digit of its TERYT number.
package enum GminaKind: Int, Sendable, CaseIterable {
    case urban = 1
    case rural = 2
    case urbanRural = 3
}

/// A number and the day it was true on. A figure nobody brought is nil, never zero.
package struct Figure: Hashable, Sendable {
    package let value: Int
    package let on: Day

    package init(_ value: Int, on: Day) { (self.value, self.on) = (value, on) }
}

/// A place on the ground in degrees (WGS 84).
package struct Point: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) { (self.latitude, self.longitude) = (latitude, longitude) }
}

/// A voivodeship, a powiat or a gmina.
package struct Unit: Hashable, Sendable {
    package let teryt: Teryt
    /// Nil for voivodeships and powiats.
    package var kind: GminaKind?
    /// As in the register: "Lipno", "toruński", "Toruń"; a voivodeship in lower case.
    package var name: String
    /// What people read, with a bracket where the name alone would be two things: see ``Unit/labelled(_:)``.
    package var label: String
    /// ``label`` as the readable part of an address.
    package var slug: String
    package var sortKey: String
    package var population: Figure?
    package var areaHectares: Figure?
    /// The locality of the gmina's office, which may lie in another gmina.
    package var office: Point?
    /// A point well inside the gmina's own borders.
    package var inside: Point?
    package var since: Day?
    /// The first day on which the register no longer had it.
    package var until: Day?
    /// The day of the register that told kind and name.
    package var stateOn: Day
    /// Who brought it: `bundled` or `teryt`.
    package var source: String

    package init(teryt: Teryt, kind: GminaKind?, name: String, stateOn: Day, source: String) {
        (self.teryt, self.kind, self.name, self.stateOn, self.source) = (teryt, kind, name, stateOn, source)
        (label, slug, sortKey) = (name, "", "")
    }

    package var level: Teryt.Level { teryt.level }

    /// People per square kilometre; nil while either figure is unknown.
    package var density: Double? {
        guard let population, let areaHectares, areaHectares.value > 0 else { return nil }
        return Double(population.value) / (Double(areaHectares.value) / 100)
    }
}
