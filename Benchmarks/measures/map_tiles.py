"""How fast tiles of organisations are cut: wrk asks for those people look at, each time with another filter, and as they are."""

import random
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from math import asinh, pi, radians, tan
from pathlib import Path
from statistics import mean
from urllib.parse import urlencode

from .pages import write_paths
from .server import serving, started
from .speed import COMPRESSED, wrk
from .tables import head, heading, row, spaced

ZOOMS = [0, 6, 10, 14]
COUNT = 4_000
FILTERED, WHOLE = "another filter each time", "no filter"
# How many tiles of a kind are weighed beforehand.
WEIGHED = 60
PATIENCE = 300


@dataclass(frozen=True)
class TileLine:
    """Milliseconds, tiles a second, bytes of a tile before compression."""

    p50: float
    p99: float
    rate: float
    size: float


# (organisations, zoom, kind, connections)
TileLines = dict[tuple[int, int, str, int], TileLine]


@dataclass(frozen=True)
class AskedTile:
    """A tile with something in it, and one to four filters of a body that lies there."""

    zoom: int
    x: int
    y: int
    filters: tuple[tuple[str, str], ...]

    def path(self, kind: str) -> str:
        query = "?" + urlencode(self.filters) if kind == FILTERED else ""
        return f"/tiles/organisations/{self.zoom}/{self.x}/{self.y}.mvt{query}"


def asked_tiles(database: Path, zoom: int) -> list[AskedTile]:
    """Of bodies chosen at random, so that a tile is asked for as often as it holds many; no two alike, as far as there are enough."""
    dice = random.Random(17 + zoom)
    select = f"""
        SELECT lat, lon, powiat, gmina, form, status, CAST(registered_on / 10000 AS TEXT) FROM organisation
        WHERE withdrawn = 0 AND lat IS NOT NULL AND precision <> 'gmina'
        AND id % max(1, (SELECT count(*) FROM organisation) / {COUNT * 4}) = 0 ORDER BY id
        """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        bodies = db.execute(select).fetchall()
    names = ("powiat", "gmina", "form", "status", "year")
    made: dict[AskedTile, None] = {}
    for _ in range(COUNT * 4):
        lat, lon, *values = dice.choice(bodies)
        facets = {name: value for name, value in zip(names, values, strict=True) if value}
        chosen = sorted(dice.sample(sorted(facets), min(len(facets), dice.randint(1, 4))))
        made[AskedTile(zoom, *_tile(lat, lon, zoom), tuple((name, facets[name]) for name in chosen))] = None
        if len(made) == COUNT:
            break
    return list(made)


def _tile(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    side = 1 << zoom
    return int((lon + 180) / 360 * side), int((1 - asinh(tan(radians(lat))) / pi) / 2 * side)


def tiles(folder: Path, database: Path, count: int, connections: list[int], seconds: int) -> TileLines:
    """Prints a row for each zoom, with and without filters, and number of connections."""
    heading(f"Tiles of {spaced(count)} organisations over HTTP")
    print("Tiles people look at: those under bodies chosen at random. One to four filters of such a body; no cache of filtered tiles.")
    print("Tiles without a filter are the same for all and kept until something changes. CPU: the server's own, for a tile.\n")
    head("zoom", "filter", "connections", "p50 ms", "p99 ms", "tiles/s", "CPU ms each", "kB as it is", "kB sent", "faults")
    found: TileLines = {}
    with serving(database) as server:
        for zoom in ZOOMS:
            wanted = asked_tiles(database, zoom)
            for kind in (FILTERED, WHOLE):
                paths = list(dict.fromkeys(tile.path(kind) for tile in wanted))
                size = mean(_sizes(server.base, paths))
                listed = write_paths(folder / "paths", paths)
                wrk(server.base, listed, 8, 1)
                for number in connections:
                    before = server.processor()
                    line = wrk(server.base, listed, number, seconds, COMPRESSED)
                    each = (server.processor() - before) / max(line["rate"] * seconds, 1)
                    found[count, zoom, kind, number] = TileLine(line["p50"], line["p99"], line["rate"], size)
                    times = f"{line['p50']:.2f}", f"{line['p99']:.2f}", spaced(round(line["rate"])), f"{each * 1000:.3f}"
                    row(zoom, kind, number, *times, f"{size / 1000:.2f}", f"{line['bytes'] / 1000:.2f}", line["faults"])
    return found


def _sizes(base: str, paths: list[str]) -> Iterator[int]:
    """Bytes of some of the tiles; a filtered tile must hold its body, so an empty or failing one is an error of this measurement."""
    for path in paths[:WEIGHED]:
        with urllib.request.urlopen(base + path, timeout=60) as reply:
            content = reply.read()
        assert reply.status == 200, f"{path} answered {reply.status}"
        assert content, f"{path} is empty"
        yield len(content)


def first_tile(database: Path, count: int) -> float:
    """Seconds from the start of the program to its first tile; until then tiles ask to come again."""
    began = time.monotonic()
    with started(database) as server:
        while time.monotonic() - began < PATIENCE:
            try:
                with urllib.request.urlopen(f"{server.base}/tiles/organisations/0/0/0.mvt", timeout=60):
                    break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.01)
    took = time.monotonic() - began
    print(f"\nFrom the start of `pozytek serve` to the first tile of {spaced(count)} organisations: {took:.2f} s.", flush=True)
    return took
