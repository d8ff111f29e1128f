import Reference

/// What sort of body a sample one is: as many of each as a town or a village has.
enum SampleSort: CaseIterable {
    case association, foundation, fireBrigade, housewives, sportsClub, schoolClub, simpleAssociation, cooperative

    /// Entered in the court register; the others in registers of their own.
    var hasKRS: Bool { ![.housewives, .simpleAssociation, .schoolClub].contains(self) }

    static let ofTown: [(SampleSort, Int)] = [
        (.association, 45), (.foundation, 23), (.sportsClub, 11), (.schoolClub, 9), (.simpleAssociation, 8), (.fireBrigade, 1), (.cooperative, 3),
    ]
    static let ofVillage: [(SampleSort, Int)] = [
        (.association, 30), (.fireBrigade, 24), (.housewives, 22), (.sportsClub, 10), (.foundation, 6), (.schoolClub, 5), (.simpleAssociation, 3),
    ]
}

/// Which body of a place is meant: what has to be known beside the place to make it alone.
struct SampleLot: Sendable {
    /// 1-based, of the whole region.
    let number: Int
    let isTown: Bool
    let sort: SampleSort
    /// How many bodies of its sort the town, or the villages, of the gmina have before it.
    let ordinal: Int
}
