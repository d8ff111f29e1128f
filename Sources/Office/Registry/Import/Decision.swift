import Values

/// What is kept of a record already.
package struct KeptRecord: Sendable {
    package let id: Int64, organisation: Int64
    /// Number of the newest version ever, also an undone one.
    package let last: Int
    /// The version in force; nil when every run that saw the record was undone.
    package let current: Version?
    package struct Version: Sendable {
        package let id: Int64, number: Int
        package let digest: [UInt8]
        package let seen: Seen
        package let day: Day?
        package let closedOn: Day?
    }
}

/// What an incoming record means for the kept one.
package enum Decision: Sendable {
    /// The source has it for the first time, or again after everything known of it was undone.
    case new
    case changed, closed
    /// Said before, word for word: counts as seen on that day.
    case unchanged
    /// Says something else, but speaks of an earlier time than what is known: kept, without effect.
    case outdated
    /// A closing of what is closed already: kept, for the case that the first one is undone.
    case repeated
    /// A closing of something nobody knows.
    case nothing

    package init(_ incoming: Incoming, _ kept: KeptRecord?) {
        guard let current = kept?.current else {
            if case .facts = incoming.content { self = .new } else { self = .nothing }
            return
        }
        let isSame = incoming.digest == current.digest && incoming.closingDay == current.closedOn
        switch incoming.content {
        case _ where isSame: self = .unchanged
        case .closed where current.closedOn != nil && incoming.seen >= current.seen: self = .repeated
        case _ where incoming.seen < current.seen: self = .outdated
        case .closed: self = .closed
        case .facts: self = incoming.closedOn != nil && current.closedOn == nil ? .closed : .changed
        }
    }
}

extension Incoming {
    /// A closing has a digest of its own.
    var digest: [UInt8] {
        switch content {
        case .facts(_, let digest, _): digest
        case .closed(let day): Array("closed \(day.iso)".utf8)
        }
    }

    var closingDay: Day? {
        switch content {
        case .facts: closedOn
        case .closed(let day): day
        }
    }
}
