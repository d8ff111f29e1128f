"""Vector tiles read by an independent decoder: counts add up to the API's total at every zoom, under any filter."""

import json
import math
import urllib.error
import urllib.request
from collections import Counter

import mapbox_vector_tile
import pytest

FILTERS = {
    "organisations": [
        "",
        "form=kgw",
        "form=osp&powiat=0415",
        "q=klub",
        "location=gmina",
        "location=address&kind=ngo",
        "sphere=17",
        "q=nikogo-takiego-nie-ma",
        "near=53.01,18.60&radius=10",
        "near=53.12,18.00&radius=35&form=fundacja",
    ],
    "activities": [
        "",
        "q=dzieci",
        "location=gmina",
        "location=point&sphere=17",
        "powiat=0463&year=none&year=2025",
        "sphere=none&powiat=none",
    ],
    "grants": ["", "mode=small_grant", "location=point", "match=none&location=gmina&location=none", "q=nikogo-takiego-nie-ma"],
}
CASES = [(layer, query) for layer, queries in FILTERS.items() for query in queries]
# Every one of a kind as GeoJSON: where to look close up.
LISTS = {"organisations": "organizacje.geojson?rodzaj=wszystkie&", "activities": "dzialania.geojson?", "grants": "dotacje.geojson?"}
ZOOMS = [0, 3, 6, 8, 10, 13, 14]
# Degrees around the sample region, with room to spare.
WEST, SOUTH, EAST, NORTH = 16.5, 52.0, 20.5, 54.2
EXTENT, BUFFER, DEEPEST = 4096, 64, 14


def fetch(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=60) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def tile_of(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    radians = math.radians(lat)
    side = 1 << zoom
    return int((lon + 180) / 360 * side), int((1 - math.asinh(math.tan(radians)) / math.pi) / 2 * side)


def features(base: str, layer: str, zoom: int, x: int, y: int, query: str) -> list[dict]:
    status, content = fetch(f"{base}/tiles/{layer}/{zoom}/{x}/{y}.mvt?{query}")
    if status == 204:
        assert content == b""
        return []
    assert status == 200
    decoded = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True})
    assert list(decoded) == [layer]
    assert decoded[layer]["extent"] == EXTENT
    return decoded[layer]["features"]


def own(feature: dict) -> bool:
    """Whether the tile asked for is the feature's own; the others are copies of what lies beside."""
    x, y = feature["geometry"]["coordinates"]
    assert -BUFFER <= x < EXTENT + BUFFER
    assert -BUFFER <= y < EXTENT + BUFFER
    return 0 <= x < EXTENT and 0 <= y < EXTENT


def everything(base: str, layer: str, zoom: int, query: str) -> list[dict]:
    """Own features of every tile of the region; deep zooms are asked only where something is."""
    (west, north), (east, south) = tile_of(WEST, NORTH, zoom), tile_of(EAST, SOUTH, zoom)
    tiles = [(x, y) for x in range(west, east + 1) for y in range(north, south + 1)]
    if len(tiles) > 400:
        points = []
        for sample in ("tak", "nie"):
            status, content = fetch(f"{base}/{LISTS[layer]}przykladowe={sample}")
            assert status == 200
            points += [feature["geometry"] for feature in json.loads(content)["features"]]
        tiles = sorted({tile_of(*point["coordinates"], zoom) for point in points if point})
    return [feature for x, y in tiles for feature in features(base, layer, zoom, x, y, query) if own(feature)]


def expected(base: str, layer: str, query: str) -> int:
    """The total less those without any place."""
    _, content = fetch(f"{base}/api/v1/{layer}?{query}&per_page=1")
    answer = json.loads(content)
    nowhere = {value["value"]: value["count"] for value in answer["facets"]["location"]}.get("none", 0)
    if "location=" in query and "location=none" not in query:  # the facet's own filter does not narrow its counts
        nowhere = 0
    return answer["total"] - nowhere


@pytest.mark.parametrize(("layer", "query"), CASES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_counts_add_up_to_the_total_at_every_zoom(base: str, zoom: int, layer: str, query: str) -> None:
    found = sum(feature["properties"]["count"] for feature in everything(base, layer, zoom, query))
    assert found == expected(base, layer, query)


@pytest.mark.parametrize(
    ("layer", "exact"),
    [("organisations", "location=address&location=locality"), ("activities", "location=point"), ("grants", "location=point")],
)
def test_close_up_everything_with_a_place_of_its_own_stands_once(base: str, layer: str, exact: str) -> None:
    found = everything(base, layer, DEEPEST, "")
    ids = Counter(feature["properties"]["id"] for feature in found if "id" in feature["properties"])
    assert set(ids.values()) <= {1}
    _, content = fetch(f"{base}/api/v1/{layer}?{exact}&per_page=200")
    answer = json.loads(content)
    assert len(ids) == answer["total"]
    # The sample knows points of activities, and of grants only the gmina.
    assert ids or layer == "grants"
    names = {feature["properties"]["id"]: feature["properties"]["name"] for feature in found if "id" in feature["properties"]}
    for item in answer["items"]:
        assert names[item["id"]] == (item["name"] if layer == "organisations" else item["title"] or "")
    gminas = [feature["properties"] for feature in found if feature["properties"].get("precision") == "gmina"]
    assert len({gmina["teryt"] for gmina in gminas}) == len(gminas) > 0, "one symbol for each gmina"


@pytest.mark.parametrize(
    "path",
    [
        "15/0/0.mvt",
        "99/1/1.mvt",
        "3/8/0.mvt",
        "3/0/8.mvt",
        "-1/0/0.mvt",
        "3/a/0.mvt",
        "3/0/0",
        "3/0/0.png",
        "3/0/99999999999999999999.mvt",
        "3/0/0x1.mvt",
    ],
)
def test_what_is_no_tile_is_not_found(base: str, path: str) -> None:
    for layer in FILTERS:
        assert fetch(f"{base}/tiles/{layer}/{path}")[0] == 404
    assert fetch(f"{base}/tiles/areas/gmina/{path}")[0] == 404


def test_unknown_filters_are_named(base: str) -> None:
    status, content = fetch(f"{base}/tiles/organisations/7/70/42.mvt?wojewodztwo=04&form=kgw&page=2")
    assert status == 422
    assert {error["parameter"] for error in json.loads(content)["errors"]} == {"wojewodztwo", "page"}
    for layer, other in (("activities", "mode"), ("grants", "target_group")):
        status, content = fetch(f"{base}/tiles/{layer}/7/70/42.mvt?page=2&{other}=x&year=dawno&q=bieg")
        assert status == 422
        assert {error["parameter"] for error in json.loads(content)["errors"]} == {"page", other, "year"}


def test_areas_are_whole_and_named(base: str) -> None:
    names: dict[str, str] = {}
    (west, north), (east, south) = tile_of(WEST, NORTH, 7), tile_of(EAST, SOUTH, 7)
    for x in range(west, east + 1):
        for y in range(north, south + 1):
            status, content = fetch(f"{base}/tiles/areas/gmina/7/{x}/{y}.mvt")
            if status == 204:
                continue
            for feature in mapbox_vector_tile.decode(content)["areas"]["features"]:
                names[feature["properties"]["teryt"]] = feature["properties"]["name"]
    assert len(names) == 144
    assert names["046301"] == "Toruń (miasto na prawach powiatu)" or names["046301"].startswith("Toruń")
