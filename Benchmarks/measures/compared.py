"""The bodies and questions as those we are compared with get them."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

COLUMNS = ("id", "name", "locality", "aims", "form", "status", "powiat", "gmina", "year")
FACETS = ("form", "powiat", "status", "year")
FILTERED = (*FACETS, "gmina")
SELECT = """
    SELECT id, name, coalesce(locality, ''), coalesce(aims, ''), coalesce(form, 'none'), coalesce(status, 'none'), coalesce(powiat, 'none'),
        coalesce(gmina, 'none'), coalesce(CAST(registered_on / 10000 AS TEXT), 'none')
    FROM organisation WHERE withdrawn = 0 ORDER BY id
    """


def bodies(database: Path) -> Iterator[tuple]:
    """Every body of our register by `COLUMNS`, what is unknown as our facets call it."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source:
        yield from source.execute(SELECT)


def write_csv(file: Path, rows: Iterable[tuple]) -> Path:
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(rows)
    return file
