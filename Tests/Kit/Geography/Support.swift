import Documents
import Foundation
import Geography
import Testing

/// The same numbers for the same seed (SplitMix64), so that a failing case can be run again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func share() -> Double { Double.random(in: 0..<1, using: &self) }
}

/// Boundary files beside the repository; the project runs without them.
enum Boundaries {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data").standardizedFileURL
    static var areThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "boundaries").path) }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    static func file(_ name: String) throws -> BoundaryFile { try BoundaryFile(try bytes("boundaries/\(name).geojson")) }
}

extension Trait where Self == ConditionTrait {
    static var needsBoundaries: Self {
        .enabled(if: Boundaries.areThere || ProcessInfo.processInfo.environment["CI"] == "true", "../shared/data/boundaries is not there")
    }
}

/// Milliseconds of this thread on a processor since it was made, so that other work on the machine does not count.
struct Stopwatch {
    private let start = Stopwatch.now

    var elapsed: Double { Stopwatch.now - start }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}

extension Double {
    var sine: Double { sin(self) }
    var cosine: Double { cos(self) }
}
