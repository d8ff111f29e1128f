import Polish

/// The first sentence of an aim, without the mark of its place in a list, and short enough for a card.
package func firstSentence(_ aims: String) -> String {
    let line = readableText(aims).first.map { String($0.trimmingPrefix(listMark)) } ?? ""
    let sentence = line.firstRange(of: #/\p{L}{3,}\. /#).map { String(line[..<$0.upperBound].dropLast(2)) } ?? line
    let opening = (sentence.prefix(1).uppercased() + sentence.dropFirst()).trimmingSuffix(while: { ";:,".contains($0) })
    guard opening.count > 160 else { return String(opening) }
    let words = opening.prefix(157).split(separator: " ").dropLast()
    return words.joined(separator: " ").trimmingSuffix(while: { ",;:".contains($0) }) + "…"
}

/// Lines of a text as they were meant: a line broken in the middle of a sentence goes on, and capitals are left only where sentences begin.
package func readableText(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n").map(String.init) {
        if let last = lines.last, let end = last.last, !".;:".contains(end), line.prefixMatch(of: listMark) == nil {
            lines[lines.count - 1] = last + " " + line
        } else {
            lines.append(line)
        }
    }
    return lines.map { $0.contains(where: \.isLowercase) ? $0 : sentences($0) }
}

/// "1)", "1.", "a)", "–" and the like at the beginning of a line.
private var listMark: Regex<Substring> { /(?:\d{1,3}[.)]+|\p{L}\)|[-–—•*])\s*/ }
/// A full stop behind a word that is no abbreviation.
private var sentenceEnd: Regex<Substring> { #/\p{L}{4,}\. /# }

/// A line in capitals with small letters, but for the beginnings of sentences. A short word before the full stop, or one with a stop inside, is
/// an abbreviation.
private func sentences(_ line: String) -> String {
    let mark = line.prefixMatch(of: listMark).map { String($0.0) } ?? ""
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
