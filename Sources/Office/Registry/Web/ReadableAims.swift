import Polish

/// The first sentence of an aim, without the mark of its place in a list, and short enough for a card.
package func firstSentence(_ aims: String) -> String {
    let line = readableText(aims).first.map { String($0.dropFirst(listMark(of: $0))) } ?? ""
    let sentence = sentenceEnd(of: line).map { String(line[..<$0]) } ?? line
    let opening = (sentence.prefix(1).uppercased() + sentence.dropFirst()).trimmingSuffix(while: { ";:,".contains($0) })
    guard opening.count > 160 else { return String(opening) }
    let words = opening.prefix(157).split(separator: " ").dropLast()
    return words.joined(separator: " ").trimmingSuffix(while: { ",;:".contains($0) }) + "…"
}

/// Lines of a text as they were meant: a line broken in the middle of a sentence goes on, and capitals are left only where sentences begin.
package func readableText(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n").map(String.init) {
        if let last = lines.last, let end = last.last, !".;:".contains(end), listMark(of: line) == 0 {
            lines[lines.count - 1] = last + " " + line
        } else {
            lines.append(line)
        }
    }
    return lines.map { $0.contains(where: \.isLowercase) ? $0 : sentences($0) }
}

/// How many characters "1)", "1.", "a)", "–" and the like take at the beginning of a line, with the blanks behind.
///
/// By hand, as ``sentenceEnd(of:)``: regular expressions were a third of the time of an organisation's page.
private func listMark(of line: String) -> Int {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    var rest = line.dropFirst(digits.count)
    if (1...3).contains(digits.count) {
        let stops = rest.prefix { $0 == "." || $0 == ")" }
        guard !stops.isEmpty else { return 0 }
        rest = rest.dropFirst(stops.count)
    } else if let first = line.first, digits.isEmpty, "-–—•*".contains(first) {
        rest = rest.dropFirst()
    } else if let first = line.first, first.isLetter, line.dropFirst().first == ")" {
        rest = rest.dropFirst(2)
    } else {
        return 0
    }
    return line.count - rest.drop(while: \.isWhitespace).count
}

/// The full stop behind the first word that is no abbreviation, when something follows it.
private func sentenceEnd(of line: String) -> String.Index? {
    var letters = 0
    for index in line.indices {
        let character = line[index]
        if character == ".", letters >= 3, line[line.index(after: index)...].first == " " { return index }
        letters = character.isLetter ? letters + 1 : 0
    }
    return nil
}

/// A line in capitals with small letters, but for the beginnings of sentences. A short word before the full stop, or one with a stop inside, is
/// an abbreviation.
private func sentences(_ line: String) -> String {
    let mark = String(line.prefix(listMark(of: line)))
    var opens = true
    let words = line.dropFirst(mark.count).lowercased().split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
        let shown = opens ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
        opens = word.count > 4 && word.firstIndex(of: ".") == word.index(before: word.endIndex)
        return shown
    }
    return mark + words.joined(separator: " ")
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while drop: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, drop(last) { rest.removeLast() }
        return String(rest)
    }
}
