import Reference

/// Which places are named on a map: the largest, as far as their names do not run into each other.
struct MapLabels: Sendable {
    struct Label: Sendable {
        let name: String, unit: Teryt, x: Int, y: Int
        /// Left out on a phone.
        let isMinor: Bool
    }

    let labels: [Label]

    /// - Parameters:
    ///   - most: names there are at most; the first five stay on a phone.
    init(_ rows: [AreaFigures.Row], _ outlines: MapOutlines, most: Int = 15) {
        var labels: [Label] = []
        let towns = rows.filter { $0.unit.kind != .rural }
        for row in towns.sorted(by: { ($0.unit.population?.value ?? 0) > ($1.unit.population?.value ?? 0) }) where labels.count < most {
            guard let shape = outlines.shapes[row.unit.teryt] else { continue }
            let label = Label(name: row.unit.name, unit: row.unit.teryt, x: shape.x, y: shape.y + outlines.height / 160, isMinor: labels.count >= 5)
            if !labels.contains(where: { MapLabels.collide($0, label, outlines) }) { labels.append(label) }
        }
        self.labels = labels
    }

    /// Names are some 1/55 of the drawing wide for each letter and 1/40 high; on a phone, where only the first five stand, twice that.
    private static func collide(_ a: Label, _ b: Label, _ outlines: MapOutlines) -> Bool {
        let scale = a.isMinor || b.isMinor ? 1 : 2
        let width = (a.name.count + b.name.count) * outlines.width * scale / 190
        return abs(a.x - b.x) < width && abs(a.y - b.y) < outlines.height * scale / 38
    }
}
