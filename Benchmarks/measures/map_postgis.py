"""PostGIS over the same points, asked for the same tiles by pgbench: clusters of a grid as fine as ours, and every point by itself."""

import contextlib
import csv
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

from harness import cluster, machine

from . import runs
from .map_tiles import FILTERED, WHOLE, ZOOMS, TileLines, asked_tiles
from .postgres_search import GENEROUS
from .postgres_timing import timed
from .speed import Line
from .tables import head, heading, row, spaced

CLUSTERS, POINTS = "clusters of a grid", "every point"
FACETS = ("powiat", "gmina", "form", "status", "year")
# Cells a side of a tile, units of a tile, and units beyond its edge: as ours.
CELLS, EXTENT, BUFFER = 8, 4096, 64
WORLD = 40_075_016.685578488


def postgis(folder: Path, database: Path, count: int, connections: list[int], seconds: int, ours: TileLines) -> None:
    """Prints a row for each kind of tile, zoom, filter and number of connections, ours from the same run beside it."""
    heading(f"PostGIS ST_AsMVT, {spaced(count)} organisations, the same tiles")
    print("By pgbench, without HTTP; clusters without the leading sphere. Ours over HTTP, from the same run. Under 1.4 times is noise.\n")
    head("tile", "zoom", "filter", "connections", "p50 ms", "p99 ms", "tiles/s", "ours p50 ms", "ours tiles/s", "p50: PostGIS ÷ ours")
    with _database() as address:
        if address is None:
            row("PostGIS ST_AsMVT", *["not measured: PostgreSQL with PostGIS is not installed"], *[""] * 8)
            return
        began = time.monotonic()
        asked = _fill(address, folder, database)
        took = time.monotonic() - began
        for zoom in ZOOMS:
            for kind in (FILTERED, WHOLE):
                for number in connections:
                    line = timed(address, _script(CLUSTERS, zoom, kind, asked[zoom]), folder, number, seconds)
                    _row(CLUSTERS, zoom, kind, number, line, ours, count)
            line = timed(address, _script(POINTS, zoom, WHOLE, asked[zoom]), folder, 1, seconds)
            _row(POINTS, zoom, WHOLE, 1, line, ours, count)
    print(f"\nPostGIS was ready {took:.1f} s after it was given the points.", flush=True)


def _row(tile: str, zoom: int, kind: str, connections: int, line: Line, ours: TileLines, count: int) -> None:
    figures = f"{line.p50:.2f}", f"{line.p99:.2f}", spaced(round(line.rate))
    mine = ours.get((count, zoom, kind, connections))
    beside = (f"{mine.p50:.2f}", spaced(round(mine.rate)), f"{line.p50 / mine.p50:.1f}") if mine else ("", "", "")
    row(tile, zoom, kind, connections, *figures, *beside)


@contextlib.contextmanager
def _database() -> Iterator[str | None]:
    """In a cluster of its own; nothing where a part is missing."""
    programs = machine.postgres_programs()
    is_there = programs and list(Path("/usr/share/postgresql").glob(f"{programs.parent.name}/extension/postgis.control"))
    if not is_there or not shutil.which("pgbench"):
        yield None
        return
    with contextlib.ExitStack() as stack:
        with mock.patch.dict(cluster.SETTINGS, GENEROUS):
            address = stack.enter_context(cluster.cluster())
        database = stack.enter_context(cluster.database(address, "places"))
        cluster.run_sql(database, "CREATE EXTENSION postgis")
        yield database


def _fill(address: str, folder: Path, database: Path) -> dict[int, int]:
    """Gives it the points with their facets, and the tiles it will be asked for; how many those are by zoom."""
    points, tiles = folder / "points.csv", folder / "tiles.csv"
    select = f"""
        SELECT lon, lat, {", ".join(f"coalesce({name}, '')" for name in FACETS[:-1])}, coalesce(CAST(registered_on / 10000 AS TEXT), '')
        FROM organisation WHERE withdrawn = 0 AND lat IS NOT NULL
        """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source, points.open("w", newline="") as file:
        csv.writer(file).writerows(source.execute(select))
    counts = {}
    with tiles.open("w", newline="") as file:
        for zoom in ZOOMS:
            asked = asked_tiles(database, zoom)
            counts[zoom] = len(asked)
            csv.writer(file).writerows(
                (zoom, number, tile.x, tile.y, "".join(f" AND {name} = '{value}'" for name, value in tile.filters))
                for number, tile in enumerate(asked, 1)
            )
    columns = ", ".join(f"{name} text" for name in FACETS)
    _psql(
        address,
        f"CREATE UNLOGGED TABLE raw (lon float8, lat float8, {columns})",
        f"\\copy raw FROM '{points}' WITH (FORMAT csv)",
        f"CREATE TABLE body AS SELECT ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) AS place, {', '.join(FACETS)} FROM raw",
        "CREATE INDEX ON body USING gist (place)",
        *(f"CREATE INDEX ON body ({name})" for name in FACETS),
        "CREATE TABLE asking (zoom int, number int, x int, y int, filters text, PRIMARY KEY (zoom, number))",
        f"\\copy asking FROM '{tiles}' WITH (FORMAT csv)",
        "VACUUM ANALYZE body",
        "VACUUM ANALYZE asking",
    )
    return counts


def _script(tile: str, zoom: int, kind: str, count: int) -> str:
    """For pgbench: one of the tiles by chance, read from a table (a look-up by key, counted in), then the tile."""
    filters = " :filters" if kind == FILTERED else ""
    envelope = f"ST_TileEnvelope({zoom}, :x, :y)"
    within = f"place && ST_TileEnvelope({zoom}, :x, :y, margin => {BUFFER / EXTENT}){filters}"
    cell = WORLD / 2**zoom / CELLS
    inner = {
        CLUSTERS: f"""
            SELECT count(*) AS count,
                ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(avg(ST_X(place)), avg(ST_Y(place))), 3857), {envelope}, {EXTENT}, {BUFFER}) AS geom
            FROM body WHERE {within} GROUP BY floor(ST_X(place) / {cell}), floor(ST_Y(place) / {cell})""",
        POINTS: f"SELECT 1 AS count, ST_AsMVTGeom(place, {envelope}, {EXTENT}, {BUFFER}) AS geom FROM body WHERE {within}",
    }[tile]
    return f"""\\set number random(1, {count})
SELECT x, y, filters FROM asking WHERE zoom = {zoom} AND number = :number \\gset
SELECT ST_AsMVT(tile, 'organisations', {EXTENT}, 'geom') FROM ({inner}) AS tile;
"""


def _psql(address: str, *statements: str) -> None:
    commands = [part for statement in statements for part in ("-c", statement)]
    runs.run(["psql", "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-d", address, *commands])
