import Documents
import Foundation
import Testing

/// One list of a document, read item by item.
@Suite struct JSONItemsTests {
    private func items(_ text: String, key: String = "grants") throws -> [(text: String, line: Int)] {
        let file = FileManager.default.temporaryDirectory.appending(path: "items-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let reader = try JSONItems(path: file.path, key: key)
        var items: [(text: String, line: Int)] = []
        while let item = try reader.next() { items.append((String(decoding: item.bytes, as: UTF8.self), item.line)) }
        return items
    }

    @Test func `items come with their lines, whatever stands round them`() throws {
        let text =
            "\u{FEFF}{\"meta\": {\"grants\": [9]}, \"a\\\"grants\": [8],\n \"grants\": [ {\"a\": \"]}\\\"\"},\n7 ,\n\"x,]\",[1,[2]]\n], \"z\": []}\n"
        let found = try items(text)
        #expect(found.map(\.text) == ["{\"a\": \"]}\\\"\"}", "7", "\"x,]\"", "[1,[2]]"])
        #expect(found.map(\.line) == [2, 3, 4, 4])
        #expect(try items("[1,2]").map(\.text) == ["1", "2"])
        #expect(try items("{\"grants\":[]}").isEmpty)
    }

    @Test func `an item may be longer than what is read at once, and no piece is lost between`() throws {
        let long = (0..<5_000).map { "{\"id\":\($0),\"text\":\"" + String(repeating: "ż", count: $0 % 300) + "\"}" }
        #expect(try items("{\"grants\":[" + long.joined(separator: ",\n") + "]}").map(\.text) == long)
        let one = "{\"text\":\"" + String(repeating: "a", count: 900_000) + "\"}"
        #expect(try items("[" + one + "]").map(\.text) == [one])
    }

    @Test(arguments: [
        "", "{}", "{\"grants\":{}}", "{\"grants\":[1", "{\"grants\":[1,", "{\"grants\":[1 2]}", "{\"grants\":[,1]}", "[1,]", "{\"grants\":[1]",
        "{\"grants\":[1]} x",
        "{\"grants\":[1]]}", "[1]]", "{\"other\":[1]}", "{\"grants\":[\"a]}",
    ]) func `what is no such list throws`(text: String) {
        #expect(throws: JSON.Fault.self) { try items(text) }
    }
}
