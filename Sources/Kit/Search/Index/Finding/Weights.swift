import Foundation

/// How much a word found in a place counts: how well it was found, how rare it is, which field, how short that field is.
///
/// With one occurrence per word this is BM25 with a weight per field. Scores are whole numbers, so that adding them up in another order, or in
/// other parts, gives the same.
struct Weights: Sendable {
    /// For each field and each length of it up to 255.
    private let norms: [Float]
    private let documents: Int

    static let scale: Float = 1000

    /// One for each length of each of the most fields there can be.
    static let normCount = 8 * 256

    /// - Parameters:
    ///   - averages: for each field, words of an average document.
    ///   - documents: how many there are.
    init(_ schema: SearchSchema, averages: [Float], documents: Int) {
        self.documents = documents
        var norms = [Float](repeating: 0, count: Weights.normCount)
        let (k, b): (Float, Float) = (1.2, 0.5)
        for field in schema.fields.indices {
            // Scores are whole numbers of 32 bits.
            let weight = min(max(schema.fields[field].weight, 0), 100)
            let average = max(averages[field], 1)
            for length in 0..<256 {
                norms[field << 8 | length] = weight * (k + 1) / (1 + k * (1 - b + b * Float(length) / average))
            }
        }
        self.norms = norms
    }

    /// The factor of field `f` at length `l` stands at `f << 8 | l`.
    func withNorms<Result>(_ body: (Fixed<Float>) -> Result) -> Result { norms.withUnsafeBufferPointer(body) }

    /// The weight of a term, without grade and field.
    func rarity(of term: Term) -> Float {
        let found = Float(min(term.occurrences, documents))
        let rarity = log(1 + (Float(documents) - found + 0.5) / (found + 0.5))
        return rarity * (FormWords.contains(keys: term.keys) ? 0.2 : 1)
    }

    static func weight(of grade: Understanding.Grade) -> Float {
        switch grade {
        case .exact: 1
        case .lemma: 0.9
        case .folded: 0.8
        case .foldedLemma: 0.72
        case .beginning: 0.6
        case .typo: 0.4
        }
    }
}
