import Values

/// Numbers of cells as the text a person sees or would have typed.
enum XLSXNumber {
    /// The last day that has a number: 31 December 9999, counted from 1900.
    private static let lastDay = 2_958_465.0

    /// - Parameters:
    ///   - bytes: as the file has it: `45620`, `0.30000000000000004`, `1.5E+3`.
    ///   - from1904: days are counted from 1 January 1904.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>, as show: XLSXStyles.Show, from1904: Bool) -> String {
        switch show {
        case .number: return plain(bytes)
        case .code(let pattern): return filled(pattern, with: bytes) ?? plain(bytes)
        case .day, .dayAndTime, .time, .elapsed:
            guard let value = number(bytes), value >= 0, value < lastDay + 1 else { return plain(bytes) }
            return moment(value, as: show, from1904: from1904)
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var whole = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57, whole < 1 << 40 else { return Double(String(decoding: bytes, as: UTF8.self)) }
            whole = whole * 10 + Int(byte - 48)
        }
        return bytes.isEmpty ? nil : Double(whole)
    }

    // MARK: Days

    /// ISO 8601: `2026-11-24`, `2026-11-24 13:45`, `13:45:30`. A time beside a day only when the format shows one and it is not midnight.
    private static func moment(_ value: Double, as show: XLSXStyles.Show, from1904: Bool) -> String {
        var day = Int(value)
        var seconds = Int(((value - Double(day)) * 86_400).rounded())
        if show == .elapsed { return clock(day * 86_400 + seconds) }
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        if show == .time { return clock(seconds) }
        return iso(day, from1904: from1904) + (show == .day || seconds == 0 ? "" : " " + clock(seconds))
    }

    private static func clock(_ seconds: Int) -> String {
        let (minutes, rest) = (seconds / 60 % 60, seconds % 60)
        return two(seconds / 3600) + ":" + two(minutes) + (rest == 0 ? "" : ":" + two(rest))
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// The day of a number. Spreadsheets count 29 February 1900, which never was; it comes out as they show it, and so does day 0.
    private static func iso(_ number: Int, from1904: Bool) -> String {
        if from1904 { return Day(daysSince1970: number - 24_107).iso }
        switch number {
        case 0: return "1900-01-00"
        case 60: return "1900-02-29"
        default: return Day(daysSince1970: number - (number < 60 ? 25_568 : 25_569)).iso
        }
    }

    // MARK: Digits

    /// The digits of a whole number put into a code like `00-000`; nil for other numbers.
    private static func filled(_ pattern: [UInt8], with bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        var digits = bytes.count
        var result: [UInt8] = []
        let first = pattern.firstIndex(of: 48) ?? 0
        for index in pattern.indices.reversed() {
            guard pattern[index] == 48 else {
                result.append(pattern[index])
                continue
            }
            digits -= 1
            result.append(digits >= 0 ? bytes[digits] : 48)
            while index == first, digits > 0 {
                digits -= 1
                result.append(bytes[digits])
            }
        }
        return String(decoding: result.reversed(), as: UTF8.self)
    }

    /// A number with at most 15 significant digits, which is what a spreadsheet shows: `0.30000000000000004` is 0.3. Whole numbers written
    /// with all their digits stay as they are; exponents are written out unless there would be more than 20 digits.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var digits = 0
        var point = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: ".") where !point: point = true
            case UInt8(ascii: "-") where index == 0: break
            default: return rounded(bytes)
            }
        }
        let dot = UInt8(ascii: ".")
        if point, digits > 15 || bytes.last == 48 || bytes.last == dot || bytes.first == dot { return rounded(bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func rounded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let asWritten = String(decoding: bytes, as: UTF8.self)
        guard Double(asWritten)?.isFinite == true else { return asWritten }
        let parts = asWritten.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
        guard let mantissa = parts.first else { return asWritten }
        var point = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let isNegative = mantissa.hasPrefix("-")
        let halves = mantissa.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
        point += halves.first?.utf8.count ?? 0
        var digits = halves.joined().utf8.map { $0 - 48 }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point -= zeros
        if digits.count > 15 {
            let up = digits[15] >= 5
            digits.removeLast(digits.count - 15)
            if up { point += raise(&digits) }
        }
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { return "0" }
        return (isNegative ? "-" : "") + written(digits, point)
    }

    /// Adds one to the last place; 1 when that made a digit more.
    private static func raise(_ digits: inout [UInt8]) -> Int {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return 0
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        return 1
    }

    /// - Parameter point: how many of the digits stand before the decimal point.
    private static func written(_ digits: [UInt8], _ point: Int) -> String {
        let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
        if point > 21 || point < -9 {
            let rest = text.dropFirst()
            return text.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "E\(point > 0 ? "+" : "")\(point - 1)"
        }
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
        if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
        return text.prefix(point) + "." + text.dropFirst(point)
    }
}
