/// Puts directed pieces of border together to rings that never pass a point twice.
///
/// At a point where several borders meet the way goes as far left as it can; a ring that comes back to a point it has passed is cut there.
/// So areas that touch themselves become polygons and holes that each pass a point once, whatever the order of the pieces.
struct RingTracer {
    struct Piece {
        var start: Int32, end: Int32
        /// The next point after the start, and the last before the end: the directions in which the piece leaves and arrives.
        var startPoint: GridPoint, second: GridPoint, penultimate: GridPoint
    }

    /// - Returns: rings, each as the numbers of its pieces in order.
    static func trace(_ pieces: [Piece]) -> [[Int32]] {
        let byStart = (0..<Int32(pieces.count)).sorted { pieces[Int($0)].start < pieces[Int($1)].start }
        var isUsed = [Bool](repeating: false, count: pieces.count)
        var rings: [[Int32]] = []
        for first in byStart where !isUsed[Int(first)] {
            var way: [Int32] = []
            var at = first
            while !isUsed[Int(at)] {
                isUsed[Int(at)] = true
                way.append(at)
                guard let next = leftmost(from: pieces[Int(at)], byStart, pieces, isUsed) else { break }
                at = next
            }
            rings += cut(way, pieces)
        }
        return rings
    }

    /// The rings around the one area that the edges know.
    static func rings(of edges: [Edge]) -> [Ring] {
        var numbers: [GridPoint: Int32] = [:]
        func number(_ point: GridPoint) -> Int32 {
            if let known = numbers[point] { return known }
            numbers[point] = Int32(numbers.count)
            return Int32(numbers.count - 1)
        }
        let directed = edges.map { $0.above >= 0 ? ($0.from, $0.to) : ($0.to, $0.from) }
        let pieces = directed.map {
            Piece(start: number($0.0), end: number($0.1), startPoint: $0.0, second: $0.1, penultimate: $0.0)
        }
        return trace(pieces).map { Ring($0.map { directed[Int($0)].0 }) }
    }

    private static func leftmost(from piece: Piece, _ byStart: [Int32], _ pieces: [Piece], _ isUsed: [Bool]) -> Int32? {
        var (low, high) = (0, byStart.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[Int(byStart[middle])].start < piece.end { low = middle + 1 } else { high = middle }
        }
        var best: Int32?
        while low < byStart.count, pieces[Int(byStart[low])].start == piece.end {
            let candidate = byStart[low]
            low += 1
            if isUsed[Int(candidate)] { continue }
            guard let chosen = best else {
                best = candidate
                continue
            }
            let corner = pieces[Int(candidate)].startPoint
            if isFurtherLeft(pieces[Int(candidate)].second, than: pieces[Int(chosen)].second, at: corner, from: piece.penultimate) {
                best = candidate
            }
        }
        return best
    }

    /// Which of two ways from a corner comes first when turning with the clock from the way back.
    private static func isFurtherLeft(_ a: GridPoint, than b: GridPoint, at corner: GridPoint, from back: GridPoint) -> Bool {
        func half(_ point: GridPoint) -> Int {
            let turn = GridPoint.turn(corner, back, point)
            if turn != 0 { return turn < 0 ? 0 : 2 }
            let ahead =
                (Int64(point.x) - Int64(corner.x)) * (Int64(back.x) - Int64(corner.x)) + (Int64(point.y) - Int64(corner.y))
                * (Int64(back.y) - Int64(corner.y))
            return ahead < 0 ? 1 : 3
        }
        let (halfA, halfB) = (half(a), half(b))
        return halfA != halfB ? halfA < halfB : GridPoint.turn(corner, b, a) > 0
    }

    /// Cuts a way at every point it passes twice.
    private static func cut(_ way: [Int32], _ pieces: [Piece]) -> [[Int32]] {
        var rings: [[Int32]] = []
        var stack: [Int32] = []
        var depth: [Int32: Int] = [:]
        for piece in way {
            depth[pieces[Int(piece)].start] = stack.count
            stack.append(piece)
            guard let since = depth[pieces[Int(piece)].end] else { continue }
            rings.append(Array(stack[since...]))
            for removed in stack[since...] { depth[pieces[Int(removed)].start] = nil }
            stack.removeSubrange(since...)
        }
        return rings
    }
}

extension Shape {
    /// Rings of one area as polygons: what runs against the clock is an outer ring, the others are holes of the smallest one around them.
    init(tracing rings: [Ring]) {
        let outers = rings.filter { $0.doubledArea > 0 }.sorted { $0.doubledArea < $1.doubledArea }
        let boxes = outers.map(\.bounds)
        var polygons = outers.map { Polygon(outer: $0) }
        for hole in rings where hole.doubledArea < 0 {
            let box = hole.bounds
            let around = outers.indices.first { boxes[$0].contains(box) && outers[$0].holds(hole) }
            if let around { polygons[around].holes.append(hole) }
        }
        self.init(polygons.sorted { $0.outer.doubledArea > $1.outer.doubledArea })
    }
}

extension Ring {
    /// Whether the hole lies inside: neither crosses the other and no side is common, so that the middle of one side decides.
    func holds(_ hole: Ring) -> Bool {
        guard hole.points.count > 1, let end = points.last else { return false }
        // Twice as large, so that the middle is a whole number too.
        let (x, y) = (Int64(hole.points[0].x) + Int64(hole.points[1].x), Int64(hole.points[0].y) + Int64(hole.points[1].y))
        var last = end
        var isInside = false
        for next in points {
            let (left, right) = last.x < next.x ? (last, next) : (next, last)
            if 2 * Int64(left.x) <= x, x < 2 * Int64(right.x) {
                let (dx, dy) = (Int64(right.x) - Int64(left.x), Int64(right.y) - Int64(left.y))
                if dx * (y - 2 * Int64(left.y)) - dy * (x - 2 * Int64(left.x)) <= 0 { isInside.toggle() }
            }
            last = next
        }
        return isInside
    }
}
