/// The fields a visitor sent. Only text: what they mean is for the form type of the page, which answers with a value or with all its errors.
package struct Form: Sendable, Equatable {
    private let fields: Query

    package init(_ fields: [(String, String)] = []) { self.fields = Query(fields) }

    init(decoding body: String) throws(Problem) {
        do {
            fields = try Query(decoding: body, limits: .form)
        } catch .addressTooLong {
            throw .payloadTooLarge
        } catch .badRequest {
            throw .badRequest("Formularz zawiera znaki, których nie umiemy odczytać.")
        } catch {
            throw error
        }
    }

    /// As it was typed, with line ends as `\n` and no blanks around; nil when the field was not sent or is blank.
    package func text(_ name: String) -> String? {
        let typed = (fields.first(name) ?? "").replacing("\r\n", with: "\n")
        let trimmed = typed.drop { $0.isWhitespace }
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(trimmed[...last])
    }

    /// Every value sent under the name, as checkboxes send them.
    package func all(_ name: String) -> [String] { fields.all(name) }

    package var isEmpty: Bool { fields.isEmpty }
}
