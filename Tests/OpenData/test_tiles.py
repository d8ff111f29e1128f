"""Vector tiles read by an independent decoder: counts add up to the API's total at every zoom, under any filter."""

import json
import math
import urllib.error
import urllib.request
from collections import Counter

import mapbox_vector_tile
import pytest

FILTERS = [
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
]
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


def features(base: str, zoom: int, x: int, y: int, query: str) -> list[dict]:
    status, content = fetch(f"{base}/tiles/organisations/{zoom}/{x}/{y}.mvt?{query}")
    if status == 204:
        assert content == b""
        return []
    assert status == 200
    decoded = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True})
    assert list(decoded) == ["organisations"]
    assert decoded["organisations"]["extent"] == EXTENT
    return decoded["organisations"]["features"]


def own(feature: dict) -> bool:
    """Whether the tile asked for is the feature's own; the others are copies of what lies beside."""
    x, y = feature["geometry"]["coordinates"]
    assert -BUFFER <= x < EXTENT + BUFFER
    assert -BUFFER <= y < EXTENT + BUFFER
    return 0 <= x < EXTENT and 0 <= y < EXTENT


def everything(base: str, zoom: int, query: str) -> list[dict]:
    """Own features of every tile of the region; deep zooms are asked only where something is."""
    (west, north), (east, south) = tile_of(WEST, NORTH, zoom), tile_of(EAST, SOUTH, zoom)
    tiles = [(x, y) for x in range(west, east + 1) for y in range(north, south + 1)]
    if len(tiles) > 400:
        status, content = fetch(f"{base}/organizacje.geojson?rodzaj=wszystkie&przykladowe=tak")
        assert status == 200
        points = [feature["geometry"] for feature in json.loads(content)["features"]]
        status, content = fetch(f"{base}/organizacje.geojson?rodzaj=wszystkie&przykladowe=nie")
        points += [feature["geometry"] for feature in json.loads(content)["features"]]
        tiles = sorted({tile_of(*point["coordinates"], zoom) for point in points if point})
    return [feature for x, y in tiles for feature in features(base, zoom, x, y, query) if own(feature)]


def expected(base: str, query: str) -> int:
    """The total less those without any place."""
    _, content = fetch(f"{base}/api/v1/organisations?{query}")
    answer = json.loads(content)
    _, content = fetch(f"{base}/api/v1/organisations?{query}&per_page=1")
    nowhere = {value["value"]: value["count"] for value in json.loads(content)["facets"]["location"]}.get("none", 0)
    if "location=" in query:  # the facet's own filter does not narrow its counts
        nowhere = 0
    return answer["total"] - nowhere


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_counts_add_up_to_the_total_at_every_zoom(base: str, zoom: int, query: str) -> None:
    assert sum(feature["properties"]["count"] for feature in everything(base, zoom, query)) == expected(base, query)


def test_close_up_every_located_body_stands_once(base: str) -> None:
    found = everything(base, DEEPEST, "")
    ids = Counter(feature["properties"]["id"] for feature in found if "id" in feature["properties"])
    assert set(ids.values()) == {1}
    _, content = fetch(f"{base}/api/v1/organisations?location=address&location=locality&per_page=1")
    assert len(ids) == json.loads(content)["total"]
    gminas = [feature["properties"] for feature in found if feature["properties"].get("precision") == "gmina"]
    assert len({gmina["teryt"] for gmina in gminas}) == len(gminas), "one symbol for each gmina"
    assert all(isinstance(feature["properties"]["name"], str) for feature in found if "id" in feature["properties"])


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
    assert fetch(f"{base}/tiles/organisations/{path}")[0] == 404
    assert fetch(f"{base}/tiles/areas/gmina/{path}")[0] == 404


def test_unknown_filters_are_named(base: str) -> None:
    status, content = fetch(f"{base}/tiles/organisations/7/70/42.mvt?wojewodztwo=04&form=kgw&page=2")
    assert status == 422
    assert {error["parameter"] for error in json.loads(content)["errors"]} == {"wojewodztwo", "page"}


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
