import Foundation
import Testing
import Values
import Web

/// The writer of JSON, read by somebody else's reader.
@Suite struct APIJSONTests {
    @Test func `every text comes back as it was`() throws {
        let texts = ["", "ala", "\"\\/", "\u{0}\u{1}\u{8}\u{B}\u{1F}\n\r\t", "Żółć 😀 \u{2028}", "</script>", String(repeating: "ą\"", count: 500)]
        var json = JSONWriter()
        json.array(texts) { $0.value($1) }
        #expect(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String] == texts)
    }

    @Test func `whole numbers are whole, others have six decimals at most`() {
        var json = JSONWriter()
        json.array([0, 9, 10, 99, 100, 12_345_678_901, -1, -10, Int.max, Int.min]) { $0.value($1) }
        let expected = "[0,9,10,99,100,12345678901,-1,-10,9223372036854775807,-9223372036854775808]"
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
        let reals: [(Double, String)] = [
            (0, "0"), (53.01, "53.01"), (-0.0000001, "0"), (18.123_456_78, "18.123457"), (0.999_999_9, "1"), (-1.5, "-1.5"), (1e13, "null"),
            (.nan, "null"), (0.000_001, "0.000001"), (100, "100"),
        ]
        for (number, text) in reals { #expect(JSONWriter.text(number) == text) }
    }

    @Test func `commas stand between, and nowhere else`() {
        var json = JSONWriter()
        json.object { json in
            json.array("none", [Int]()) { $0.value($1) }
            json.object("empty") { _ in }
            json.field("day", Day("2026-02-03"))
            json.field("no", Day?.none)
            json.array("two", [1, 2]) { json, number in json.object { $0.field("n", number) } }
            json.field("flag", true)
        }
        let expected = #"{"none":[],"empty":{},"day":"2026-02-03","no":null,"two":[{"n":1},{"n":2}],"flag":true}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }
}
