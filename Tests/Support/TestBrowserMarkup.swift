/// A small, forgiving scanner of HTML: enough to find what a visitor uses. Whether the markup is right is for the validator.
package enum Markup {
    package enum Token: Sendable {
        case text(String)
        case open(String, [String: String])
        case close(String)
    }

    package struct Element: Sendable {
        package let attributes: [String: String]
        package let inside: [Token]
    }

    private static let void: Set<String> = ["input", "br", "img", "meta", "link", "hr", "col", "wbr", "source"]
    private static let raw: Set<String> = ["textarea", "title", "style", "script"]

    package static func scan(_ html: String) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            if start > rest.startIndex { tokens.append(.text(decoded(rest[..<start]))) }
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let end = endOfTag(rest) else { break }
            let inside = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("!") { continue }
            if inside.hasPrefix("/") {
                tokens.append(.close(inside.dropFirst().lowercased()))
                continue
            }
            let (name, attributes) = tag(inside)
            tokens.append(.open(name, attributes))
            if raw.contains(name), let close = rest.firstRange(of: "</\(name)") {
                var text = rest[..<close.lowerBound]
                if name == "textarea" { text = text.trimmingPrefix("\n") }
                tokens.append(.text(decoded(text)))
                rest = rest[close.lowerBound...]
            }
        }
        if !rest.isEmpty { tokens.append(.text(decoded(rest))) }
        return tokens
    }

    package static func elements(_ name: String, in tokens: [Token]) -> [Element] {
        var found: [Element] = []
        for (index, token) in tokens.enumerated() {
            guard case .open(name, let attributes) = token else { continue }
            var depth = 1
            var end = index + 1
            while end < tokens.count && !void.contains(name) {
                if case .open(name, _) = tokens[end] { depth += 1 }
                if case .close(name) = tokens[end] { depth -= 1 }
                if depth == 0 { break }
                end += 1
            }
            found.append(Element(attributes: attributes, inside: void.contains(name) ? [] : Array(tokens[(index + 1)..<min(end, tokens.count)])))
        }
        return found
    }

    /// What is wrong with the nesting of elements, and ids that stand there twice; empty when all is well.
    package static func faults(in html: String) -> [String] {
        var faults: [String] = []
        var open: [String] = []
        var ids: Set<String> = []
        for token in scan(html) {
            switch token {
            case .text: continue
            case .open(let name, let attributes):
                // Shapes inside a drawing close themselves.
                if !void.contains(name) && !["path", "circle", "rect", "line", "use"].contains(name) { open.append(name) }
                if let id = attributes["id"], !ids.insert(id).inserted { faults.append("id \(id) stands there twice") }
            case .close(let name):
                if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes <\(open.last ?? "nothing")>") }
            }
        }
        return faults + open.map { "<\($0)> is never closed" }
    }

    package static func readable(_ tokens: [Token]) -> String {
        let inline: Set<String> = ["a", "b", "i", "em", "strong", "small", "span", "mark", "time", "data", "code", "abbr", "ins", "del"]
        var hidden = 0
        var text = ""
        for token in tokens {
            switch token {
            case .text(let words): if hidden == 0 { text += words }
            case .open(let name, _):
                if name == "style" || name == "script" { hidden += 1 }
                if !inline.contains(name) { text += " " }
            case .close(let name):
                if name == "style" || name == "script" { hidden -= 1 }
                if !inline.contains(name) { text += " " }
            }
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Names and values a browser would send, in the order of the form.
    static func fields(_ tokens: [Token]) -> [(String, String)] {
        var fields: [(String, String)] = []
        for (index, token) in tokens.enumerated() {
            guard case .open(let kind, let attributes) = token, let name = attributes["name"] else { continue }
            switch kind {
            case "input":
                let type = attributes["type"] ?? "text"
                if type == "submit" || ((type == "checkbox" || type == "radio") && attributes["checked"] == nil) { continue }
                fields.append((name, attributes["value"] ?? (type == "checkbox" ? "on" : "")))
            case "textarea":
                if index + 1 < tokens.count, case .text(let text) = tokens[index + 1] {
                    fields.append((name, text))
                } else {
                    fields.append((name, ""))
                }
            case "select":
                let options = elements("option", in: Array(elements("select", in: Array(tokens[index...])).first?.inside ?? []))
                let chosen = options.first { $0.attributes["selected"] != nil } ?? options.first
                fields.append((name, chosen.map { $0.attributes["value"] ?? readable($0.inside) } ?? ""))
            default: continue
            }
        }
        return fields
    }

    private static func endOfTag(_ text: Substring) -> Substring.Index? {
        var quote: Character?
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                return index
            }
        }
        return nil
    }

    private static func tag(_ text: Substring) -> (String, [String: String]) {
        let name = text.prefix { !$0.isWhitespace && $0 != "/" }
        var attributes: [String: String] = [:]
        var rest = text.dropFirst(name.count)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            guard !key.isEmpty else { break }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else {
                attributes[key.lowercased()] = ""
                continue
            }
            rest = rest.dropFirst()
            let quote = rest.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
            let value = quote.map { mark in rest.dropFirst().prefix { $0 != mark } } ?? rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(value.count + (quote == nil ? 0 : 2))
            attributes[key.lowercased()] = decoded(value)
        }
        return (name.lowercased(), attributes)
    }

    private static func decoded(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        var result = String(text)
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&")] {
            result = result.replacing(reference, with: character)
        }
        return result
    }
}
