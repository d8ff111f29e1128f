import Documents
import Values

/// One way to ask both shapes of an extract: the current one holds values, the full one holds for each value the list of all it ever was.
struct KRSExtract {
    let tree: JSON
    let isFull: Bool
    /// Days of the entries of a full extract by their number.
    private let entryDays: [String: Day]

    init(_ odpis: JSON) {
        tree = odpis
        isFull = odpis["naglowekP"].isObject
        let entries = odpis["naglowekP"]["wpis"].items.compactMap { entry -> (String, Day)? in
            guard let number = entry["numerWpisu"].integer, let day = entry["dataWpisu"].text.flatMap(Day.init(polish:)) else { return nil }
            return (String(number), day)
        }
        entryDays = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    var header: JSON { isFull ? tree["naglowekP"] : tree["naglowekA"] }
    var data: JSON { tree["dane"] }
    var body: JSON { data["dzial1"]["danePodmiotu"] }
    var place: JSON { data["dzial1"]["siedzibaIAdres"] }

    /// The value in force.
    func now(_ parent: JSON, _ key: String) -> JSON {
        guard isFull, parent[key].isArray else { return parent[key] }
        let current = parent[key].items.last { $0["nrWpisuWykr"].text == nil }
        return current.map { unwrapped($0, key) } ?? JSON.nothing
    }

    /// Values no longer in force, oldest first, with the day they ended.
    func former(_ parent: JSON, _ key: String) -> [(value: JSON, until: Day?)] {
        guard isFull else { return [] }
        return parent[key].items.compactMap { item in
            item["nrWpisuWykr"].text.map { (unwrapped(item, key), entryDays[$0]) }
        }
    }

    /// The day the body was struck off, when the last entry says so.
    var struckOffOn: Day? {
        guard isFull, let last = tree["naglowekP"]["wpis"].items.last, last["opis"].text?.hasPrefix("WYKREŚLENIE Z KRAJOWEGO") == true else {
            return nil
        }
        return (last["dataUprawomocnienia"].text ?? last["dataWpisu"].text).flatMap(Day.init(polish:))
    }

    /// The day of the first entry.
    var registeredOn: String? {
        isFull ? tree["naglowekP"]["wpis"].items.first?["dataWpisu"].text : header["dataRejestracjiWKRS"].text
    }

    /// A full extract wraps a value in an object under its own key; a seat stands in the object itself.
    private func unwrapped(_ item: JSON, _ key: String) -> JSON { item.keys.contains(key) ? item[key] : item }
}
