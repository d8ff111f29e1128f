/// What a source says of an activity: what a body does, for whom, where and when.
package struct ActivityFacts: DeedFacts, Hashable {
    package static var kind: DeedKind { .activity }

    package var title: String
    package var description: String?
    package var parties: [PartyFacts] = []
    /// Points of art. 4 ust. 1 and our target groups, as the source states them.
    package var spheres: [String] = [], targetGroups: [String] = []
    /// ISO days. It never ends before it begins.
    package var from: String?, until: String?
    package var places: [PlaceFacts] = []
    package var peopleReached: Int?, volunteers: Int?
    package var money: MoneyFacts?
    package var link: String?
    package var origin = Origin.imported

    package init(title: String) { self.title = title }
}
