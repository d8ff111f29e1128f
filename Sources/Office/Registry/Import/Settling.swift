import Database
import Values

extension Grouping {
    /// Puts the records of some bodies, and of all they share numbers with, to the bodies they belong to, and computes the profiles anew.
    ///
    /// - Returns: the bodies that were computed.
    @discardableResult
    static func settle(_ organisations: [Int64], _ tools: ProfileTools, in db: Writing) throws -> [Int64] {
        var members: [Member] = []
        var reached: Set<Int64> = []
        var frontier = Set(organisations)
        while !frontier.isEmpty {
            reached.formUnion(frontier)
            let found = try RecordStore.standing(frontier.sorted(), in: db).flatMap { id, records in
                records.map { Member(organisation: id, record: $0) }
            }
            members += found
            frontier = []
            for isSample in [false, true] {
                let told = found.filter { $0.record.source.isSample == isSample }.flatMap { numbers($0.record.kept) }
                if !told.isEmpty { frontier.formUnion(try bodies(with: told, isSample: isSample, in: db)) }
            }
            frontier.subtract(reached)
        }
        members.sort { $0.record.id < $1.record.id }
        let homes = try assign(groups(members), in: db)
        for (home, group) in homes {
            for member in group where member.organisation != home {
                try db.run("UPDATE record SET organisation_id = \(home) WHERE id = \(member.record.id)")
            }
            try OrganisationStore.update(home, Profile(records: group.map(\.record), tools: tools).organisation, in: db)
        }
        let empty = reached.subtracting(homes.map(\.0)).sorted()
        for id in empty { try OrganisationStore.withdraw(id, in: db) }
        return (homes.map(\.0) + empty).sorted()
    }

    /// Each group keeps a body of its members: the oldest of the records with a KRS number, else the oldest of all, unless another group has it.
    private static func assign(_ groups: [[Member]], in db: Writing) throws -> [(Int64, [Member])] {
        var taken: Set<Int64> = []
        return try groups.map { group in
            let ranked = group.sorted { a, b in
                (a.record.facts.krs == nil ? 1 : 0, a.organisation) < (b.record.facts.krs == nil ? 1 : 0, b.organisation)
            }
            let home = try ranked.map(\.organisation).first { !taken.contains($0) } ?? OrganisationStore.reserve(1, in: db)[0]
            taken.insert(home)
            return (home, group)
        }
    }
}
