import Polish

extension Territory {
    /// The gmina a source's seat lies in, by the first of these that decides; never by a name alone that several places bear.
    ///
    /// 1. The TERYT number.
    /// 2. The names of voivodeship, powiat and gmina, also as older registers wrote them; without the powiat only a gmina whose name no other
    ///    gmina of the voivodeship bears. Where a town and a rural gmina of one powiat share the
    ///    name, a locality of that name is the town and any other locality is the rural gmina.
    /// 3. The postal code together with the locality.
    package func locate(_ seat: Seat) -> Placement {
        let seat = seat.trimmed
        if seat.isEmpty { return .noAddress }
        switch decided(seat) {
        case .placed(let placement): return placement
        case .open(let search): return search.byPostalCode ?? .ambiguous(search.candidates)
        }
    }

    /// What everything but the postal code decides; nil when that has to be asked.
    func locateWithoutCode(_ seat: Seat) -> Placement? {
        var seat = seat
        seat.postalCode = nil
        seat = seat.trimmed
        if !seat.isEmpty, case .placed(let placement) = decided(seat) { return placement }
        return nil
    }

    private enum Decided {
        case placed(Placement)
        case open(SeatSearch)
    }

    private func decided(_ seat: Seat) -> Decided {
        if seat.isAbroad { return .placed(.outside) }
        let code = seat.teryt.flatMap { Teryt($0) }.flatMap { Territory.voivodeshipNumbers.contains($0.voivodeship.digits) ? $0 : nil }
        if let code, self[code.voivodeship] == nil { return .placed(.outside) }
        if let code, let gmina = gmina(numbered: code) { return .placed(.gmina(gmina)) }

        let voivodeship = PlaceName(seat.voivodeship).flatMap { name in name.spellings.lazy.compactMap { self.voivodeship(named: $0) }.first }
        if voivodeship == nil, let name = PlaceName(seat.voivodeship), name.spellings.contains(where: Territory.voivodeshipNames.contains) {
            return .placed(.outside)
        }
        var search = SeatSearch(self, seat, voivodeship: code?.voivodeship ?? voivodeship?.teryt)
        if let powiat = code?.powiat, self[powiat] != nil { search.powiats = [powiat] }
        return search.byNames.map { .placed($0) } ?? .open(search)
    }

    /// The unit itself, or the city whose district the number names: Warsaw's 8, and 9 in Kraków, Łódź, Poznań, Wrocław.
    private func gmina(numbered code: Teryt) -> Teryt? {
        guard let powiat = code.powiat else { return nil }
        if code.isCity { return gminas(of: powiat).first?.teryt }
        return code.level == .gmina && self[code].map { $0.until == nil } == true ? code : nil
    }

    /// TERYT numbers the voivodeships by even numbers. A code that begins otherwise is a slip of the pen and says nothing.
    private static let voivodeshipNumbers: Set<String> = Set(stride(from: 2, through: 32, by: 2).map { $0 < 10 ? "0\($0)" : "\($0)" })

    /// Folded: a name among these that is not loaded is outside; any other is a word nobody knows.
    private static let voivodeshipNames: Set<String> = [
        "dolnoslaskie", "kujawsko pomorskie", "lubelskie", "lubuskie", "lodzkie", "malopolskie", "mazowieckie", "opolskie", "podkarpackie",
        "podlaskie", "pomorskie", "slaskie", "swietokrzyskie", "warminsko mazurskie", "wielkopolskie", "zachodniopomorskie",
    ]
}

extension Seat {
    /// Parts of blanks only are nil.
    fileprivate var trimmed: Seat {
        func full(_ text: String?) -> String? { text.flatMap { fold($0).isEmpty ? nil : $0 } }
        return Seat(
            country: full(country), teryt: full(teryt)?.filter { !$0.isWhitespace }, voivodeship: full(voivodeship), powiat: full(powiat),
            gmina: full(gmina), locality: full(locality), postalCode: full(postalCode))
    }

    fileprivate var isEmpty: Bool {
        [teryt, voivodeship, powiat, gmina, locality, postalCode].allSatisfy { $0 == nil }
    }

    fileprivate var isAbroad: Bool {
        guard let country = country.map(fold) else { return false }
        return !["polska", "rzeczpospolita polska", "pl", "pol", "poland"].contains(country)
    }
}
