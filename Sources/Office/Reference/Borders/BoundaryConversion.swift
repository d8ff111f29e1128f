import Application
import ArgumentParser
import Foundation

/// Boundary files of other formats (SHP, GML, GPKG: what the office of geodesy hands out) as GeoJSON, by GDAL's own program.
enum BoundaryConversion {
    struct Failed: CommandFailure {
        let description: String
        var exitCode: ExitCode { Exit.data }
    }

    private static let program = "/usr/bin/ogr2ogr"

    /// - Throws: ``TableFile/Unreadable`` when there is no such file; ``Failed`` when GDAL is not installed or cannot read it.
    static func geoJSON(_ path: String) async throws -> [UInt8] {
        let isOurs = ["json", "geojson"].contains(URL(filePath: path).pathExtension.lowercased())
        if isOurs { return try read(path) }
        guard FileManager.default.fileExists(atPath: path) else {
            throw TableFile.Unreadable(description: "Nie ma pliku „\(path)” albo nie można go odczytać.")
        }
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failed(
                description: """
                    Pliki SHP, GML i GPKG czyta za nas program ogr2ogr, a nie ma go na tym komputerze. Zainstaluj pakiet gdal-bin albo zapisz \
                    granice jako GeoJSON.
                    """)
        }
        let target = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).geojson")
        defer { try? FileManager.default.removeItem(at: target) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=9", target.path, path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        guard status == 0 else { throw Failed(description: "Program ogr2ogr nie umie odczytać pliku „\(path)” jako granic.") }
        return try read(target.path)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        else { throw TableFile.Unreadable(description: "Nie ma pliku „\(path)” albo nie można go odczytać.") }
        return [UInt8](data)
    }
}
