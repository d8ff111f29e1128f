/// Path data of SVG in the fewest bytes: relative steps, no blank before a minus sign.
struct PathData {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameter points: at least two, no two in a row alike.
    mutating func add(_ points: [(x: Int, y: Int)], isClosed: Bool) {
        bytes.append(UInt8(ascii: "M"))
        write(points[0].x, isFirst: true)
        write(points[0].y, isFirst: false)
        bytes.append(UInt8(ascii: "l"))
        for index in 1..<points.count {
            write(points[index].x - points[index - 1].x, isFirst: index == 1)
            write(points[index].y - points[index - 1].y, isFirst: false)
        }
        if isClosed { bytes.append(UInt8(ascii: "z")) }
    }

    private mutating func write(_ number: Int, isFirst: Bool) {
        if number < 0 {
            bytes.append(UInt8(ascii: "-"))
        } else if !isFirst {
            bytes.append(UInt8(ascii: " "))
        }
        let size = number.magnitude
        var power: UInt = 1
        while size / power >= 10 { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(size / power % 10))
            power /= 10
        }
    }
}
