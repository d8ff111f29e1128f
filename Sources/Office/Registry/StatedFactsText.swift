import Documents
import Values

/// Facts as text: JSON with its keys in one order and nothing for what is not stated, so that equal facts are equal text.
///
/// Written by hand and not by `Codable`, because an import writes and compares this for every record of every delivery.
extension StatedFacts {
    package var json: String { String(decoding: jsonBytes, as: UTF8.self) }

    var jsonBytes: [UInt8] {
        var text = FactsWriter()
        text.add("name", name)
        text.add("form", form)
        text.add("formWording", formWording)
        text.add("krs", krs)
        text.add("nip", nip)
        text.add("regon", regon)
        text.add("statusSince", statusSince)
        text.add("registeredOn", registeredOn)
        text.add("email", email)
        text.add("website", website)
        text.add("phone", phone)
        text.add("electronicDelivery", electronicDelivery)
        text.add("aims", aims)
        text.add("kind", kind)
        text.add("parentKRS", parentKRS)
        text.add("reportFiledOn", reportFiledOn)
        text.add("confirmedOn", confirmedOn)
        text.add("registerNumber", registerNumber)
        text.add("area", area)
        text.add("targetGroups", targetGroups)
        text.add("spheres", spheres)
        text.add("pkd", pkd)
        text.add("publicBenefit", publicBenefit)
        text.add("homeAddress", homeAddress)
        text.add("uncertainSpelling", uncertainSpelling)
        text.add("status", status?.rawValue)
        text.add("seat", seat) { seat, text in
            text.add("country", seat.country)
            text.add("voivodeship", seat.voivodeship)
            text.add("powiat", seat.powiat)
            text.add("gmina", seat.gmina)
            text.add("locality", seat.locality)
            text.add("teryt", seat.teryt)
        }
        text.add("address", address) { address, text in
            text.add("street", address.street)
            text.add("house", address.house)
            text.add("flat", address.flat)
            text.add("locality", address.locality)
            text.add("postalCode", address.postalCode)
            text.add("post", address.post)
        }
        text.add("formerNames", formerNames)
        text.add("formerSeats", formerSeats)
        text.add("point", point) { point, text in
            text.add("lat", number: String(point.lat))
            text.add("lon", number: String(point.lon))
            text.add("precision", point.precision.rawValue)
        }
        text.add("taxShares", taxShares)
        text.add("entitlement", entitlement) { entitlement, text in
            text.add("year", number: String(entitlement.year))
            text.add("from", entitlement.from)
        }
        return text.finish()
    }

    /// - Throws: `JSON.Fault` when the text is no JSON. Keys of a later version of the program are passed over.
    package init(json text: String) throws {
        let json = try JSON(Array(text.utf8))
        self.init()
        for (key, field) in StatedFacts.texts { self[keyPath: field] = json[key].text }
        for (key, field) in StatedFacts.lists { self[keyPath: field] = json[key].isArray ? json[key].items.compactMap(\.text) : nil }
        for (key, field) in StatedFacts.truths { self[keyPath: field] = json[key].bool }
        status = json["status"].text.flatMap(Status.init(rawValue:))
        if json["seat"].isObject {
            var facts = SeatFacts()
            for (key, field) in SeatFacts.texts { facts[keyPath: field] = json["seat"][key].text }
            seat = facts
        }
        if json["address"].isObject {
            var facts = AddressFacts()
            for (key, field) in AddressFacts.texts { facts[keyPath: field] = json["address"][key].text }
            address = facts
        }
        formerNames = StatedFacts.former(json["formerNames"])
        formerSeats = StatedFacts.former(json["formerSeats"])
        if let lat = json["point"]["lat"].real, let lon = json["point"]["lon"].real {
            point = PointFacts(lat: lat, lon: lon, precision: json["point"]["precision"].text.flatMap(Precision.init(rawValue:)) ?? .gmina)
        }
        if json["taxShares"].isArray {
            taxShares = json["taxShares"].items.compactMap { item in
                item["year"].integer.flatMap { year in item["grosze"].integer.map { TaxShareFacts(year: year, grosze: Int64($0)) } }
            }
        }
        if let year = json["entitlement"]["year"].integer, let from = json["entitlement"]["from"].text {
            entitlement = EntitlementFacts(year: year, from: from)
        }
    }

