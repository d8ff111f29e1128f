import Registry
import Testing

@Suite struct IdentifierTests {
    @Test func `a KRS number keeps its zeros and takes any separators`() {
        #expect(KRSNumber("0000030897")?.description == "0000030897")
        #expect(KRSNumber("0000 030 897")?.description == "0000030897")
        #expect(KRSNumber("30897")?.description == "0000030897")
    }

    @Test(arguments: ["", " ", "0000000000", "12345678901", "12a", "１２３", "-", "0000030897\0"])
    func `what is no KRS number is none`(_ text: String) { #expect(KRSNumber(text) == nil) }

    @Test(arguments: ["5213003700", "5251441253", "5260250481", "9561969536", "9561945671", "7740001454", "521-300-37-00"])
    func `a real NIP passes`(_ text: String) { #expect(NIP(text) != nil) }

    @Test func `one wrong digit fails, wherever it stands`() {
        let digits = Array("5213003700")
        for place in digits.indices {
            for digit in "0123456789" where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                // The weights leave no single change of a digit unseen.
                #expect(NIP(String(wrong)) == nil, "\(String(wrong))")
            }
        }
    }

    @Test(arguments: [("010168068", "010168068"), ("01016806800000", "010168068"), ("000331501", "000331501"), ("00033150100000", "000331501")])
    func `a REGON padded by the court loses its padding`(_ written: String, _ regon: String) { #expect(REGON(written)?.description == regon) }

    @Test(arguments: ["010168069", "01016806900000", "0101680681", "000000000", "", "abc"])
    func `a wrong REGON is none`(_ text: String) { #expect(REGON(text) == nil) }
}
