import HTTPTypes

extension Reply {
    /// A form that came back with its errors: the page as it was typed, status 422.
    package static func corrections(_ page: Page) -> Reply { .page(page, status: .unprocessableContent) }
}
