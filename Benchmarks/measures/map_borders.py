"""How long borders take to come in, and a register on the map of the whole country, where the files for it are beside this clone."""

import shutil
from pathlib import Path

from harness import machine

from . import runs
from .runs import Run
from .tables import head, heading, row

BORDERS = machine.SHARED / "data" / "boundaries"
TERC = machine.SHARED / "data" / "teryt" / "TERC_2020-01-01.csv"
DAY = ["--day", "2020-01-01"]
FILES = {"144 gminas": BORDERS / "gminy_04.geojson", "2 477 gminas": BORDERS / "gminy_pl.geojson"}


def import_borders(folder: Path) -> None:
    """Prints a row for each file: for the first time, and again unchanged; into a database that knows the whole country."""
    heading("Borders imported")
    print("Read, checked, cut into common arcs, kept; then points of activities without a gmina are looked for.\n")
    head("file", "s", "CPU s", "MB of memory", "again s")
    ready = _with_country(folder)
    for name, file in FILES.items():
        if ready is None or not file.exists():
            row(name, *["not measured"] * 4)
            continue
        runs.read_through(file)
        database = folder / "borders.sqlite"

        def first(file: Path = file, database: Path = database) -> Run:
            for part in folder.glob(f"{database.name}*"):
                part.unlink()
            shutil.copy(ready, database)
            return _import(file, database)

        run = runs.median(first)
        again = runs.median(lambda file=file, database=database: _import(file, database))
        row(
            f"{name}, {file.stat().st_size / 1e6:.1f} MB",
            f"{run.seconds:.2f}",
            f"{run.processor:.2f}",
            f"{run.memory:.0f}",
            f"{again.seconds:.2f}",
        )


def country(folder: Path, database: Path) -> Path | None:
    """A copy of the register with every gmina of the country and its border; nothing where the files are missing."""
    if not TERC.exists() or not FILES["2 477 gminas"].exists():
        print("\nThe map of 2 477 gminas: not measured, there are no borders of the country beside this clone.")
        return None
    copy = folder / f"country-{database.name}"
    if not copy.exists():
        runs.pozytek("backup", copy, "--database", database)
        runs.pozytek("import", "teryt", TERC, "--database", copy)
        _import(FILES["2 477 gminas"], copy)
    return copy


def _with_country(folder: Path) -> Path | None:
    if not TERC.exists():
        return None
    database = folder / "country.sqlite"
    if not database.exists():
        unfinished = folder / "country-unfinished.sqlite"
        runs.pozytek("migrate", "--database", unfinished)
        runs.pozytek("import", "teryt", TERC, "--database", unfinished)
        # A backup is one file, whatever SQLite keeps beside a database.
        runs.pozytek("backup", database, "--database", unfinished)
    return database


def _import(file: Path, database: Path) -> Run:
    return runs.pozytek("import", "boundaries", file, "--level", "gmina", *DAY, "--database", database)
