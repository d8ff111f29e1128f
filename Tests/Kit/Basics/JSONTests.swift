import Documents
import Foundation
import Testing

@Suite struct JSONTests {
    @Test func `a document is read by names, and what is missing is nothing`() throws {
        let json = try JSON(Array(#"{"a": {"b": [1, "dwa", true, null]}, "e": "  \n"}"#.utf8))
        #expect(json["a"]["b"].items.map(\.integer) == [1, nil, nil, nil])
        #expect(json["a"]["b"].items[1].text == "dwa" && json["a"]["b"].items[2].bool == true)
        #expect(json["x"]["y"]["z"].text == nil && json["e"].text == nil)
        #expect(json["x"].isEmpty && !json["a"].isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func `an object with a great many keys is read as quickly as any, and each key stands there once`() throws {
        let keys = (0..<300_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(try JSON(Array("{\(keys)}".utf8)).keys.count == 300_000)
        for again in ["k0", "k63", "k64", "k299999"] {
            #expect(throws: JSON.Fault.self) { try JSON(Array("{\(keys),\"\(again)\":2}".utf8)) }
        }
    }

    /// An independent reader says the same of made documents of every shape.
    @Test func `it reads what Foundation reads`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let tree = JSONTests.made(depth: 4, &random)
            let data = try JSONSerialization.data(withJSONObject: tree, options: [.fragmentsAllowed])
            let json = try JSON([UInt8](data))
            let back = try JSONSerialization.jsonObject(with: Data(json.canonical()), options: [.fragmentsAllowed])
            #expect((back as? NSObject) == (tree as? NSObject), "\(String(decoding: data, as: UTF8.self))")
            #expect(try JSON(json.canonical()) == JSON(JSON([UInt8](data)).canonical()))
        }
    }

    @Test func `whatever stands wherever in a text, it is written so that it is read again`() throws {
        for value in (0..<0x80 as Range<UInt32>) + [0x142, 0x1F600] {
            for place in 0..<18 {
                var letters = Array("abcdefghijklmnopqr".unicodeScalars)
                letters[place] = try #require(Unicode.Scalar(value))
                let text = JSON.string(String(String.UnicodeScalarView(letters)))
                let written = text.canonical()
                #expect(try JSON(written) == text)
                #expect(written.allSatisfy { $0 >= 0x20 })
            }
        }
    }

    private static func made(depth: Int, _ random: inout SystemRandomNumberGenerator) -> Any {
        let texts = ["", "a", "ąę\u{1F600}", "\"\\/\u{8}\u{C}\n\r\t\u{1}", "łódź", "</script>", "\u{2028}"]
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return NSNull()
        case 1: return Bool.random(using: &random)
        case 2: return Int.random(in: -1_000_000...1_000_000, using: &random)
        case 3, 4: return texts.randomElement(using: &random) ?? ""
        case 5: return (0..<Int.random(in: 0..<5, using: &random)).map { _ in made(depth: depth - 1, &random) }
        default:
            return Dictionary(
                (0..<Int.random(in: 0..<5, using: &random)).map {
                    ("k\($0)" + (texts.randomElement(using: &random) ?? ""), made(depth: depth - 1, &random))
                },
                uniquingKeysWith: { first, _ in first })
        }
    }

    @Test(arguments: [
        ("", "ucięty"), ("{\"a\":", "ucięty"), ("[1,", "ucięty"), ("\"abc", "ucięty"), ("{\"a\" 1}", "dwukropka"), ("[1 2]", "przecinka"),
        ("[1,]", "JSON"),
        ("{\"a\":1,}", "nazwy"), ("01", "JSON"), ("1.", "JSON"), ("-", "JSON"), ("tru", "ucięty"), ("nul!", "JSON"), ("[] x", "za jego końcem"),
        ("\"\u{1}\"", "sterujący"), ("\"\\q\"", "nieznany"), ("\"\\u12G4\"", "zły"), ("{\"a\":1,\"a\":2}", "dwa razy"),
        (String(repeating: "[", count: 600), "512"),
        (String(repeating: "{\"a\":", count: 600), "512"),
    ])
    func `what is no JSON is refused with the reason`(_ text: String, _ word: String) {
        let fault = #expect(throws: JSON.Fault.self) { try JSON(Array(text.utf8)) }
        #expect(fault?.reason.contains(word) == true, "\(fault?.reason ?? "")")
    }

    @Test func `the line of the fault is counted`() {
        let fault = #expect(throws: JSON.Fault.self) { try JSON(Array("{\n\"a\":1,\n\"b\" 2}".utf8)) }
        #expect(fault?.line == 3)
    }

    @Test func `bytes that are not UTF-8 are refused, a byte order mark is not`() throws {
        #expect(throws: JSON.Fault.self) { try JSON([0x22, 0xB1, 0x22]) }
        #expect(try JSON([0xEF, 0xBB, 0xBF, 0x31]).integer == 1)
    }

    @Test func `half a surrogate pair is a replacement character, a whole one is its character`() throws {
        #expect(try JSON(Array(#""\ud83d\ude00""#.utf8)).text == "\u{1F600}")
        #expect(try JSON(Array(#""\ud83dx""#.utf8)).text == "\u{FFFD}x")
    }

    @Test func `canonical text has its keys in order and leaves out what it is told to`() throws {
        let json = try JSON(Array(#"{ "b": 1, "a": { "t": "now", "c": [ ] } }"#.utf8))
        #expect(String(decoding: json.canonical(without: ["t"]), as: UTF8.self) == #"{"a":{"c":[]},"b":1}"#)
    }
}
