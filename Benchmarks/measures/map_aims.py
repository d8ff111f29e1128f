"""What the sixth issue asks of the map (G5 to G7 and its own) beside what was measured: the aim, and the least that is accepted."""

import statistics
from collections.abc import Iterator

from . import map_kit
from .finding_aims import STATED_FOR, high, low
from .map_pages import NUMBERS, PageLines
from .map_phone import View
from .map_tiles import FILTERED, WHOLE, ZOOMS, TileLines
from .tables import head, heading, row, spaced

# Milliseconds aimed at; the least is twice that. Tiles a second; the least is half.
P50, P99, RATE = 0.5, 3.0, 30_000
INDEX, SET = 250.0, 1_500.0
CHOROPLETH = 1.0
LARGEST_PAINT = 1_500.0
MILLION_POINTS = 1.0


def compare(count: int, lines: TileLines, pages: PageLines, country: PageLines, kit: list[str], views: list[View]) -> None:
    """Prints how far each figure is from its aim."""
    heading(f"Aims of the map, over {spaced(count)} organisations")
    if count != STATED_FOR:
        print(f"Times and rates are stated for {spaced(STATED_FOR)}: the verdicts on them say little here.\n")
    head("aim", "what", "aim", "must", "measured", "verdict")
    for cells in [*_tiles(count, lines), *_kit(kit), *_pages(pages, "144 gminas"), *_pages(country, "2 477 gminas"), *_views(views)]:
        row(*cells)


def _tiles(count: int, lines: TileLines) -> Iterator[list[str]]:
    for zoom in ZOOMS:
        if line := lines.get((count, zoom, FILTERED, 1)):
            for name, seen, aim in (("p50", line.p50, P50), ("p99", line.p99, P99)):
                said = f"{aim} ms", f"{aim * 2} ms", f"{seen:.2f} ms"
                yield ["G5", f"tile z{zoom}, another filter each time, {name} at 1", *said, low(seen, aim, aim * 2)]
    for zoom in ZOOMS:
        if line := lines.get((count, zoom, WHOLE, 8)):
            said = spaced(RATE), spaced(RATE // 2), spaced(round(line.rate))
            yield ["G5", f"tile z{zoom}, no filter, tiles/s at 8", *said, high(line.rate, RATE, RATE / 2)]


def _kit(kit: list[str]) -> Iterator[list[str]]:
    for what, seen, aim in (
        (f"cluster index of {spaced(STATED_FOR)}, in process", map_kit.index_milliseconds(kit, STATED_FOR), INDEX),
        (f"every tile of z0 to z14, {spaced(STATED_FOR)}, in process", map_kit.set_milliseconds(kit, STATED_FOR), SET),
    ):
        if seen is not None:
            yield ["G6", what, f"{aim:.0f} ms", f"{aim * 2:.0f} ms", f"{seen:.1f} ms", low(seen, aim, aim * 2)]
    for name, areas in (("gminy_04", "144"), ("gminy_pl", "2 477")):
        seen = map_kit.million_points(kit, name)
        if seen is not None:
            said = "1 million", "1 million", f"{seen:.1f} million"
            yield ["issue 6", f"points found in {areas} gminas, a second", *said, high(seen, MILLION_POINTS, MILLION_POINTS)]


def _pages(pages: PageLines, of: str) -> Iterator[list[str]]:
    if line := pages.get((NUMBERS, 8)):
        said = f"{CHOROPLETH} ms", f"{CHOROPLETH * 2} ms", f"{line.processor:.2f} ms"
        yield ["G7", f"numbers of {of} as CSV over HTTP, CPU each", *said, low(line.processor, CHOROPLETH, CHOROPLETH * 2)]


def _views(views: list[View]) -> Iterator[list[str]]:
    if views:
        seen = statistics.median(view.largest for view in views)
        said = f"{LARGEST_PAINT:.0f} ms", f"{LARGEST_PAINT:.0f} ms", f"{seen:.0f} ms"
        yield ["issue 6", "largest paint on a phone, processor 4 times slower", *said, low(seen, LARGEST_PAINT, LARGEST_PAINT)]
