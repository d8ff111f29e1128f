/// What came back, and what a visitor sees of it.
package struct TestPage: Sendable {
    /// As it was asked for, with the query.
    package let path: String
    package let status: Int
    /// Names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]
    /// The reply broke off before its end.
    package let isBroken: Bool

    package var html: String { String(decoding: body, as: UTF8.self) }

    /// What can be read on the page, blanks as single spaces (also no-break ones).
    package var text: String { Markup.readable(Markup.scan(html)) }

    package var title: String { words(in: "title") ?? "" }
    package var heading: String { words(in: "h1") ?? "" }

    /// Every `<a href>` in its order.
    package var links: [(text: String, address: String)] {
        elements("a").compactMap { element in element.attributes["href"].map { (Markup.readable(element.inside), $0) } }
    }

    /// - Parameter button: words on its button; the first form otherwise.
    package func form(with button: String? = nil) throws -> TestForm {
        let forms = elements("form")
        let wanted = forms.first { form in button.map { Markup.readable(form.inside).contains($0) } ?? true }
        guard let wanted else { throw TestBrowser.Lost(description: "no form with „\(button ?? "")” on \(path)") }
        return TestForm(page: self, element: wanted)
    }

    package func elements(_ name: String) -> [Markup.Element] { Markup.elements(name, in: Markup.scan(html)) }

    private func words(in name: String) -> String? { elements(name).first.map { Markup.readable($0.inside) } }
}

/// A form as a visitor finds it, with what is filled in already.
package struct TestForm: Sendable {
    package let page: TestPage
    package let action: String
    package let method: String
    /// As they would be sent.
    package private(set) var fields: [(String, String)]

    init(page: TestPage, element: Markup.Element) {
        self.page = page
        action = element.attributes["action"] ?? ""
        method = (element.attributes["method"] ?? "get").lowercased()
        fields = Markup.fields(element.inside)
    }

    package subscript(name: String) -> String? { fields.first { $0.0 == name }?.1 }

    /// - Throws: ``TestBrowser/Lost`` when the form has no such field.
    package func filling(_ values: [String: String]) throws -> TestForm {
        var form = self
        for (name, value) in values {
            guard let at = form.fields.firstIndex(where: { $0.0 == name }) else {
                throw TestBrowser.Lost(description: "no field „\(name)” in the form on \(page.path); there are \(fields.map(\.0))")
            }
            form.fields[at].1 = value
        }
        return form
    }

    /// Checkboxes and radio buttons: adds what ticking the box would send.
    package func ticking(_ name: String, _ value: String) -> TestForm {
        var form = self
        form.fields.append((name, value))
        return form
    }
}
