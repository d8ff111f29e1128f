import Web

/// What a class is painted with, by the classes of the style sheet.
enum MapPaint: Sendable, Equatable {
    /// 1...5, from little to much.
    case sequential(Int)
    /// 1...6, the first three below the middle.
    case diverging(Int)
    case neutral

    var html: HTML {
        switch self {
        case .sequential(let number): MapDrawing.colour(number)
        case .diverging(1): "class=\"d1\""
        case .diverging(2): "class=\"d2\""
        case .diverging(3): "class=\"d3\""
        case .diverging(4): "class=\"d4\""
        case .diverging(5): "class=\"d5\""
        case .diverging: "class=\"d6\""
        case .neutral: "class=\"f-sunk\""
        }
    }
}
