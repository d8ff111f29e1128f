import Reference
import Search
import Values

/// An organisation as lists, suggestions and the API show it: all of it lies in the index, none of it is read from the database.
package struct ListedOrganisation: Sendable, Equatable {
    package struct Sphere: Sendable, Equatable {
        package let code: String, isProposed: Bool
    }

    /// A tax year, and the days on which the body may be named in tax returns for it.
    package struct Entitled: Sendable, Equatable {
        package let year: Int, from: Day, until: Day
    }

    package let id: ID<Organisation>
    package var name = "", slug = ""
    package var kind = BodyKind.unknown
    package var form: String?
    package var status: Status?, statusSince: Day?
    package var placing = Placing.noAddress
    package var gmina: Teryt?
    package var locality: String?
    package var krs: String?, nip: String?, regon: String?
    package var registeredOn: Day?, statedOn: Day?
    package var lastSign: SignOfLife?
    package var hasPublicBenefit: Bool?
    package var isSample = false
    package var point: Point?, precision = Precision.unknown
    package var spheres: [Sphere] = []
    package var entitled: [Entitled] = []

    init(id: ID<Organisation>) { self.id = id }

    package init(_ hit: SearchHit) { self = hit.withPayload { ListedOrganisation(id: ID(hit.id), $0) } }

    private init(id: ID<Organisation>, _ bytes: UnsafeRawBufferPointer) {
        self.init(id: id)
        var reader = PayloadReader(bytes)
        (name, slug) = (reader.text(), reader.text())
        kind = ListedOrganisation.value(reader.number()) ?? .unknown
        form = reader.textOrNil()
        (status, statusSince) = (ListedOrganisation.value(reader.number()), Day(number: reader.number()))
        placing = ListedOrganisation.value(reader.number()) ?? .noAddress
        gmina = reader.textOrNil().flatMap { Teryt($0) }
        locality = reader.textOrNil()
        (krs, nip, regon) = (reader.textOrNil(), reader.textOrNil(), reader.textOrNil())
        (registeredOn, statedOn) = (Day(number: reader.number()), Day(number: reader.number()))
        let sign: SignOfLife.Kind? = ListedOrganisation.value(reader.number())
        if let day = Day(number: reader.number()), let sign { lastSign = SignOfLife(kind: sign, on: day) }
        let benefit = reader.number()
        hasPublicBenefit = benefit == 0 ? nil : benefit == 2
        isSample = reader.number() == 1
        precision = ListedOrganisation.value(reader.number()) ?? .unknown
        let (lat, lon) = (reader.real(), reader.real())
        if !lat.isNaN, !lon.isNaN { point = Point(latitude: lat, longitude: lon) }
        spheres = (0..<min(reader.number(), 64)).map { _ in Sphere(code: reader.text(), isProposed: reader.number() == 1) }
        entitled = (0..<min(reader.number(), 64)).compactMap { _ in
            let (year, from, until) = (reader.number(), Day(number: reader.number()), Day(number: reader.number()))
            return from.flatMap { from in until.map { Entitled(year: year, from: from, until: $0) } }
        }
    }

    /// Writes what ``init(_:)`` reads.
    func write(to writer: inout PayloadWriter) {
        writer.put(name)
        writer.put(slug)
        writer.put(ListedOrganisation.place(kind))
        writer.put(form)
        writer.put(ListedOrganisation.place(status))
        writer.put(statusSince?.number ?? 0)
        writer.put(ListedOrganisation.place(placing))
        for text in [gmina?.digits, locality, krs, nip, regon] { writer.put(text) }
        writer.put(registeredOn?.number ?? 0)
        writer.put(statedOn?.number ?? 0)
        writer.put(ListedOrganisation.place(lastSign?.kind))
        writer.put(lastSign?.on.number ?? 0)
        writer.put(hasPublicBenefit.map { $0 ? 2 : 1 } ?? 0)
        writer.put(isSample ? 1 : 0)
        writer.put(ListedOrganisation.place(precision))
        writer.put(point?.latitude ?? .nan)
        writer.put(point?.longitude ?? .nan)
        writer.put(spheres.count)
        for sphere in spheres {
            writer.put(sphere.code)
            writer.put(sphere.isProposed ? 1 : 0)
        }
        writer.put(entitled.count)
        for entitled in entitled {
            writer.put(entitled.year)
            writer.put(entitled.from.number)
            writer.put(entitled.until.number)
        }
    }

    /// Place in the list of all cases, from 1; 0 for nil.
    private static func place<Value: ListedCase>(_ value: Value?) -> Int { value.flatMap { Value.listed.firstIndex(of: $0) }.map { $0 + 1 } ?? 0 }

    private static func value<Value: ListedCase>(_ place: Int) -> Value? {
        Value.listed.indices.contains(place - 1) ? Value.listed[place - 1] : nil
    }
}

/// A value kept by its place in the list of all cases, which is made once: `allCases` makes it anew for every body.
private protocol ListedCase: Equatable, Sendable {
    static var listed: [Self] { get }
}

extension BodyKind: ListedCase { fileprivate static let listed = allCases }
extension Status: ListedCase { fileprivate static let listed = allCases }
extension Placing: ListedCase { fileprivate static let listed = allCases }
extension Precision: ListedCase { fileprivate static let listed = allCases }
extension SignOfLife.Kind: ListedCase { fileprivate static let listed = allCases }
