import Documents

/// A GeoJSON file of areas, read and checked: what can be used, and what cannot with its reason.
///
///     let file = try BoundaryFile(bytes)
///     file.features[0].properties["terc"].text      // "0401011"
///     file.features[0].shape.area                   // m²
///     file.faults.map(\.description)                // ["obiekt 3 („Rypin”): pierścień 1 nie jest zamknięty: …"]
package struct BoundaryFile: Sendable {
    package struct Feature: Sendable {
        /// Place in the file, from 1.
        package let number: Int
        package let properties: JSON
        package let shape: Shape
        /// Borders crossed or touched themselves and were put right.
        package let wasMended: Bool
    }

    package let system: CoordinateSystem
    /// Whether the file said which system it is in; otherwise its numbers decided.
    package let statesSystem: Bool
    package let features: [Feature]
    package let faults: [FeatureFault]

    /// - Parameters:
    ///   - expecting: where the areas must lie, with a margin. In EPSG:2180 most places with swapped axes are still in Poland, so that only
    ///     knowing the region tells; without it Poland as a whole decides.
    ///   - naming: properties whose values name a feature in faults.
    package init(
        _ bytes: [UInt8], expecting: Bounds? = nil, naming: [String] = ["terc", "JPT_KOD_JE", "name", "nazwa", "JPT_NAZWA_"]
    ) throws(BoundaryFileFault) {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<BoundaryFile, BoundaryFileFault> in
            do throws(BoundaryFileFault) {
                return .success(try BoundaryReader(buffer, expecting: expecting, naming: naming).read())
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    init(system: CoordinateSystem, statesSystem: Bool, features: [Feature], faults: [FeatureFault]) {
        (self.system, self.statesSystem, self.features, self.faults) = (system, statesSystem, features, faults)
    }
}