    private static func former(_ json: JSON) -> [Former]? {
        json.isArray ? json.items.compactMap { item in item["value"].text.map { Former(value: $0, until: item["until"].text) } } : nil
    }

    private typealias Text = (String, any WritableKeyPath<StatedFacts, String?> & Sendable)
    private static let texts: [Text] = [
        ("name", \.name), ("form", \.form), ("formWording", \.formWording), ("krs", \.krs), ("nip", \.nip), ("regon", \.regon),
        ("statusSince", \.statusSince), ("registeredOn", \.registeredOn), ("email", \.email), ("website", \.website), ("phone", \.phone),
        ("electronicDelivery", \.electronicDelivery), ("aims", \.aims), ("kind", \.kind), ("parentKRS", \.parentKRS),
        ("reportFiledOn", \.reportFiledOn), ("confirmedOn", \.confirmedOn), ("registerNumber", \.registerNumber),
    ]
    private typealias List = (String, any WritableKeyPath<StatedFacts, [String]?> & Sendable)
    private static let lists: [List] = [
        ("area", \.area), ("targetGroups", \.targetGroups), ("spheres", \.spheres), ("pkd", \.pkd),
    ]
    private typealias Truth = (String, any WritableKeyPath<StatedFacts, Bool?> & Sendable)
    private static let truths: [Truth] = [
        ("publicBenefit", \.publicBenefit), ("homeAddress", \.homeAddress), ("uncertainSpelling", \.uncertainSpelling),
    ]
}

extension SeatFacts {
    fileprivate static let texts: [(String, any WritableKeyPath<SeatFacts, String?> & Sendable)] = [
        ("country", \.country), ("voivodeship", \.voivodeship), ("powiat", \.powiat), ("gmina", \.gmina), ("locality", \.locality),
        ("teryt", \.teryt),
    ]
}

extension AddressFacts {
    fileprivate static let texts: [(String, any WritableKeyPath<AddressFacts, String?> & Sendable)] = [
        ("street", \.street), ("house", \.house), ("flat", \.flat), ("locality", \.locality), ("postalCode", \.postalCode), ("post", \.post),
    ]
}

/// Writes one JSON object after another key.
private struct FactsWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() { bytes.reserveCapacity(640) }

    /// The object; closes it, so call it once.
    mutating func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    mutating func add(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        open(key)
        JSON.quote(text, into: &bytes)
    }

    mutating func add(_ key: StaticString, _ truth: Bool?) {
        guard let truth else { return }
        open(key)
        bytes += (truth ? "true" : "false").utf8
    }

    mutating func add(_ key: StaticString, number: String) {
        open(key)
        bytes += number.utf8
    }

    mutating func add(_ key: StaticString, _ list: [String]?) {
        guard let list else { return }
        open(key)
        bytes.append(UInt8(ascii: "["))
        for (index, item) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSON.quote(item, into: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func add(_ key: StaticString, _ former: [Former]?) {
        guard let former else { return }
        open(key)
        bytes.append(UInt8(ascii: "["))
        for (index, item) in former.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "{"))
            add("value", item.value)
            add("until", item.until)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func add(_ key: StaticString, _ shares: [TaxShareFacts]?) {
        guard let shares else { return }
        open(key)
        bytes.append(UInt8(ascii: "["))
        for (index, share) in shares.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += "{\"year\":\(share.year),\"grosze\":\(share.grosze)}".utf8
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func add<Value>(_ key: StaticString, _ value: Value?, _ body: (Value, inout FactsWriter) -> Void) {
        guard let value else { return }
        open(key)
        bytes.append(UInt8(ascii: "{"))
        body(value, &self)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func open(_ key: StaticString) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}
