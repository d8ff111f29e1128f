import Documents

/// A JSON document being put together in the order of its parts.
indirect enum GivingNode {
    case text(String)
    /// As it is spelt.
    case number(String)
    case object([(key: String, value: GivingNode)])
    case list([GivingNode])

    /// Puts a value at the end of a path, making what is missing on the way.
    mutating func put(_ value: GivingNode, at path: ArraySlice<GivingStep>) {
        guard let step = path.first else {
            self = value
            return
        }
        let rest = path.dropFirst()
        let empty: GivingNode = if case .index? = rest.first { .list([]) } else { .object([]) }
        switch (step, self) {
        case (.key(let key), .object(var members)):
            if let place = members.firstIndex(where: { $0.key == key }) {
                members[place].value.put(value, at: rest)
            } else {
                var child = empty
                child.put(value, at: rest)
                members.append((key, child))
            }
            self = .object(members)
        case (.index(let index), .list(var items)):
            // A list whose first items are empty cells begins with the first that says something.
            if index < items.count {
                items[index].put(value, at: rest)
            } else {
                var child = empty
                child.put(value, at: rest)
                items.append(child)
            }
            self = .list(items)
        default: break  // A column says that a value is an object, another that it is a list: the first one counts.
        }
    }

    func write(into text: inout [UInt8]) {
        switch self {
        case .text(let string): JSON.quote(string, into: &text)
        case .number(let digits): text += digits.utf8
        case .list(let items):
            text.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                item.write(into: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (place, member) in members.enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                JSON.quote(member.key, into: &text)
                text.append(UInt8(ascii: ":"))
                member.value.write(into: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    var bytes: [UInt8] {
        var text: [UInt8] = []
        write(into: &text)
        return text
    }
}

/// A step into a document.
enum GivingStep: Hashable {
    case key(String)
    case index(Int)
}
