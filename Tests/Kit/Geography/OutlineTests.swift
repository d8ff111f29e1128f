import Documents
import Geography
import Testing

struct OutlineTests {
    @Test(arguments: 0..<6) func `outlines come back as they were, rounded to the step`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let map = MadeMap(columns: 6, rows: 5, dice: &dice)
        let topology = try Topology(map.shapes)
        let codes = map.shapes.indices.map { "04\($0)" }
        let exact = try OutlineFile(#require(OutlineFile(codes: codes, topology: topology).text(step: 1, header: ["made"])))
        #expect(exact.codes == codes)
        #expect(exact.topology.neighbours(.queen) == topology.neighbours(.queen))
        for index in map.shapes.indices { #expect(exact.topology.shape(of: index).area == map.shapes[index].area) }
        let coarse = try #require(OutlineFile(codes: codes, topology: topology).text(header: []))
        let read = try OutlineFile(coarse)
        #expect(read.text(header: []) == coarse)
        #expect(read.topology.neighbours(.queen) == topology.neighbours(.queen))
        _ = try Topology(codes.indices.map { read.topology.shape(of: $0) })
    }

    @Test(.needsBoundaries) func `144 gminas in steps of 100 m keep their neighbours and stay whole`() throws {
        let file = try Boundaries.file("gminy_04")
        let topology = try Topology(file.features.map(\.shape))
        let codes = file.features.map { $0.properties["terc"].text ?? "" }
        let text = try #require(OutlineFile(codes: codes, topology: topology).text(header: []))
        #expect(text.utf8.count < 60_000)
        let read = try OutlineFile(text).topology
        #expect(read.neighbours(.queen) == topology.neighbours(.queen))
        _ = try Topology(file.features.indices.map { read.shape(of: $0) })
        let (total, exact) = file.features.indices.reduce((0.0, 0.0)) { ($0.0 + read.shape(of: $1).area, $0.1 + topology.shape(of: $1).area) }
        #expect(abs(total - exact) / exact < 0.001)
    }

    @Test(arguments: [
        ("", 1), ("outlines 2", 1), ("outlines 1\nstep 0", 2), ("outlines 1\nstep 10\nareas 1 1", 3),
        ("outlines 1\nstep 10\nareas 1 2\n0 2 5 5 1 1", 4),
        ("outlines 1\nstep 10\nareas 1\n0 -1 5 5", 4), ("outlines 1\nstep 10\nareas 1\n0 -1 5 5 x 1", 4),
        ("outlines 1\nstep 10000\nareas 1\n0 -1 5 5 2000000 2000000", 4),
    ])
    func `a damaged file is refused with its line`(text: String, line: Int) {
        do {
            _ = try OutlineFile(text)
            Issue.record("was read")
        } catch {
            #expect(error.line == line)
        }
    }
}
