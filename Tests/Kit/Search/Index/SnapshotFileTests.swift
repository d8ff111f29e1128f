import Foundation
import Search
import Testing
import Values

@Suite struct SnapshotFileTests {
    private func withFile(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func read(_ path: String, _ schema: SearchSchema = SmallWorld.schema) -> SearchIndex? {
        SearchIndex(from: path, schema, lexicon: SmallWorld.lexicon)
    }

    @Test(arguments: 0..<10) func `what is read back answers as what was built, also after writes`(seed: Int) throws {
        var world = SmallWorld(seed: 9000 + UInt64(seed))
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: world.documents(seed == 0 ? 0 : 70))
        for _ in 0..<seed % 3 * 4 {
            var batch = world.batch(ids: 90)
            batch.position = 77
            index.apply(batch)
        }
        try withFile { path in
            try index.write(to: path)
            let again = try #require(read(path))
            #expect(again.snapshot.position == index.snapshot.position)
            #expect(again.snapshot.documentCount == index.snapshot.documentCount)
            for _ in 0..<60 {
                let query = world.query()
                #expect(Answer(index.snapshot, query) == Answer(again.snapshot, query), "\(query)")
            }
            let batch = world.batch(ids: 90)
            index.apply(batch)
            again.apply(batch)
            for _ in 0..<20 {
                let query = world.query()
                #expect(Answer(index.snapshot, query) == Answer(again.snapshot, query), "\(query)")
            }
        }
    }

    @Test func `a file cut short anywhere, lengthened, or with one bit changed anywhere is refused`() throws {
        var world = SmallWorld(seed: 3)
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: world.documents(3))
        try withFile { path in
            try index.write(to: path)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let rewrite = { (data: Data) in try data.write(to: URL(fileURLWithPath: path)) }
            try rewrite(whole)
            #expect(read(path) != nil)
            for length in stride(from: 0, to: whole.count, by: 7) {
                try rewrite(whole.prefix(length))
                #expect(read(path) == nil, "cut to \(length)")
            }
            try rewrite(whole + [0])
            #expect(read(path) == nil)
            for place in 0..<whole.count {
                var damaged = whole
                damaged[place] ^= 1 << UInt8(place % 8)
                try rewrite(damaged)
                #expect(read(path) == nil, "byte \(place)")
            }
        }
    }

    @Test func `a file of another schema or way of making documents is refused, and so is none`() throws {
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon)
        let schema = SmallWorld.schema
        try withFile { path in
            #expect(read(path) == nil)
            try index.write(to: path)
            #expect(read(path) != nil)
            let newer = SearchSchema(fields: schema.fields, facets: schema.facets, numbers: schema.numbers, orders: schema.orders, version: "newer")
            #expect(read(path, newer) == nil)
            let fewer = SearchSchema(
                fields: schema.fields, facets: Array(schema.facets.dropLast()), numbers: schema.numbers, orders: schema.orders, version: "small")
            #expect(read(path, fewer) == nil)
        }
    }
}
