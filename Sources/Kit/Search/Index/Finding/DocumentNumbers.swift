/// Documents of one state of the index by number, for whoever keeps something of their own beside them, such as a place on a map.
///
/// Numbers begin at 0 and have gaps; they mean nothing for another state.
extension SearchSnapshot {
    /// Where the numbers of each part begin: at whole words of a bitmap.
    private var starts: [Int] {
        var starts: [Int] = []
        var next = 0
        for part in parts {
            starts.append(next)
            next += (part.segment.count + 63) & ~63
        }
        return starts + [next]
    }

    /// Every number is below.
    package var numberBound: Int { starts.last ?? 0 }

    /// Calls `body` with every document there is.
    package func eachNumbered(_ body: (_ number: Int, SearchHit) -> Void) {
        for (part, start) in zip(parts, starts) {
            for place in 0..<part.segment.count where part.live[place] {
                body(start + place, SearchHit(id: part.segment.ids[place], score: 0, segment: part.segment, place: place))
            }
        }
    }

    /// Which documents match: bit `n & 63` of word `n >> 6` is document `n`. Offset, limit and order do not count.
    package func bits(_ query: SearchQuery) -> [UInt64] {
        let starts = starts
        var words = [UInt64](repeating: 0, count: (starts.last ?? 0) / 64)
        words.withUnsafeMutableBufferPointer { words in
            eachPart(query) { number, matches in
                let first = starts[number] >> 6
                if let bits = matches.bits {
                    for word in bits.indices { words[first + word] = bits[word] }
                } else {
                    matches.each { place, _ in
                        words[first + Int(place >> 6)] |= 1 << UInt64(place & 63)
                        return true
                    }
                }
            }
        }
        return words
    }
}

extension SearchSnapshot {
    /// The document of a number; nil for a gap.
    package func hit(number: Int) -> SearchHit? {
        var start = 0
        for part in parts {
            let place = number - start
            if place >= 0, place < part.segment.count {
                return part.live[place] ? SearchHit(id: part.segment.ids[place], score: 0, segment: part.segment, place: place) : nil
            }
            start += (part.segment.count + 63) & ~63
        }
        return nil
    }
}
