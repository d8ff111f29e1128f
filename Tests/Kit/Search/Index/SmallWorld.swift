import Polish
import Search
import Values

/// Small random sets of documents with few values, so that everything meets everything.
struct SmallWorld {
    static let gmina: Slot<SearchSchema.Facet> = 0, sphere: Slot<SearchSchema.Facet> = 1, sign: Slot<SearchSchema.Facet> = 2
    static let form: Slot<SearchSchema.Facet> = 3
    static let since: Slot<SearchSchema.Order> = 0
    static let height: Slot<SearchSchema.Number> = 0
    static let today = Day(daysSince1970: 20_000)

    static let schema = SearchSchema(
        fields: [.init("name", weight: 1), .init("place", weight: 0.6), .init("aims", weight: 0.3)],
        facets: [
            .init("gmina", sortKey: { String($0.reversed()) }), .init("sphere", .many),
            .init(
                "sign",
                .dated(values: ["new", "old"]) { stamp, today in
                    stamp > Int64(today.daysSince1970) ? nil : today.daysSince1970 - Int(stamp) < 100 ? 0 : 1
                }),
            .init("form"),
        ], numbers: [.init("height")], orders: [.init("since")], hasPlaces: true, version: "small",
        identifiers: { [$0.filter { $0 != " " }] })

    static let lexicon = Lexicon([
        (word: "żółw", lemmas: ["zolw"]), (word: "żółwia", lemmas: ["zolw"]), (word: "żółwie", lemmas: ["zolw"]),
        (word: "szkoła", lemmas: ["szkola"]), (word: "szkoły", lemmas: ["szkola"]), (word: "szkole", lemmas: ["szkola", "szkolic"]),
        (word: "szkolić", lemmas: ["szkolic"]), (word: "przyjaciele", lemmas: ["przyjaciel"]), (word: "przyjaciół", lemmas: ["przyjaciel"]),
        (word: "stowarzyszenie", lemmas: ["stowarzyszenie"]), (word: "fundacja", lemmas: ["fundacja"]), (word: "rzeka", lemmas: ["rzeka"]),
        (word: "rzece", lemmas: ["rzeka"]), (word: "dla", lemmas: ["dla"]), (word: "dolina", lemmas: ["dolina"]),
    ])

    static let words = [
        "żółw", "żółwia", "żółwie", "zolw", "szkoła", "szkoły", "szkole", "szkolić", "przyjaciele", "przyjaciół", "stowarzyszenie", "fundacja",
        "rzeka", "rzece", "dla", "w", "i", "dolina", "xyzzyzyx", "kraków", "krakow", "lipno", "lipna", "rzekal",
    ]

    var dice: Dice

    init(seed: UInt64) { dice = Dice(seed) }

    mutating func phrase(_ most: Int) -> String {
        (0..<dice.below(most + 1)).map { _ in SmallWorld.words[dice.below(SmallWorld.words.count)] }.joined(separator: " ")
    }

    mutating func document(_ id: Int64) -> SearchDocument {
        let name = phrase(4)
        // Equal names are common, so that ties are.
        var document = SearchDocument(id: id, order: dice.chance(50) ? sortKey(name) : "a")
        document.texts = [(2, phrase(4)), (0, name), (1, phrase(1)), (2, phrase(3))]
        if dice.chance(80) { document.facets.append((SmallWorld.gmina, "g\(dice.skewed(12))")) }
        for _ in 0..<dice.below(4) { document.facets.append((SmallWorld.sphere, dice.chance(5) ? "none" : "s\(dice.below(5))")) }
        if dice.chance(70) { document.facets.append((SmallWorld.form, "f\(dice.below(3))")) }
        if dice.chance(20) { document.facets.append((SmallWorld.form, "second")) }
        if dice.chance(80) { document.stamps = [(SmallWorld.sign, Int64(19_700 + dice.below(400)))] }
        if dice.chance(80) { document.numbers = [(SmallWorld.height, Double(dice.below(100)))] }
        if dice.chance(80) { document.orders = [(SmallWorld.since, Int64(dice.below(6)) - 3)] }
        for _ in 0..<dice.below(3) { document.places.append(place()) }
        document.payload = Array("\(id) \(name)".utf8)
        return document
    }

    /// Within a degree, a few of them the same; now and then at the edge of the globe.
    mutating func place() -> SearchPlace {
        let corners = [(90.0, 0.0), (-90, 17), (0, 180), (0, -180), (52, 179.99), (52, -179.99)]
        let (latitude, longitude) =
            dice.chance(10) ? corners[dice.below(corners.count)] : (52.5 + Double(dice.below(1_000)) / 1_000, 18 + Double(dice.below(1_000)) / 1_000)
        guard let place = SearchPlace(latitude: latitude, longitude: longitude) else { preconditionFailure("no place") }
        return place
    }

    mutating func documents(_ count: Int) -> [SearchDocument] { (0..<Int64(count)).map { document($0) } }

    mutating func batch(ids: Int) -> SearchIndex.Batch {
        var batch = SearchIndex.Batch()
        for _ in 0..<dice.below(8) { batch.upserts.append(document(Int64(dice.below(ids)))) }
        for _ in 0..<dice.below(5) { batch.removals.append(Int64(dice.below(ids))) }
        batch.removals.removeAll { id in batch.upserts.contains { $0.id == id } }
        return batch
    }

    mutating func query() -> SearchQuery {
        var query = SearchQuery(today: Day(daysSince1970: 20_000 + dice.below(3) * 60))
        if dice.chance(70) {
            query.text = phrase(3)
            if dice.chance(30), !query.text.isEmpty { query.text.remove(at: query.text.indices.randomElement(using: &dice) ?? query.text.startIndex) }
            if dice.chance(20) { query.text += " " }
        }
        query.lastWord = [.whole, .beginning, .beginningIfUnknown][dice.below(3)]
        for _ in 0..<dice.below(4) {
            let facet = Slot<SearchSchema.Facet>(dice.below(4))
            let codes = [["g0", "g1", "g7", "none", "unheard"], ["s0", "s1", "s4", "none"], ["new", "old", "none"], ["f0", "f1", "none"]][facet.index]
            query.filters.append(.init(facet, (0..<1 + dice.below(2)).map { _ in codes[dice.below(codes.count)] }))
        }
        if dice.chance(15) { query.ranges = [.init(SmallWorld.height, 20...Double(20 + dice.below(60)))] }
        if dice.chance(30) {
            let metres = [0, 10, 5_000, 20_000, 60_000, 400_000, 21_000_000][dice.below(7)]
            query.near = .init(place(), metres: Double(metres))
        }
        (query.offset, query.limit) = (0, 1000)
        return query
    }
}
