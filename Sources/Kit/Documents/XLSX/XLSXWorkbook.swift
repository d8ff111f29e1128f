/// What the small parts of a package say: which sheets there are, where their parts lie, from which day dates are counted.
struct XLSXWorkbook {
    struct Sheet: Sendable {
        let name: String
        let isHidden: Bool
        let part: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false
    let strings: String?
    let styles: String?

    /// - Throws: `TableFault` when the package holds no workbook.
    init(_ package: XLSXPackage) throws {
        let start = try Relations(package, of: "").first(ofType: "/officeDocument")?.target ?? "xl/workbook.xml"
        guard package.has(start) else { throw TableFault("to jest archiwum zip, ale nie arkusz XLSX") }
        if start.lowercased().hasSuffix(".bin") { throw TableFault("to jest plik .xlsb; zapisz go jako „Skoroszyt programu Excel (.xlsx)”") }
        let relations = try Relations(package, of: start)
        strings = relations.first(ofType: "/sharedStrings")?.target
        styles = relations.first(ofType: "/styles")?.target
        guard let part = try package.part(start, limit: XLSXPackage.longestSmallPart) else { return }
        var scanner = part.scanner()
        var isWorkbook = false
        reading: while true {
            switch try scanner.next() {
            case .start where scanner.name == XMLName("workbook"): isWorkbook = true
            case .start where scanner.name == XMLName("workbookPr"):
                countsFrom1904 = ["1", "true"].contains(try scanner.text(XMLName("date1904")) ?? "")
            case .start where scanner.name == XMLName("sheet"):
                guard let name = try scanner.text(XMLName("name")), let id = try scanner.text(XMLName("id")) else { continue }
                guard let relation = relations.all[id], relation.type.hasSuffix("/worksheet") else { continue }
                let isHidden = (try scanner.text(XMLName("state")) ?? "visible") != "visible"
                sheets.append(Sheet(name: name, isHidden: isHidden, part: relation.target))
            case .finish: break reading
            default: break
            }
        }
        guard isWorkbook else { throw TableFault("to jest dokument pakietu Office, ale nie arkusz XLSX") }
    }
}

/// What a part of a package refers to, by the ids it uses.
private struct Relations {
    struct Relation {
        let type: String
        let target: String
    }

    private(set) var all: [String: Relation] = [:]

    /// - Parameter part: whose relations; empty for the package as a whole.
    init(_ package: XLSXPackage, of part: String) throws {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
        guard let source = try package.part(name, limit: XLSXPackage.longestSmallPart) else { return }
        var scanner = source.scanner()
        while true {
            switch try scanner.next() {
            case .start where scanner.name == XMLName("Relationship"):
                guard let id = try scanner.text(XMLName("Id")), let type = try scanner.text(XMLName("Type")),
                    let target = try scanner.text(XMLName("Target"))
                else { continue }
                all[id] = Relation(type: type, target: Relations.resolve(target, in: folder))
            case .finish: return
            default: break
            }
        }
    }

    func first(ofType type: String) -> Relation? { all.values.first { $0.type.hasSuffix(type) } }

    /// The name of a part out of a target that is absolute or relative to the folder.
    private static func resolve(_ target: String, in folder: String) -> String {
        let path = target.replacing("\\", with: "/")
        var steps: [Substring] = []
        for step in (path.hasPrefix("/") ? path : folder + path).split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
