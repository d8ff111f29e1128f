/// A part of another voivodeship: no outline of it comes with the program. The last gmina is made, so that nobody knows where it lies.
package enum OtherRegion {
    package static let terc = """
        WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
        14;;;;MAZOWIECKIE;województwo;2026-01-01
        14;01;;;białobrzeski;powiat;2026-01-01
        14;01;01;3;Białobrzegi;gmina miejsko-wiejska;2026-01-01
        14;01;02;2;Promna;gmina wiejska;2026-01-01
        14;01;03;2;Radzanów;gmina wiejska;2026-01-01
        14;01;04;2;Stara Błotnica;gmina wiejska;2026-01-01
        14;01;05;2;Stromiec;gmina wiejska;2026-01-01
        14;01;06;3;Wyśmierzyce;gmina miejsko-wiejska;2026-01-01
        14;01;99;2;Zmyślona;gmina wiejska;2026-01-01
        14;65;;;Warszawa;miasto na prawach powiatu;2026-01-01
        14;65;01;1;Warszawa;gmina miejska;2026-01-01

        """
    package static let gminas = ["140101", "140102", "140103", "140104", "140105", "140106", "146501"]
    package static let placeless = "140199"

    /// Three strips side by side with real codes, where the gminas about are: Białobrzegi and Promna in the first powiat, with a common border.
    package static let borders = strips(["1401013", "1401022"])

    package static func strips(_ codes: [String]) -> String {
        let features = codes.enumerated().map { place, code in
            let (west, east) = (20.75 + Double(place) * 0.15, 20.9 + Double(place) * 0.15)
            let ring = "[[\(west),51.6],[\(east),51.6],[\(east),51.72],[\(west),51.72],[\(west),51.6]]"
            return """
                {"type":"Feature","properties":{"terc":"\(code)"},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
}
