import Foundation
import Polish
import Search
import Testing
import Values

@Suite struct SearchRankingTests {
    private static let lexicon = Lexicon([
        (word: "przyjaciele", lemmas: ["przyjaciel"]), (word: "przyjaciół", lemmas: ["przyjaciel"]), (word: "wielgiem", lemmas: ["wielgie"]),
        (word: "wielgie", lemmas: ["wielgie"]), (word: "szkoła", lemmas: ["szkola"]), (word: "szkoły", lemmas: ["szkola"]),
    ])

    /// Bodies by name; what stands behind ` | ` is the place, behind the next one an aim.
    private func index(_ lines: [String]) -> SearchIndex {
        SearchIndex(
            SmallWorld.schema, lexicon: SearchRankingTests.lexicon,
            documents: lines.enumerated().map { number, line in
                let parts = line.components(separatedBy: " | ")
                var document = SearchDocument(id: Int64(number), order: sortKey(parts[0]))
                document.texts = zip([0, 1, 2, 2], parts).map { (Slot($0), $1) }
                document.identifiers = ["00000000\(number)"]
                return document
            })
    }

    private func ids(_ text: String, _ lines: [String], _ last: SearchQuery.LastWord = .beginningIfUnknown) -> [Int64] {
        var query = SearchQuery(today: SmallWorld.today)
        (query.text, query.lastWord) = (text, last)
        return index(lines).snapshot.find(query).hits.map(\.id)
    }

    @Test func `the exact form comes before the lemma, before the folded form, before the mistyped one`() {
        #expect(ids("szkoła", ["Szkola", "Szkoły", "Szkoła"]) == [2, 1, 0])
        #expect(ids("szkola", ["Szkoły", "Szkoła"]) == [1, 0])
        #expect(ids("dolinka", ["Dolinko", "Inna", "Dolinki"]) == [0, 2] || ids("dolinka", ["Dolinko", "Inna", "Dolinki"]) == [2, 0])
        #expect(ids("dolinka", ["Dolinka", "Dolimka"]) == [0])
    }

    @Test func `the name comes before the place, before the aims`() {
        #expect(ids("rzeka", ["Ala | Rzeka | Kot", "Bela | Kot | Rzeka", "Rzeka | Ala | Kot"]) == [2, 0, 1])
    }

    @Test func `equal bodies come by name in Polish order, then by id`() {
        #expect(ids("klub", ["Klub Żaba", "Klub Łoś", "Klub Lis", "Klub Lis"]) == [2, 3, 1, 0])
    }

    @Test func `the locality completes the name`() {
        #expect(ids("osp wielgie", ["OSP w Lipnie | Lipno", "OSP w Wielgiem | Wielgie", "OSP | Wielgie"]).sorted() == [1, 2])
    }

    @Test func `an abbreviation finds what it stands for, and the other way round`() {
        let lines = ["Ochotnicza Straż Pożarna w Lipnie | Lipno", "OSP Lipno | Lipno", "Straż dla ludzi, ochotnicza i pożarna | Lipno"]
        #expect(ids("osp lipno", lines).sorted() == [0, 1])
        #expect(ids("ochotnicza straż pożarna lipno", lines).sorted() == [0, 1, 2])
    }

    @Test func `a phrase in quotes is found as it stands, and never across two texts`() {
        let lines = ["Dom nad rzeką", "Nad domem rzeka i dom", "Rzeka | x | dom | nad"]
        #expect(ids("\"dom nad\"", lines) == [0])
        #expect(ids("dom nad", lines).sorted() == [0, 1, 2])
        #expect(ids("„nad rzeka”", lines) == [0])
        #expect(ids("\"dom nad", lines).sorted() == [0, 1, 2])
        #expect(ids("dom \"nad rzeką\"", lines) == [0])
        #expect(ids("\"rzeka dom\"", ["rzeka", "x | y | rzeka | dom", "x | y | a rzeka | dom b"]) == [])
    }

    @Test func `the beginning of the last word is enough while typing`() {
        let lines = ["Przystań", "Przystanek", "Dom"]
        #expect(ids("przyst", lines).sorted() == [0, 1])
        #expect(ids("przyst ", lines) == [])
        #expect(ids("przyst", lines, .whole) == [])
        #expect(ids("przystan", ["Przystan", "Przystanek"]) == [0])
        #expect(ids("przystan", ["Przystan", "Przystanek"], .beginning) == [0, 1])
        // No text has the word, though one has a form of it: it may be the beginning of another as well.
        #expect(ids("brat anim", ["Brat Animo", "Brat Animals", "Dom"]) == [0, 1])
        // A word by itself, yet nobody has it beside the others.
        #expect(ids("dom bratek", ["Dom Bratek", "Brat", "Dom"]) == [0])
        #expect(ids("dom brat", ["Dom Bratek", "Brat", "Dom"]) == [0])
        #expect(ids("dom brat ", ["Dom Bratek", "Brat", "Dom"]) == [])
    }

    @Test func `an identifier goes straight to its body, in any spelling`() {
        #expect(ids("000 000 001", ["Dom", "000000001 x", "Rzeka"]) == [1])
        #expect(index(["Dom", "Rzeka"]).snapshot.find(query("00000 0001")).understood.identifier == "000000001")
    }

    @Test func `stop words and words of the form never empty a query`() {
        #expect(ids("klub dla i w", ["Klub", "Dom"]) == [0])
        #expect(!ids("i", ["Klub i dom", "Dom"]).isEmpty)
        #expect(ids("fundacja szkoła", ["Stowarzyszenie Szkoła", "Dom"]) == [0])
        #expect(ids("fundacja szkoła", ["Stowarzyszenie Szkoła", "Fundacja Szkoła"]) == [1])
    }

    @Test func `who finds nothing is told what was understood and which words are near`() {
        let understood = index(["Przystań nad rzeką", "Dom"]).snapshot.find(query("dom przystulex ")).understood
        #expect(understood.words.map(\.text) == ["dom", "przystulex"])
        #expect(understood.words.map(\.grade) == [.exact, nil])
        #expect(understood.words.last?.nearest == ["przystań"])
    }

    @Test func `hits are marked in any inflection`() {
        let marker = index(["Przyjaciele szkoły", "Dom"]).snapshot.find(query("przyjaciół szkoł")).understood.marker()
        let text = "O, Przyjaciele tej szkoły i psa"
        let utf8 = Array(text.utf8)
        #expect(marker.marks(in: text).map { String(decoding: utf8[$0], as: UTF8.self) } == ["Przyjaciele", "szkoły"])
    }

    private func query(_ text: String) -> SearchQuery {
        var query = SearchQuery(today: SmallWorld.today)
        query.text = text
        return query
    }
}
