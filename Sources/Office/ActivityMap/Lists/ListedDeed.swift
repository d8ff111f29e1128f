import Registry
import Search
import Values

/// An activity or a grant as lists show it: all of it lies in the index.
package struct ListedDeed: Sendable, Equatable {
    package struct Body: Sendable, Equatable {
        package let name: String
        /// Its number in the register; nil when it was not found there for certain.
        package let organisation: Int64?
        package let slug: String
        package let role: PartyFacts.Role
    }

    /// Where on the ground a deed is shown: once, however many places it has, so that what a map counts adds up.
    ///
    /// Its first place known to the point; without one, the inside point of the first gmina it names.
    package struct Location: Sendable, Equatable {
        package let latitude: Double, longitude: Double
        /// The gmina it stands for; nil when the point itself is known.
        package let gmina: String?
        package var precision: Precision { gmina == nil ? .point : .gmina }

        package enum Precision: String, Sendable, CaseIterable {
            case point, gmina
        }
    }

    package let id: Int64
    package var title = "", slug = ""
    package var bodies: [Body] = []
    package var funders: [String] = []
    package var programme: String?
    /// Hundredths; nil when nobody gave an amount.
    package var amount: Int64?, currency: String?
    package var from: Day?, until: Day?
    /// TERYT numbers of where it happens.
    package var places: [String] = []
    package var location: Location?
    /// Stated and proposed ones.
    package var spheres: [String] = []
    /// Those of the spheres that no source states.
    package var proposedSpheres: [String] = []
    package var targetGroups: [String] = []
    /// How the body that leads or receives was found in the register.
    package var match: String?
    /// The day on which the source last said so.
    package var statedOn: Day?
    package var mode: String?, form: String?, agreement: String?
    package var people: Int?, volunteers: Int?
    package var source = ""
    package var isSample = false

    init(id: Int64) { self.id = id }

    package init(_ hit: SearchHit) { self = hit.withPayload { ListedDeed(id: hit.id, $0) } }

    private init(id: Int64, _ bytes: UnsafeRawBufferPointer) {
        self.init(id: id)
        var reader = PayloadReader(bytes)
        func texts() -> [String] { (0..<min(reader.number(), 256)).map { _ in reader.text() } }
        (title, slug) = (reader.text(), reader.text())
        bodies = (0..<min(reader.number(), 64)).map { _ in
            let (name, id, slug, role) = (reader.text(), reader.number(), reader.text(), reader.number())
            return Body(name: name, organisation: id == 0 ? nil : Int64(id), slug: slug, role: PartyFacts.Role.allCases[min(role, 3)])
        }
        funders = texts()
        (programme, currency) = (reader.textOrNil(), reader.textOrNil())
        amount = reader.number() == 0 ? nil : Int64(reader.number())
        (from, until) = (Day(number: reader.number()), Day(number: reader.number()))
        (places, spheres) = (texts(), texts())
        (mode, form, agreement) = (reader.textOrNil(), reader.textOrNil(), reader.textOrNil())
        func count() -> Int? { reader.number() == 0 ? nil : reader.number() }
        (people, volunteers) = (count(), count())
        (source, isSample) = (reader.text(), reader.number() == 1)
        (proposedSpheres, targetGroups) = (texts(), texts())
        (match, statedOn) = (reader.textOrNil(), Day(number: reader.number()))
        if reader.number() == 1 {
            location = Location(latitude: reader.real(), longitude: reader.real(), gmina: reader.textOrNil())
        }
    }

    var payload: [UInt8] {
        var writer = PayloadWriter()
        func put(_ texts: [String]) {
            writer.put(texts.count)
            for text in texts { writer.put(text) }
        }
        func put(_ number: Int?) {
            writer.put(number == nil ? 0 : 1)
            if let number { writer.put(number) }
        }
        writer.put(title)
        writer.put(slug)
        writer.put(min(bodies.count, 64))
        for body in bodies.prefix(64) {
            writer.put(body.name)
            writer.put(Int(body.organisation ?? 0))
            writer.put(body.slug)
            writer.put(PartyFacts.Role.allCases.firstIndex(of: body.role) ?? 0)
        }
        put(Array(funders.prefix(256)))
        writer.put(programme)
        writer.put(currency)
        put(amount.map { Int($0) })
        writer.put(from?.number ?? 0)
        writer.put(until?.number ?? 0)
        put(Array(places.prefix(256)))
        put(Array(spheres.prefix(256)))
        for text in [mode, form, agreement] { writer.put(text) }
        put(people)
        put(volunteers)
        writer.put(source)
        writer.put(isSample ? 1 : 0)
        put(Array(proposedSpheres.prefix(256)))
        put(Array(targetGroups.prefix(256)))
        writer.put(match)
        writer.put(statedOn?.number ?? 0)
        writer.put(location == nil ? 0 : 1)
        if let location {
            writer.put(location.latitude)
            writer.put(location.longitude)
            writer.put(location.gmina)
        }
        return writer.bytes
    }
}
