import Search
import Web

/// The values of one facet as JSON, in the order in which people look for them: all but the counts is encoded once for a state of the list.
package struct FacetText: Sendable {
    /// The parameter of the API.
    package let name: String
    package let slot: Slot<SearchSchema.Facet>
    /// In order.
    private let codes: [String]
    private let places: [String: Int]
    /// `{"value":"0463","label":"Toruń","count":` of every code, one after another.
    private let text: [UInt8]
    private let starts: [Int]
    /// For each number the index knows a value by, its place; -1 for one without a text.
    private let placesByNumber: [Int]

    /// - Parameter codes: in order; every code the facet's counts may name.
    package init(
        _ name: String, _ slot: Slot<SearchSchema.Facet>, _ codes: [String], _ snapshot: SearchSnapshot, label: (String) -> String
    ) {
        (self.name, self.slot, self.codes) = (name, slot, codes)
        places = Dictionary(self.codes.enumerated().map { ($1, $0) }) { first, _ in first }
        var (text, starts): ([UInt8], [Int]) = ([], [0])
        for code in self.codes {
            var json = JSONWriter()
            json.open("{")
            json.field("value", code)
            json.field("label", label(code))
            json.key("count")
            text += json.bytes
            starts.append(text.count)
        }
        (self.text, self.starts) = (text, starts)
        placesByNumber = snapshot.values(of: slot).map { [places] in places[$0] ?? -1 }
    }

    package func place(of code: String) -> Int? { places[code] }

    /// Writes the values that occur.
    package func write(_ counts: FacetCounts, to json: inout JSONWriter) {
        json.open("[")
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: codes.count) { found in
            found.initialize(repeating: 0)
            counts.each(slot) { number, count in
                let place = placesByNumber[number]
                if place >= 0 { found[place] = Int32(truncatingIfNeeded: count) }
            }
            for place in found.indices where found[place] != 0 { write(place, Int(found[place]), to: &json) }
        }
        json.close("]")
    }

    /// Writes one value.
    package func write(_ place: Int, _ count: Int, to json: inout JSONWriter) {
        text.withUnsafeBufferPointer { text in
            json.encoded(UnsafeBufferPointer(rebasing: text[starts[place]..<starts[place + 1]]), endingIn: count)
        }
    }
}
