import Reference

/// `docs/filters.md`: the same filters as pages and as programs call them.
package enum FilterTable {
    package struct Value: Sendable {
        package let facet: RegisterFacet, code: String, slug: String
    }

    /// Values that do not come with the data.
    package static let values: [Value] = RegisterFacet.allCases.flatMap { facet in
        (APIParameter.codes(of: facet) ?? named(facet)).map { Value(facet: facet, code: $0, slug: facet.slug($0)) }
    }

    package static var markdown: String {
        """
        # Filters in two vocabularies

        Pages speak Polish, the API, tiles and export files English. This table is printed from the code (`RegisterFacet`, `APIParameter`);
        a test compares the two and `POZYTEK_WRITE_FILTERS=1` writes it anew. Values not listed are codes that are the same in both: TERYT
        numbers, codes of spheres, legal forms and sources, years.

        An unknown parameter is passed over on pages and is an error (422) in the API. Pages choose kinds and the sample unless told
        otherwise; the API chooses nothing by itself.

        ## Parameters

        | page | API | what | repeats |
        | --- | --- | --- | --- |
        | `q` | `q` | words | no |
        \(RegisterFacet.allCases.map { "| `\($0.parameter)` | `\($0.rawValue)` | \($0.title) | yes |" }.joined(separator: "\n"))
        | `blisko` | `near` | middle of a circle: latitude, longitude | no |
        | `promien` | `radius` | its radius in whole kilometres, 1 to 100; 10 without it | no |
        | `kolejnosc` | `sort` | order | no |
        | `strona` | `page` | page | no |
        | `na-stronie` | `per_page` | rows on a page | no |

        ## Values

        | page | API |
        | --- | --- |
        | `rodzaj=liczone`, and without any | `kind=ngo`, `kind=art3_3`, `kind=unknown` |
        | `rodzaj=wszystkie` | without any |
        \(values.map { "| `\($0.facet.parameter)=\($0.slug)` | `\($0.facet.rawValue)=\($0.code)` |" }.joined(separator: "\n"))
        \(APIParameter.orders.map { "| `kolejnosc=\($0.order.slug)` | `sort=\($0.code)` |" }.joined(separator: "\n"))

        """
    }

    private static func named(_ facet: RegisterFacet) -> [String] { facet == .gmina ? [RegisterSchema.outside, "none"] : ["none"] }
}
