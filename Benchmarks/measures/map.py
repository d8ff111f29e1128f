"""The part `map` of the measurements: tiles, the page of the map and its files, borders, the first view on a phone, and PostGIS beside."""

from pathlib import Path

from . import map_aims
from .finding import MILLION, remove, sample
from .map_borders import country, import_borders
from .map_kit import kit
from .map_pages import choropleths
from .map_phone import phone
from .map_postgis import postgis
from .map_tiles import first_tile, tiles


def maps(folder: Path, sizes: list[int], connections: list[int], seconds: int, quick: bool) -> None:
    """Every size of sample region, the largest below a million beside PostGIS and on a map of the whole country."""
    seconds = min(seconds, 2) if quick else seconds
    compared = max([size for size in sizes if size < MILLION], default=max(sizes))
    kit_times = kit()
    lines, pages, starts = {}, {}, {}
    for count in sizes:
        database = sample(folder, count)
        lines |= tiles(folder, database, count, connections, seconds)
        starts[count] = first_tile(database, count)
        pages[count] = choropleths(folder, database, count, connections, seconds)
        if count != compared:
            remove(database)
    database = sample(folder, compared)
    postgis(folder, database, compared, [number for number in connections if number <= 8], seconds, lines)
    import_borders(folder)
    whole = country(folder, database)
    country_pages = choropleths(folder, whole, compared, connections, seconds, of="2 477 gminas") if whole else {}
    views = phone(database, 3 if quick else 7)
    map_aims.compare(compared, lines, pages[compared], country_pages, kit_times, views)
