import Listing

/// `docs/filters-of-deeds.md`: the filters of activities and grants in both vocabularies.
package enum DeedFilterTable {
    package static var markdown: String {
        """
        # Filters of activities and grants in two vocabularies

        As in [filters.md](filters.md): pages speak Polish, the API and tiles English. Printed from the code (`DeedFacets`); a test compares the
        two and `POZYTEK_WRITE_FILTERS=1` writes it anew. An unknown parameter is passed over on pages and is an error (422) in the API. Pages
        leave the sample out beside real ones unless told otherwise; the API chooses nothing by itself.

        \(ListFilterTable("Activities: `/dzialania`, `/api/v1/activities`, `/tiles/activities`", DeedFacets.activityTerms).markdown)
        \(ListFilterTable("Grants: `/dotacje`, `/api/v1/grants`, `/tiles/grants`", DeedFacets.grantTerms).markdown)
        """
    }
}
