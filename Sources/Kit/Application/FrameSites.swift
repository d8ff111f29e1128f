import Foundation

extension Settings {
    /// Sites that may show our lean views in their frames, as a policy of content names them: `*` for all, `https://gmina.example` for one; none.
    ///
    /// - Throws: ``Unknown`` for what is no address of a site, so that no word of a setting becomes another rule of the policy.
    package var frameSites: [String] {
        get throws {
            let sites = list("frame-sites")
            if sites == ["none"] { return [] }
            if sites == ["*"] { return sites }
            for site in sites where site.wholeMatch(of: /https?:\/\/(\*\.)?[a-zA-Z0-9.\-]+(:[0-9]{1,5})?/) == nil {
                throw bad("frame-sites", "*, none albo adresy stron bez ścieżki, np. https://gmina.example.pl")
            }
            return sites
        }
    }
}
