import Testing
import Web

@Suite struct HTMLTests {
    private let hostile = "<script>alert('1')</script> & \"q\" \u{0}"

    @Test func `a string is escaped wherever it stands`() {
        let html: HTML = "<p title=\"\(hostile)\">\(hostile)</p>"
        let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;q&quot; \u{FFFD}"
        #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `substrings, described values and numbers are escaped too`() {
        struct Rude: CustomStringConvertible { let description = "<b>" }
        let html: HTML = "\(hostile.prefix(8))|\(Rude())|\(-5)|\(UInt8(7))"
        #expect(html.text == "&lt;script&gt;|&lt;b&gt;|-5|7")
    }

    @Test func `only HTML goes in as it is`() {
        let bold: HTML = "<b>\("<")</b>"
        let absent: HTML? = nil
        #expect(("<p>\(bold)\(absent)</p>" as HTML).text == "<p><b>&lt;</b></p>")
    }

    @Test func `a literal inside an interpolation is text, not markup`() {
        #expect(("\("<i>")" as HTML).text == "&lt;i&gt;")
    }

    @Test func `lists and conditions are pieces`() {
        let html: HTML = "<ul>\(each: ["a", "<"], { "<li>\($0)</li>" })</ul>\(each: [1, 2, 3], by: ", ", { "\($0)" })\(when: false, "<hr>")"
        #expect(html.text == "<ul><li>a</li><li>&lt;</li></ul>1, 2, 3")
        #expect(HTML.joined(["a", "b"], by: "<br>").text == "a<br>b")
        #expect(("a" + HTML.empty).text == "a")
    }

    @Test(arguments: [
        "https://pozytek.example/a?b=c", "http://x.example", "HTTPS://X.EXAMPLE", "mailto:a@b.example", "tel:+48123", "/organizacje?q=a", "?strona=2",
        "#pole",
    ])
    func `harmless links are printed`(link: String) { #expect(("<a href=\"\(link: link)\">" as HTML).text == "<a href=\"\(link)\">") }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:x",
        "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil.example", "\\\\evil.example", "https:\\\\evil", "file:///etc/passwd",
        "javascript&colon;alert(1)", "", "evil.example", "/a b",
    ])
    func `links that could run or lead astray print nothing`(link: String) {
        #expect(("<a href=\"\(link: link)\">" as HTML).text == "<a href=\"\">")
        #expect(("<a href=\"\(path: PlainAddress(link))\">" as HTML).text == "<a href=\"\">")
    }

    @Test func `a link is escaped like everything else`() {
        #expect(("\(link: "/a?b=1&c='\"<")" as HTML).text == "/a?b=1&amp;c=&#39;&quot;&lt;")
    }
}
