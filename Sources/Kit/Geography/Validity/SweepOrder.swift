/// The edges a sweep line crosses, from below: a treap whose nodes are the numbers of the edges.
struct SweepOrder {
    private let edges: [Edge]
    private var left: [Int32], right: [Int32], parent: [Int32]
    /// The neighbours, so that they are found without walking.
    private var next: [Int32], previous: [Int32]
    private var root: Int32 = -1
    /// In place of the neighbours of an edge that ended.
    private static let gone: Int32 = -2
    /// The edge on which the last refused edge begins.
    private(set) var touched: Int32 = -1

    init(_ edges: [Edge]) {
        self.edges = edges
        let none = [Int32](repeating: -1, count: edges.count)
        (left, right, parent, next, previous) = (none, none, none, none, none)
    }

    func below(_ edge: Int32) -> Int32 { previous[Int(edge)] }
    func above(_ edge: Int32) -> Int32 { next[Int(edge)] }

    /// Whether nothing lies between them now; -1 stands for none.
    func areNeighbours(_ below: Int32, _ above: Int32) -> Bool {
        if below >= 0 { return next[Int(below)] == above && (above < 0 || previous[Int(above)] == below) }
        return above >= 0 && previous[Int(above)] == below
    }

    /// - Returns: false when the edge begins in the middle of another, or runs along it.
    mutating func insert(_ edge: Int32) -> Bool {
        guard root >= 0 else {
            root = edge
            return true
        }
        let new = edges[Int(edge)]
        var at = root
        while true {
            let old = edges[Int(at)]
            var side = GridPoint.turn(old.from, old.to, new.from)
            if side == 0, old.from == new.from { side = GridPoint.turn(old.from, old.to, new.to) }
            if side == 0 {
                touched = at
                return false
            }
            let child = side > 0 ? right[Int(at)] : left[Int(at)]
            if child >= 0 {
                at = child
                continue
            }
            parent[Int(edge)] = at
            if side > 0 {
                right[Int(at)] = edge
                link(at, edge, next[Int(at)])
            } else {
                left[Int(at)] = edge
                link(previous[Int(at)], edge, at)
            }
            break
        }
        while parent[Int(edge)] >= 0, priority(edge) > priority(parent[Int(edge)]) { rotateUp(edge) }
        return true
    }

    mutating func remove(_ edge: Int32) {
        while true {
            let (a, b) = (left[Int(edge)], right[Int(edge)])
            if a < 0 || b < 0 {
                replace(edge, with: a < 0 ? b : a)
                break
            }
            rotateUp(priority(a) > priority(b) ? a : b)
        }
        let (before, after) = (previous[Int(edge)], next[Int(edge)])
        if before >= 0 { next[Int(before)] = after }
        if after >= 0 { previous[Int(after)] = before }
        (previous[Int(edge)], next[Int(edge)]) = (SweepOrder.gone, SweepOrder.gone)
    }

    private mutating func link(_ before: Int32, _ edge: Int32, _ after: Int32) {
        previous[Int(edge)] = before
        next[Int(edge)] = after
        if before >= 0 { next[Int(before)] = edge }
        if after >= 0 { previous[Int(after)] = edge }
    }

    /// Looks random, and is the same in every run.
    private func priority(_ edge: Int32) -> UInt32 {
        var mixed = UInt32(bitPattern: edge) &* 0x9E37_79B1
        mixed ^= mixed >> 15
        mixed &*= 0x85EB_CA77
        return mixed ^ (mixed >> 13)
    }

    private mutating func replace(_ edge: Int32, with child: Int32) {
        let above = parent[Int(edge)]
        if child >= 0 { parent[Int(child)] = above }
        if above < 0 {
            root = child
        } else if left[Int(above)] == edge {
            left[Int(above)] = child
        } else {
            right[Int(above)] = child
        }
    }

    private mutating func rotateUp(_ edge: Int32) {
        let above = parent[Int(edge)]
        replace(above, with: edge)
        if left[Int(above)] == edge {
            let inner = right[Int(edge)]
            left[Int(above)] = inner
            if inner >= 0 { parent[Int(inner)] = above }
            right[Int(edge)] = above
        } else {
            let inner = left[Int(edge)]
            right[Int(above)] = inner
            if inner >= 0 { parent[Int(inner)] = above }
            left[Int(edge)] = above
        }
        parent[Int(above)] = edge
    }
}
