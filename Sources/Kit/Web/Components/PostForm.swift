/// A form that writes. What happens afterwards is part of it: a form without "Co będzie dalej" cannot be made.
package struct PostForm: Sendable {
    private let action: any Address, errors: FieldErrors, fields: [HTML], button: String, next: [HTML]

    /// - Parameters:
    ///   - button: verb and object, "Wyślij zgłoszenie".
    ///   - next: what happens after sending, in one to four sentences.
    package init(action: some Address, errors: FieldErrors = FieldErrors(), fields: [HTML], button: String, next: [HTML]) {
        (self.action, self.errors, self.fields, self.button, self.next) = (action, errors, fields, button, next)
    }

    package var html: HTML {
        """
        <form class="stack" method="post" action="\(link: action.path)" novalidate>
        \(Honeypot.html)
        \(errors.summary)
        \(HTML.joined(fields, by: "\n"))
        <p><button class="btn">\(button)</button></p>
        \(nextStep(next))
        </form>
        """
    }
}

/// A field that people do not see and robots fill in.
package enum Honeypot {
    private static let name = "strona_www"

    static let html: HTML = """
        <div class="out" aria-hidden="true"><label>Zostaw to pole puste <input name="\(name)" tabindex="-1" autocomplete="off"></label></div>
        """

    /// A robot gets the thanks page like everybody, and nothing is stored.
    package static func caught(_ form: Form) -> Bool { form.text(name) != nil }
}
