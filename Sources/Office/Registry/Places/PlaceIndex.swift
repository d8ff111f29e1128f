import Listing
import Polish
import Reference

/// Places by the beginnings of their words, with or without diacritics.
///
/// As large as all localities of the country (100 000) it answers within a millisecond.
package final class PlaceIndex: Sendable {
    package static let none = PlaceIndex([], Territory(units: []))

    private struct Entry: Sendable {
        let place: Place
        /// The name, folded, as one text and as words; for a gmina also without the word "gmina".
        let names: [String]
        let words: [Substring]
        /// What may be said beside the name.
        let around: [Substring]
    }

    private let entries: [Entry]
    /// Every word of every name in order, and whose it is.
    private let words: [(word: Substring, entry: Int32)]
    /// By cell, those of the place's own name.
    private let byCell: [Cell: [Int32]]
    private let territory: Territory

    /// A square of a map, some 450 by 270 m in Poland.
    private struct Cell: Hashable {
        var north: Int32, east: Int32

        init(_ latitude: Double, _ longitude: Double) {
            (north, east) = (Int32((latitude * 250).rounded(.down)), Int32((longitude * 250).rounded(.down)))
        }

        var surroundings: [Cell] {
            (-1...1).flatMap { up in
                (-1...1).map { along in
                    var cell = self
                    (cell.north, cell.east) = (north + Int32(up), east + Int32(along))
                    return cell
                }
            }
        }
    }

    /// Metres: the middle of a locality moves a little when a body comes or goes, and its name stays with the addresses people keep.
    private static let close = 250.0

    /// - Parameter places: in the order in which equals are listed.
    package init(_ places: [Place], _ territory: Territory) {
        self.territory = territory
        entries = places.map { place in
            let folded = fold(place.name)
            let bare = place.kind == .gmina ? String(folded.dropFirst("gmina ".count)) : folded
            return Entry(place: place, names: [folded, bare], words: folded.split(separator: " "), around: fold(place.around).split(separator: " "))
        }
        words = entries.enumerated().flatMap { number, entry in entry.words.map { (word: $0, entry: Int32(number)) } }.sorted { $0.word < $1.word }
        let located = entries.indices.filter { !places[$0].isRough }.map { Int32($0) }
        byCell = Dictionary(grouping: located) { Cell(places[Int($0)].point.latitude, places[Int($0)].point.longitude) }
    }

    package var count: Int { entries.count }

    /// What stands in the middle of a circle, in the genitive with its kind; nil where no place does.
    package func name(of near: Vicinity) -> String? {
        var nearest: (metres: Double, entry: Int32)?
        for cell in Cell(near.latitude, near.longitude).surroundings {
            for number in byCell[cell] ?? [] {
                let point = entries[Int(number)].place.point
                guard let metres = near.metres(latitude: point.latitude, longitude: point.longitude), metres <= PlaceIndex.close else { continue }
                // Of two at the same place the one that is listed first.
                if let nearest, (nearest.metres, nearest.entry) <= (metres, number) { continue }
                nearest = (metres, number)
            }
        }
        return nearest.map { entries[Int($0.entry)].place.genitive }
    }

    /// The places somebody may mean, the likeliest first: those called exactly so, those whose name begins so, then the others; large ones first.
    ///
    /// - Parameter text: the beginning of a name of two letters or more; words of the gmina or powiat may follow; or a postal code.
    package func find(_ text: String, limit: Int = 10) -> [Place] {
        let text = String(text.prefix(100))
        if let code = PlaceIndex.postalCode(in: text) { return places(of: code, limit) }
        let sought = fold(text)
        let parts = sought.split(separator: " ")
        guard let first = parts.first, sought.utf8.count >= 2 else { return [] }
        var found: [(rank: Int, entry: Int)] = []
        var place = lowerBound(first)
        var last: Int32 = -1
        while place < words.count, words[place].word.hasPrefix(first) {
            let number = words[place].entry
            place += 1
            let entry = entries[Int(number)]
            guard number != last, parts.allSatisfy({ part in (entry.words + entry.around).contains { $0.hasPrefix(part) } }) else { continue }
            last = number
            let rank = entry.names.contains(sought) ? 0 : entry.names.contains { $0.hasPrefix(sought) } ? 1 : 2
            found.append((rank, Int(number)))
        }
        func comesFirst(_ a: (rank: Int, entry: Int), _ b: (rank: Int, entry: Int)) -> Bool {
            let (one, other) = (entries[a.entry].place.weight, entries[b.entry].place.weight)
            return a.rank != b.rank ? a.rank < b.rank : one != other ? one > other : a.entry < b.entry
        }
        found.sort(by: comesFirst)
        var listed: Set<Int> = []
        return found.filter { listed.insert($0.entry).inserted }.prefix(limit).map { entries[$0.entry].place }
    }

    /// The one place that is meant without doubt: the only one found, or the only one that is called exactly so.
    package func only(_ text: String) -> Place? {
        let found = find(text, limit: 50)
        if found.count == 1 { return found[0] }
        let sought = fold(text)
        let exact = found.filter { fold($0.name) == sought || $0.kind == .gmina && fold($0.name) == "gmina \(sought)" }
        return exact.count == 1 ? exact[0] : nil
    }

    private func lowerBound(_ word: Substring) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].word < word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Postal codes

    /// `87-100`, `87100`, also with the town behind it.
    private static func postalCode(in text: String) -> String? {
        let digits = text.drop { $0 == " " }.prefix { $0.isNumber || $0 == "-" }.filter { $0 != "-" }
        guard digits.utf8.count == 5, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits
    }

    /// The gminas a code may belong to; the post town where it is on the map.
    private func places(of code: String, _ limit: Int) -> [Place] {
        guard let known = territory.postalCodes[code] else { return [] }
        return known.possible.prefix(limit).compactMap { gmina in
            guard let unit = territory[gmina] else { return nil }
            let towns = find(known.place, limit: 50).filter { $0.gmina == gmina && !$0.isRough && $0.kind != .gmina }
            let town = towns.first { fold($0.name) == fold(known.place) }
            guard let point = town?.point ?? unit.inside else { return nil }
            return Place(.postalCode, "\(known.code) \(known.place)", around: territory.around(gmina), gmina, point, isRough: true)
        }
    }
}

extension Territory {
    /// "gmina Zbójno, powiat golubsko-dobrzyński"; of a city what it is.
    func around(_ gmina: Teryt) -> String {
        guard let unit = self[gmina] else { return "" }
        if gmina.isCity { return "miasto na prawach powiatu" }
        let powiat = gmina.powiat.flatMap { self[$0] }?.label ?? ""
        return unit.kind == .urban ? "miasto, \(powiat)" : "gmina \(unit.name), \(powiat)"
    }
}
