import ArgumentParser
import Database
import Web

/// What a command's exit code means; README lists them. After BSD sysexits, where there is one.
package enum Exit {
    /// 64: wrong options (ArgumentParser's own).
    package static let usage = ExitCode(64)
    /// 65: nothing of the input could be used.
    package static let data = ExitCode(65)
    /// 66: an input file is missing or may not be read.
    package static let noInput = ExitCode(66)
    /// 69: the database cannot be reached, is busy, damaged, or older or newer than the program.
    package static let unavailable = ExitCode(69)
    /// 70: a fault of the program.
    package static let internalFault = ExitCode(70)
    /// 73: an output file cannot be made, or would overwrite something.
    package static let cannotCreate = ExitCode(73)
    /// 78: a setting is wrong: a value that is none, an address nobody can listen on, a folder without the program's files.
    package static let configuration = ExitCode(78)

    package static func code(for error: any Error) -> ExitCode {
        switch error {
        case is Settings.Unknown, is Bundled.Missing, is CannotListen: configuration
        case DatabaseError.copy(let fault, _): code(for: fault)
        case is DatabaseError, is Behind: unavailable
        case let error as any CommandFailure: error.exitCode
        default: internalFault
        }
    }

    private static func code(for fault: DatabaseError.CopyFault) -> ExitCode {
        switch fault {
        case .noCopy: noInput
        case .unusable: data
        case .place: cannotCreate
        case .tool: unavailable
        }
    }
}

/// An error of a command that knows its exit code and says in plain Polish what to do.
package protocol CommandFailure: Error, CustomStringConvertible {
    var exitCode: ExitCode { get }
}
