/// Walks over the bytes of a GeoJSON file: passes over what is not asked for, and reads coordinates straight into numbers.
struct GeoScanner {
    struct Malformed: Error {
        let at: Int, reason: String
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at: Int = 0) {
        self.bytes = bytes
        self.at = at
    }

    /// The next byte that is no blank; 0 at the end.
    @inline(__always) mutating func peek() -> UInt8 {
        while at < bytes.count {
            let byte = bytes[at]
            if byte > 0x20 { return byte }
            at += 1
        }
        return 0
    }

    @inline(__always) mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    /// Passes over one value of any kind, whatever its depth.
    ///
    /// - Returns: the bytes it takes.
    mutating func skipValue() throws(Malformed) -> Range<Int> {
        _ = peek()
        let start = at
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return try span(from: start) }
                depth -= 1
                at += 1
            case UInt8(ascii: ",") where depth == 0: return try span(from: start)
            default:
                at += 1
                continue
            }
            if depth == 0 { return start..<at }
        }
        if depth > 0 { throw cutOff }
        return try span(from: start)
    }

    private func span(from start: Int) throws(Malformed) -> Range<Int> {
        if start == at { throw Malformed(at: at, reason: "brakuje wartości") }
        return start..<at
    }

    private mutating func skipString() throws(Malformed) {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard at < bytes.count else { throw cutOff }
        at += 1
    }

    /// The members of an object: the key's bytes without their quotation marks, and where each value lies.
    mutating func members(_ found: (_ key: Slice<UnsafeBufferPointer<UInt8>>, _ value: Range<Int>) -> Void) throws(Malformed) {
        guard take("{") else { throw Malformed(at: at, reason: "brakuje obiektu JSON") }
        if take("}") { return }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw at < bytes.count ? Malformed(at: at, reason: "brakuje nazwy pola") : cutOff }
            let start = at
            try skipString()
            let key = bytes[(start + 1)..<(at - 1)]
            guard take(":") else { throw Malformed(at: at, reason: "brakuje dwukropka") }
            found(key, try skipValue())
            if take("}") { return }
            guard take(",") else { throw at < bytes.count ? Malformed(at: at, reason: "brakuje przecinka") : cutOff }
        }
    }

    /// A number as JSON writes it; nil for anything else, `NaN` and `null` too.
    ///
    /// Up to 19 digits and powers of ten up to 22 are exact in one multiplication or division, which nearly every coordinate is.
    mutating func number() -> Double? {
        _ = peek()
        let start = at
        var digits: UInt64 = 0
        var count = 0
        var exponent = 0
        let isNegative = at < bytes.count && bytes[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        func digit() -> UInt64? { at < bytes.count && 0x30...0x39 ~= bytes[at] ? UInt64(bytes[at] - 0x30) : nil }
        guard let first = digit() else { return nil }
        while let next = digit() {
            if count > 0 || next > 0 { count += 1 }
            digits = digits &* 10 &+ next
            at += 1
        }
        if first == 0, at - start > (isNegative ? 2 : 1) { return nil }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digit() != nil else { return nil }
            while let next = digit() {
                if count > 0 || next > 0 { count += 1 }
                digits = digits &* 10 &+ next
                exponent -= 1
                at += 1
            }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            var sign = 1
            var power = 0
            if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
                sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
                at += 1
            }
            guard digit() != nil else { return nil }
            while let next = digit() {
                power = min(power * 10 + Int(next), 100_000)
                at += 1
            }
            exponent += sign * power
        }
        guard count <= 19, digits < 1 << 53, -22...22 ~= exponent else {
            return Double(String(decoding: bytes[start..<at], as: UTF8.self))
        }
        let value = exponent < 0 ? Double(digits) / GeoScanner.powers[-exponent] : Double(digits) * GeoScanner.powers[exponent]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    var cutOff: Malformed { Malformed(at: bytes.count, reason: "plik jest ucięty, JSON się nie kończy") }

    /// 1-based.
    func line(of place: Int) -> Int { 1 + bytes.prefix(place).count { $0 == 0x0A } }
}
