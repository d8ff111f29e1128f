import Bytes
import HTTPTypes

/// A strong entity tag: the fingerprint of the body, and the encoding it was sent in, because a strong tag names bytes.
enum EntityTag {
    static func make(_ body: [UInt8]) -> String { Fingerprint.hex(of: body) }

    static func written(_ tag: String, _ encoding: Encoding) -> String {
        encoding == .identity ? "\"\(tag)\"" : "\"\(tag)-\(encoding.rawValue)\""
    }

    static func weak(_ tag: String) -> String { "W/\"\(tag)\"" }

    /// Whether the client has this body already, in whatever encoding (`If-None-Match`, RFC 9110, 13.1.2).
    static func matches(_ tag: String, _ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { candidate in
            let value = candidate.filter { $0 != " " && $0 != "\"" }.trimmingPrefix("W/")
            return value == "*" || value == tag || Encoding.allCases.contains { value == "\(tag)-\($0.rawValue)" }
        }
    }
}
