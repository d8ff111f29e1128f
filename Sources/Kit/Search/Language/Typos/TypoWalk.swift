/// A walk over sorted words, all with a common beginning at once, with a row of distances for each letter gone.
///
/// `row(d)[j]` is the least number of mistakes between the first d letters of the words and the first j of the one sought, `TypoWalk.far` when
/// that is too many; only `tolerance` places on both sides of the diagonal can be less.
struct TypoWalk {
    let bytes: UnsafeBufferPointer<UInt8>, starts: UnsafeBufferPointer<UInt32>
    let word: UnsafeBufferPointer<UInt8>
    let tolerance: Int, half: Int, inFirstHalf: Int
    let rows: UnsafeMutableBufferPointer<UInt8>

    static let far: UInt8 = 100

    func run(_ found: (Int, Int) -> Void) {
        guard starts.count > 1 else { return }
        rows.update(repeating: TypoWalk.far)
        // Letters left out at the front; no half is shorter than that.
        for column in 0...inFirstHalf { rows[column] = UInt8(column) }
        descend(0..<(starts.count - 1), depth: 0, found)
    }

    private func descend(_ words: Range<Int>, depth: Int, _ found: (Int, Int) -> Void) {
        var words = words
        if Int(starts[words.lowerBound + 1] - starts[words.lowerBound]) == depth {
            let distance = row(depth)[word.count]
            if distance <= tolerance { found(words.lowerBound, Int(distance)) }
            words = words.lowerBound + 1..<words.upperBound
        }
        guard !words.isEmpty, depth < word.count + tolerance else { return }
        if hasSpare(depth) { descendEverywhere(words, depth: depth, found) } else { descendWhereEqual(words, depth: depth, found) }
    }

    /// All letters the words go on with: any of them may be a mistake.
    private func descendEverywhere(_ words: Range<Int>, depth: Int, _ found: (Int, Int) -> Void) {
        var from = words.lowerBound
        while from < words.upperBound {
            let letter = letter(from, depth)
            let to = end(of: letter, in: from..<words.upperBound, depth)
            if fill(depth + 1, letter: letter, before: depth > 0 ? self.letter(from, depth - 1) : 0) { descend(from..<to, depth: depth + 1, found) }
            from = to
        }
    }

    /// Only letters that stand near in the word sought: there is no mistake left to be made.
    private func descendWhereEqual(_ words: Range<Int>, depth: Int, _ found: (Int, Int) -> Void) {
        let before = depth > 0 ? letter(words.lowerBound, depth - 1) : 0
        let near = max(0, depth - tolerance - 1)..<min(word.count, depth + tolerance + 1)
        for at in near {
            let sought = word[at]
            if word[near.lowerBound..<at].contains(sought) { continue }
            let from = start(of: sought, in: words, depth)
            guard from < words.upperBound, letter(from, depth) == sought, fill(depth + 1, letter: sought, before: before) else { continue }
            descend(from..<end(of: sought, in: from..<words.upperBound, depth), depth: depth + 1, found)
        }
    }

    /// Whether some way so far may have one more mistake.
    private func hasSpare(_ depth: Int) -> Bool {
        let row = row(depth)
        for column in band(depth) where Int(row[column]) < (column < half ? inFirstHalf : tolerance) { return true }
        return false
    }

    private func band(_ depth: Int) -> ClosedRange<Int> { max(0, depth - tolerance)...max(0, min(word.count, depth + tolerance)) }

    @inline(__always) private func row(_ depth: Int) -> UnsafeMutablePointer<UInt8> { rows.baseAddress! + depth * (word.count + 1) }

    /// Fills the row behind one more letter. Returns whether a way is left.
    private func fill(_ depth: Int, letter: UInt8, before: UInt8) -> Bool {
        let (row, above) = (row(depth), row(depth - 1))
        let band = band(depth)
        guard depth - tolerance <= word.count else { return false }
        if band.lowerBound > 0 { row[band.lowerBound - 1] = TypoWalk.far }
        if band.upperBound < word.count { row[band.upperBound + 1] = TypoWalk.far }
        var isAlive = false
        for column in band {
            var mistakes = TypoWalk.far
            if column > 0 {
                mistakes = min(row[column - 1] + 1, above[column - 1] + (word[column - 1] == letter ? 0 : 1))
                if column > 1, depth > 1, word[column - 1] == before, word[column - 2] == letter {
                    mistakes = min(mistakes, self.row(depth - 2)[column - 2] + 1)
                }
                if column <= half && mistakes > inFirstHalf { mistakes = TypoWalk.far }
            }
            mistakes = min(mistakes, above[column] + 1)
            if mistakes > (column < half ? inFirstHalf : tolerance) { mistakes = TypoWalk.far } else { isAlive = true }
            row[column] = mistakes
        }
        return isAlive || isSwapAhead(depth, letter)
    }

    /// Whether the letter may be the first of two that are swapped across the middle: until the second has come no column says so.
    private func isSwapAhead(_ depth: Int, _ letter: UInt8) -> Bool {
        guard half < word.count, abs(depth - half) <= tolerance, word[half] == letter else { return false }
        return Int(row(depth - 1)[half - 1]) < tolerance
    }

    @inline(__always) private func letter(_ index: Int, _ depth: Int) -> UInt8 { bytes[Int(starts[index]) + depth] }

    /// The first word whose letter here is not less than the one sought.
    private func start(of sought: UInt8, in words: Range<Int>, _ depth: Int) -> Int {
        var (low, high) = (words.lowerBound, words.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if letter(middle, depth) < sought { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first word behind those that have the letter; they are looked for in steps that double, since most groups are small.
    private func end(of letter: UInt8, in words: Range<Int>, _ depth: Int) -> Int {
        var step = 1
        var low = words.lowerBound + 1
        while low + step <= words.upperBound && self.letter(low + step - 1, depth) == letter {
            low += step
            step *= 2
        }
        var high = min(words.upperBound, low + step)
        while low < high {
            let middle = (low + high) / 2
            if self.letter(middle, depth) == letter { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
