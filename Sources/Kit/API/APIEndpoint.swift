/// One address of the API. The OpenAPI document and the page `/api` are made of it, the routes answer it.
package struct APIEndpoint: Sendable {
    package struct PathParameter: Sendable {
        package let name: String, meaning: String, shape: APIShape

        package init(name: String, meaning: String, shape: APIShape) { (self.name, self.meaning, self.shape) = (name, meaning, shape) }
    }

    /// What may stand behind the `?`.
    package struct Parameter: Sendable {
        package let name: String
        /// What it means and may be, for readers.
        package let meaning: String
        package let shape: APIShape
        package let isRepeatable: Bool, isRequired: Bool

        package init(_ name: String, _ meaning: String, _ shape: APIShape, repeatable: Bool = false, required: Bool = false) {
            (self.name, self.meaning, self.shape, isRepeatable, isRequired) = (name, meaning, shape, repeatable, required)
        }
    }

    /// `/api/v1/organisations/{id}`
    package let path: String
    /// For programs that make code of the description.
    package let operation: String
    package let title: String
    package let meaning: String
    package let places: [PathParameter]
    package let parameters: [Parameter]
    /// The name of the shape of a good answer.
    package let answer: String
    /// Other answers that are no fault, by status.
    package let others: [(status: Int, meaning: String)]
    /// What follows the path in an example.
    package let example: String

    package init(
        path: String, operation: String, title: String, meaning: String, places: [PathParameter] = [], parameters: [Parameter] = [], answer: String,
        others: [(status: Int, meaning: String)] = [], example: String = ""
    ) {
        (self.path, self.operation, self.title, self.meaning) = (path, operation, title, meaning)
        (self.places, self.parameters, self.answer, self.others, self.example) = (places, parameters, answer, others, example)
    }
}
