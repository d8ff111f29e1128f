extension Settings {
    /// All settings there are. `pozytek config` prints them, README lists them, a test compares the two.
    package static let all: [Definition] = [
        Definition(key: "database", standard: "var/pozytek.sqlite", help: "plik SQLite albo adres postgres://…"),
        Definition(key: "connections", standard: "8", help: "połączenia z bazą naraz (czytelnicy SQLite, pula PostgreSQL)"),
        Definition(key: "host", standard: "127.0.0.1", help: "adres, na którym słucha serwer"),
        Definition(key: "port", standard: "8080", help: "port serwera"),
        Definition(
            key: "base-url", standard: "",
            help: "adres serwisu widziany z zewnątrz, np. https://ngo.example.pl; pusty: taki, pod jakim przyszło żądanie"),
        Definition(key: "trusted-proxies", standard: "", help: "adresy lub sieci pośredników (CIDR, po przecinku), którym wolno podać adres klienta"),
        Definition(
            key: "sample", standard: "auto", help: "dane przykładowe na listach: show, hide albo auto (znikają, gdy jest prawdziwy rejestr)",
            values: ["show", "hide", "auto"]),
        Definition(key: "region", standard: "Kujawsko-Pomorskie", help: "nazwa regionu pod nazwą serwisu"),
        Definition(
            key: "office",
            standard: "Urząd Marszałkowski Województwa Kujawsko-Pomorskiego, Biuro Współpracy z Organizacjami Pozarządowymi",
            help: "urząd, który prowadzi serwis"),
        Definition(
            key: "register-file", standard: "",
            help: "początek nazwy pliku z pamięcią rejestru, dla szybszego startu; pusty: obok pliku SQLite, przy PostgreSQL żaden"),
        Definition(key: "files", standard: "", help: "folder z plikami programu (pozytek_*.resources); pusty: obok pliku wykonywalnego"),
        Definition(key: "api-rate", standard: "0", help: "ile żądań na minutę wolno jednemu klientowi API; 0: bez ograniczeń", range: 0...1_000_000),
        Definition(key: "exports", standard: "var/dane", help: "folder z plikami całego rejestru, które wystawia strona /dane (pozytek export)"),
        Definition(
            key: "base-map", standard: "",
            help: "podkład mapy: adres kafelków z {z}, {x} i {y} albo stylu MapLibre (….json), wszystko z jednego serwera; pusty: bez podkładu",
            form: .init(hint: "https://serwer/{z}/{x}/{y}.png albo https://serwer/styl.json") { BaseMap($0) != nil }),
        Definition(key: "base-map-source", standard: "", help: "czyj jest podkład mapy, np. © autorzy OpenStreetMap"),
        Definition(
            key: "frame-sites", standard: "*",
            help: "strony, które mogą pokazać nasze ramki (mapa, listy): *, none albo adresy po przecinku, np. https://gmina.example.pl"),
        Definition(key: "log-level", standard: "info", help: "trace, debug, info, notice, warning, error albo critical"),
    ]
}
