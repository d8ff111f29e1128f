import Documents

/// A column of the flat form: `Recipient Org:0:Name` is the name of the first recipient organisation.
struct GivingColumn: Hashable {
    let path: [GivingStep]
    /// Whether a text that is spelt like a number is one.
    let isNumber: Bool

    /// As 360Giving writes titles; a title may leave the number of an item out when there is one only. What is unknown is a path of keys.
    init(title: String) {
        let parts = title.split(separator: ":", omittingEmptySubsequences: false).map { oneLine(String($0)) ?? "" }
        var path: [GivingStep] = []
        var object: GivingObject? = .grant
        var isNumber = false
        var place = 0
        while place < parts.count {
            let part = parts[place]
            place += 1
            guard let field = object?.field(titled: part) else {
                path.append(Int(part).map { $0 >= 0 && !path.isEmpty ? .index($0) : .key(part) } ?? .key(part))
                object = nil
                continue
            }
            path.append(.key(field.key))
            switch field.kind {
            case .text: object = nil
            case .number: (object, isNumber) = (nil, true)
            case .texts, .objects:
                if place < parts.count, let index = Int(parts[place]), (0...9_999).contains(index) {
                    path.append(.index(index))
                    place += 1
                } else {
                    path.append(.index(0))
                }
                if case .objects(let inner) = field.kind { object = inner } else { object = nil }
            }
        }
        (self.path, self.isNumber) = (path, isNumber)
    }

    init(path: [GivingStep]) { (self.path, isNumber) = (path, false) }

    var title: String {
        var object: GivingObject? = .grant
        return path.map { step in
            switch step {
            case .index(let index): return String(index)
            case .key(let key):
                let field = object?.field(key: key)
                if case .objects(let inner)? = field?.kind { object = inner } else { object = nil }
                return field?.title ?? key
            }
        }.joined(separator: ":")
    }

    /// In the order of the standard, what is unknown behind what is known.
    var order: [Int] {
        var object: GivingObject? = .grant
        return path.map { step in
            switch step {
            case .index(let index): return index
            case .key(let key):
                let place = object?.place(of: key) ?? 0
                if case .objects(let inner)? = object?.field(key: key)?.kind { object = inner } else { object = nil }
                return place
            }
        }
    }

    func value(_ text: String) -> GivingNode {
        guard isNumber, (try? JSON(Array(text.utf8))).map({ if case .number = $0 { true } else { false } }) ?? false else { return .text(text) }
        return .number(text)
    }
}

extension JSON {
    /// Every text, number and truth of the document with its path, in the order of the document.
    func eachLeaf(_ path: [GivingStep] = [], _ body: ([GivingStep], String) -> Void) {
        switch self {
        case .nothing, .null: break
        case .bool(let value): body(path, value ? "true" : "false")
        case .number(let digits): body(path, digits)
        case .string(let text): body(path, text)
        case .array(let items): for (index, item) in items.enumerated() { item.eachLeaf(path + [.index(index)], body) }
        case .object(let members): for member in members { member.value.eachLeaf(path + [.key(member.key)], body) }
        }
    }
}
