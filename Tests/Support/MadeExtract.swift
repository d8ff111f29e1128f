import Foundation

/// A reply of the court register made for a test, in the shape of the real ones.
///
///     MadeExtract("0000000101", name: "FUNDACJA ALA").json
package struct MadeExtract: Sendable {
    package var krs: String
    package var name: String
    package var form = "FUNDACJA"
    package var nip: String?
    package var regon: String?
    package var voivodeship = "KUJAWSKO-POMORSKIE"
    package var powiat = "TORUŃ"
    package var gmina = "TORUŃ"
    package var locality = "TORUŃ"
    package var postalCode: String? = "87-100"
    package var street: String? = "UL. SZEROKA"
    package var aims: String? = "POMOC SĄSIADOM"
    package var issued = "20.11.2026 08:00:00"
    package var state = "18.11.2026"
    package var registered = "04.03.2002"
    package var liquidation: String?

    package init(_ krs: String, name: String) { (self.krs, self.name) = (krs, name) }

    package func with(_ change: (inout MadeExtract) -> Void) -> MadeExtract {
        var copy = self
        change(&copy)
        return copy
    }

    private var tree: [String: Any] {
        var address: [String: Any] = ["miejscowosc": locality, "nrDomu": "1", "poczta": locality, "kraj": "POLSKA"]
        address["ulica"] = street
        address["kodPocztowy"] = postalCode
        var numbers: [String: Any] = [:]
        numbers["nip"] = nip
        numbers["regon"] = regon
        let seat = ["kraj": "POLSKA", "wojewodztwo": voivodeship, "powiat": powiat, "gmina": gmina, "miejscowosc": locality]
        let body: [String: Any] = ["formaPrawna": form, "nazwa": name, "identyfikatory": numbers, "czyPosiadaStatusOPP": false]
        var data: [String: Any] = [
            "dzial1": ["danePodmiotu": body, "siedzibaIAdres": ["siedziba": seat, "adres": address]],
            "dzial3": ["celDzialaniaOrganizacji": aims.map { ["celDzialania": $0] } ?? [:]],
        ]
        if let liquidation { data["dzial6"] = ["likwidacja": [["otwarcieLikwidacji": liquidation]]] }
        let header = ["rejestr": "RejS", "numerKRS": krs, "dataCzasOdpisu": issued, "stanZDnia": state, "dataRejestracjiWKRS": registered]
        return ["odpis": ["rodzaj": "Aktualny", "naglowekA": header, "dane": data] as [String: Any]]
    }

    /// On one line.
    package var json: String {
        let data = try? JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys, .withoutEscapingSlashes])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
