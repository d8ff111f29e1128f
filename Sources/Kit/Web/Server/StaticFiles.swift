import Bytes
import Foundation

/// The style sheets, scripts, fonts and pictures of the site: read once at start, compressed once, each under an address that holds the hash
/// of its content (`/pliki/pozytek.3f9a1c20.css`), so that browsers keep it for a year and a new version is a new address.
package struct StaticFiles: Sendable {
    struct File: Sendable {
        let type: String, tag: String
        let bytes: [UInt8]
        let brotli: [UInt8]?, gzip: [UInt8]?
    }

    static let prefix = "/pliki/"
    /// By address.
    private(set) var files: [String: File] = [:]
    /// Addresses by name, `fonts/pozytek-text-bold.woff2`.
    private var addresses: [String: String] = [:]

    /// No files at all: for tests of what needs none.
    package static let none = StaticFiles()

    private init() {}

    /// Reads every file in the folder and those below it. Addresses in style sheets (`url(fonts/x.woff2)`) are rewritten to the hashed ones;
    /// an `@font-face` whose file is not there is left out, and the page is set in the reader's own font.
    ///
    /// - Throws: what reading a file throws; a folder that is not there holds no files.
    package init(folder: URL) throws {
        let names = FileManager.default.subpaths(atPath: folder.path)?.sorted() ?? []
        let readable = names.filter { StaticFiles.types[($0 as NSString).pathExtension] != nil }
        for name in readable.filter({ !$0.hasSuffix(".css") }) + readable.filter({ $0.hasSuffix(".css") }) {
            var bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
            if name.hasSuffix(".css") { bytes = StyleSheet(bytes).rewritten { addresses[$0] } }
            add(name, bytes)
        }
    }

    /// The address of a file; nil when there is none of this name.
    package func address(_ name: String) -> String? { addresses[name] }

    /// The style sheets in the order in which they build on each other.
    var styles: [String] { ["tokens.css", "pozytek.css"].compactMap { addresses[$0] } }
    /// Modules that make pages more comfortable; every page works without them.
    var scripts: [String] { ["suggest.js", "filters.js"].compactMap { addresses[$0] } }
    var icon: String? { addresses["favicon.svg"] }

    private mutating func add(_ name: String, _ bytes: [UInt8]) {
        let kind = (name as NSString).pathExtension
        guard let type = StaticFiles.types[kind] else { return }
        let hash = String(SHA256.hex(of: bytes).prefix(16))
        let address = StaticFiles.prefix + (name as NSString).deletingPathExtension + "." + hash + "." + kind
        // woff2 and png are compressed already.
        let shrinks = kind == "css" || kind == "js" || kind == "svg" || kind == "txt"
        // The best takes a second for a megabyte, which a start would wait for.
        let isLarge = bytes.count > StaticFiles.large
        let brotli = shrinks ? Brotli.compress(bytes, quality: isLarge ? 5 : 11) : nil
        let gzip = shrinks ? Gzip.compress(bytes, level: isLarge ? 6 : 9) : nil
        files[address] = File(type: type, tag: hash, bytes: bytes, brotli: brotli, gzip: gzip)
        addresses[name] = address
    }

    private static let large = 100_000
    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2", "png": "image/png",
        "txt": "text/plain; charset=utf-8",
    ]
}
