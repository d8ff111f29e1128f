"""How fast the map's numbers are computed and drawn: the page, the table as a file, the picture, each time under another filter."""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from .asked import POLISH, with_filters_only
from .pages import direct, write_paths
from .server import serving
from .speed import AS_IT_IS, COMPRESSED, wrk
from .tables import head, heading, row, spaced

PAGE, NUMBERS, PICTURE = "page, HTML", "numbers, CSV", "picture, SVG"
ADDRESSES = {PAGE: "/mapa", NUMBERS: "/mapa.csv", PICTURE: "/mapa.svg"}
MEASURES = ["na-10-tys", "liczba"]


@dataclass(frozen=True)
class PageLine:
    """Milliseconds, requests a second, milliseconds of processor for each."""

    p50: float
    p99: float
    rate: float
    processor: float


PageLines = dict[tuple[str, int], PageLine]


def choropleths(folder: Path, database: Path, count: int, connections: list[int], seconds: int, of: str = "144 gminas") -> PageLines:
    """Prints a row for each kind of reply and number of connections."""
    heading(f"Map of {of}, {spaced(count)} organisations, another filter each time")
    print(
        "CPU: the server's own, for a request; of the numbers it is the choropleth recomputed, with its table and HTTP, not compressed.\n"
    )
    head("reply", "connections", "p50 ms", "p99 ms", "requests/s", "CPU ms each", "kB as it is", "kB sent", "faults")
    found: PageLines = {}
    queries = _queries(database)
    with serving(database) as server:
        for kind, address in ADDRESSES.items():
            paths = write_paths(folder / "paths", direct(server.base, [f"{address}?{query}" for query in queries]))
            plain = wrk(server.base, paths, 8, 1, AS_IT_IS)
            for number in connections:
                before = server.processor()
                line = wrk(server.base, paths, number, seconds, AS_IT_IS if kind == NUMBERS else COMPRESSED)
                each = (server.processor() - before) / max(line["rate"] * seconds, 1) * 1000
                found[kind, number] = PageLine(line["p50"], line["p99"], line["rate"], each)
                times = f"{line['p50']:.2f}", f"{line['p99']:.2f}", spaced(round(line["rate"])), f"{each:.3f}"
                row(kind, number, *times, f"{plain['bytes'] / 1000:.1f}", f"{line['bytes'] / 1000:.1f}", line["faults"])
    return found


def _queries(database: Path) -> list[str]:
    """Filters of real bodies but for their place, which a map does not narrow by, with a sphere and a measure."""
    dice = random.Random(19)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        spheres = [code for (code,) in db.execute("SELECT code FROM sphere WHERE until IS NULL ORDER BY sort_key")]
    made: dict[str, None] = {}
    for question in with_filters_only(database):
        filters = {facet: value for facet, value in question.filters.items() if facet not in ("powiat", "gmina")}
        pairs = [(POLISH.get(facet, facet), POLISH.get(value, value)) for facet, value in filters.items()]
        made[urlencode([*pairs, ("sfera", dice.choice(spheres)), ("co", dice.choice(MEASURES))])] = None
    return list(made)
