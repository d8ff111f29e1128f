/// A point inside each gmina of the country outside the bundled region: where a symbol stands while no border is known.
enum InsidePoints {
    static let file = "inside_points.csv"

    /// - Throws: when the program's own file is missing or broken.
    static func all() throws -> [Teryt: Point] { try read.get() }

    /// Once: the program's own files do not change while it runs.
    private static let read = Result {
        let points = try BundledFiles.rows(file).map { row in
            (
                try row.required("teryt") { Teryt($0) },
                Point(latitude: try row.required("lat") { Double($0) }, longitude: try row.required("lon") { Double($0) })
            )
        }
        return Dictionary(points, uniquingKeysWith: { first, _ in first })
    }
}
