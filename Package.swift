// swift-tools-version: 6.1
import PackageDescription

// The house: `pozytek` leans on `Sources/Office/*`, which lean on `Sources/Kit/*`; never the other way round.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

func kit(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Kit/\(name)", resources: resources, swiftSettings: strict)
}

func office(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Office/\(name)", resources: resources, swiftSettings: strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency], at path: String) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], path: "Tests/\(path)", swiftSettings: strict)
}

/// A C library that Debian ships; its module map stands in `Sources/System`.
func debian(_ name: String, _ pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "pozytek",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "pozytek", targets: ["pozytek"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        debian("CPostgres", "libpq", package: "libpq-dev"),
        debian("CCrypto", "libcrypto", package: "libssl-dev"),
        debian("CZlib", "zlib", package: "zlib1g-dev"),
        debian("CBrotli", "libbrotlienc", package: "libbrotli-dev"),
        debian("CZip", "libzip", package: "libzip-dev"),
        debian("CXLSXWriter", "xlsxwriter", package: "libxlsxwriter-dev"),
        debian("CSQLite", "sqlite3", package: "libsqlite3-dev"),
        debian("CExpat", "expat", package: "libexpat1-dev"),
        debian("CHunspell", "hunspell", package: "libhunspell-dev"),
        debian("CGEOS", "geos", package: "libgeos-dev"),

        kit("Values"),
        kit("Bytes", ["CCrypto", "CZlib", "CBrotli"]),
        kit("Polish", ["Values"]),
        kit("Search", ["Values", "Polish", "CHunspell"]),
        kit("Documents", ["Values", "CZip", "CXLSXWriter"]),
        kit("Geography", ["Documents", "CGEOS"]),
        kit("Database", ["Values", "Bytes", "CPostgres", "CSQLite", grdb, logging]),
        kit(
            "Web", ["Values", "Bytes", "Polish", hummingbird, httpTypes, nioCore, nioHTTP, logging, metrics, lifecycle],
            resources: [.copy("Files")]),
        kit("API", ["Web"]),
        kit("Listing", ["Values", "Polish", "Search", "Documents", "Geography", "Web", "API"]),
        kit("Application", ["Values", "Polish", "Bytes", "Database", "Web", "API", arguments, configuration, logging, metrics, lifecycle, signals]),

        office(
            "Reference", ["Values", "Polish", "Documents", "Database", "Web", "Application", "Bytes", "Geography", arguments],
            resources: [.copy("Data")]),
        office(
            "Registry",
            ["Values", "Polish", "Documents", "Database", "Web", "API", "Listing", "Application", "Bytes", "Search", "Reference", arguments],
            resources: [.copy("Data")]),
        office(
            "ActivityMap",
            [
                "Values", "Polish", "Documents", "Database", "Web", "API", "Application", "Bytes", "Search", "Geography", "Listing", "Reference",
                "Registry", arguments,
            ],
            resources: [.copy("Data")]),

        .executableTarget(
            name: "pozytek",
            dependencies: [
                "Application", "Database", "Web", "Reference", "Registry", "ActivityMap", arguments, configuration, logging, metrics, lifecycle,
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: [
                "Application", "Database", "Web", "Reference", "Registry", "ActivityMap", "Values", hummingbird, httpTypes, nioCore, logging,
            ],
            path: "Tests/Support", swiftSettings: strict),
        tests("KitTests", of: ["Values", "Bytes", "Polish", "Documents", "CExpat"], at: "Kit/Basics"),
        tests("SearchTests", of: ["Search", "Values", "Polish"], at: "Kit/Search"),
        tests("GeographyTests", of: ["Geography", "Documents"], at: "Kit/Geography"),
        tests("DatabaseTests", of: ["Database", "Values", "Bytes"], at: "Kit/Database"),
        tests("WebTests", of: ["Web", "Values", "Polish"], at: "Kit/Web"),
        tests("ApplicationTests", of: ["Application", "Database"], at: "Kit/Application"),
        tests("ReferenceTests", of: ["Reference", "Geography", "Database"], at: "Office/Reference"),
        tests("RegistryTests", of: ["Registry", "Reference", "Database"], at: "Office/Registry"),
        tests(
            "ActivityMapTests", of: ["ActivityMap", "Registry", "Reference", "Application", "Database", "Documents", "Values", "Web"],
            at: "Office/ActivityMap"),
        tests("HouseTests", of: ["Registry", "Reference", "Application", "Web", "Database", arguments], at: "House"),
    ]
)
