"""Files of borders through the real command: every real one, and those that are not what they should be, which change nothing."""

import json
from pathlib import Path

import pytest

from doors import MOST_MEMORY, refused, through
from harness import machine
from harness.stores import Store

SHARED = machine.SHARED / "data" / "boundaries"
TERC = machine.SHARED / "data" / "teryt" / "TERC_2020-01-01.csv"
needs_shared = pytest.mark.skipif(not SHARED.is_dir() and not machine.CI, reason="../shared/data/boundaries is not there")
# Level, units it brings, code the program ends with, words it says.
REAL = {
    "gminy_04": ("gmina", 144, 0, ""),
    "gminy_pl": ("gmina", 2_477, 0, ""),
    "powiaty_04": ("powiat", 23, 0, ""),
    "powiaty_pl": ("powiat", 380, 0, ""),
    "wojewodztwa_pl": ("voivodeship", 16, 0, ""),
    "wojewodztwa_2025_with_invalid_rings": ("voivodeship", 16, 0, "przecinały lub dotykały same siebie, poprawiono"),
    "powiaty_names_only_with_invalid_rings": ("powiat", 0, 65, "Po nazwach nie łączymy"),
}
# Degrees: Toruń and Wielka Nieszawka, side by side.
CODES = {"0463011": (18.5, 18.6), "0415082": (18.6, 18.7)}


def command(path: Path, level: str = "gmina", day: str = "2020-01-01") -> list[str]:
    return ["import", "boundaries", str(path), "--level", level, "--day", day]


@needs_shared
def test_every_real_file_is_loaded_or_refused_with_its_reason(store: Store) -> None:
    loaded = through(store, ["import", "teryt", str(TERC)])
    assert loaded.code == 0, loaded.complained[:2000]
    for name, (level, units, code, words) in REAL.items():
        before = store.number("SELECT count(*) FROM border WHERE until IS NULL")
        done = through(store, command(SHARED / f"{name}.geojson", level, "2025-01-01" if "2025" in name else "2020-01-01"))
        assert done.code == code, f"{name}: {done.complained[:2000]}"
        assert words in done.complained, f"{name}: {done.complained[:2000]}"
        number = {"gmina": 3, "powiat": 2, "voivodeship": 1}[level]
        standing = store.number(f"SELECT count(*) FROM border WHERE until IS NULL AND level = {number}")
        if code == 0:
            assert standing == units, name
        else:
            assert store.number("SELECT count(*) FROM border WHERE until IS NULL") == before, name
    past = store.number("SELECT count(*) FROM border WHERE until IS NOT NULL AND level = 1")
    assert past > 0, "the borders of 2025 differ from those of 2020, which stay as the past"


def feature(code: str, ring: list | None = None, kind: str = "Polygon") -> dict:
    west, east = CODES[code]
    usual = [[west, 53.0], [east, 53.0], [east, 53.1], [west, 53.1], [west, 53.0]]
    coordinates = [ring or usual] if kind == "Polygon" else (ring or usual)
    return {"type": "Feature", "properties": {"terc": code}, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: dict, **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(features)})


GOOD = [feature(code) for code in CODES]
HOLE_OUTSIDE = feature("0463011")
HOLE_OUTSIDE["geometry"]["coordinates"].append([[18.7, 53.2], [18.7, 53.3], [18.8, 53.3], [18.8, 53.2], [18.7, 53.2]])
BAD = {
    "an open ring": (collection(feature("0463011", [[18.5, 53.0], [18.6, 53.0], [18.6, 53.1], [18.5, 53.1]])), "nie jest zamknięty"),
    "a hole outside": (collection(HOLE_OUTSIDE, GOOD[1]), "obiekt 1"),
    "a line among areas": (collection(GOOD[0], feature("0415082", kind="LineString")), "typ LineString"),
    "a system nobody asked for": (
        collection(*GOOD, crs={"type": "name", "properties": {"name": "EPSG:3857"}}),
        "nieznany układ współrzędnych",
    ),
    "metres said to be degrees": (
        collection(
            feature("0463011", [[470_000, 570_000], [480_000, 570_000], [480_000, 580_000], [470_000, 570_000]]),
            crs={"type": "name", "properties": {"name": "EPSG:4326"}},
        ),
        "nie są stopniami",
    ),
    "numbers of no system": (
        collection(feature("0463011", [[2_000, 6_000], [2_010, 6_000], [2_010, 6_010], [2_000, 6_000]])),
        "nie podaje układu",
    ),
    "a code twice": (collection(GOOD[0], GOOD[0]), "drugi raz"),
    "a sea elsewhere": (collection(feature("0463011", [[2.0, 48.0], [2.1, 48.0], [2.1, 48.1], [2.0, 48.0]])), "poza Polską"),
    "swapped degrees": (collection(feature("0463011", [[53.0, 18.5], [53.1, 18.5], [53.1, 18.6], [53.0, 18.5]])), "zamienione"),
    "swapped metres": (
        collection(feature("0463011", [[570_000, 474_000], [576_000, 474_000], [576_000, 480_000], [570_000, 474_000]])),
        "zamienione",
    ),
    "no number": (collection(*GOOD).replace("53.1", "NaN", 1), "nie jest liczbą"),
    "cut off": (collection(*GOOD)[:-60], "ucięty"),
    "areas over each other": (collection(GOOD[0], feature("0415082", feature("0463011")["geometry"]["coordinates"][0])), "nachodzą"),
    "nested without end": ('{"type":"FeatureCollection","features":' + "[" * 100_000, "ucięty"),
    "empty": ("", "JSON"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_cannot_be_used_leaves_the_old_borders(case: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "dobre.geojson").write_text(collection(*GOOD))
    assert through(store, command(tmp_path / "dobre.geojson")).code == 0
    text, said = BAD[case]
    (tmp_path / "zle.geojson").write_text(text)
    refused(store, command(tmp_path / "zle.geojson", day="2024-01-01"), 65, said)


def test_a_gmina_that_is_missing_keeps_its_border_and_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "dwie.geojson").write_text(collection(*GOOD))
    (tmp_path / "jedna.geojson").write_text(collection(GOOD[1]))
    assert through(store, command(tmp_path / "dwie.geojson")).code == 0
    done = through(store, command(tmp_path / "jedna.geojson", day="2024-01-01"))
    assert done.code == 0
    assert "brak obrysu jednostki 046301 (Toruń); zostaje dotychczasowy" in done.complained
    assert store.number("SELECT count(*) FROM border WHERE until IS NULL") == 2


def test_a_ring_of_a_million_points_is_read_in_memory_that_has_a_bound(store: Store, tmp_path: Path) -> None:
    """A saw of half a million teeth along the northern side."""
    path = tmp_path / "pila.geojson"
    teeth = 500_000
    with path.open("w") as file:
        file.write(
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"terc":"0463011"},"geometry":{"type":"Polygon",'
        )
        file.write('"coordinates":[[[18.5,53.0],[18.7,53.0]')
        for tooth in range(teeth):
            east = 18.7 - 0.2 * tooth / teeth
            file.write(f",[{east:.9f},53.1],[{east - 0.1 / teeth:.9f},53.10001]")
        file.write(",[18.5,53.0]]]}}]}")
    done = through(store, command(path))
    assert done.code in (0, 65), done.complained[:2000]
    assert done.code == 0 or "Błąd: " in done.complained
    assert done.peak < 8 * MOST_MEMORY
