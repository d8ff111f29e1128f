"""What other programs need for the same table: they only store or read what we also check, place and join, so a ratio flatters them."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from harness import cluster

from . import runs
from .engines import Engine
from .files import KEPT, Table
from .imports import new, unchanged
from .runs import Run
from .tables import head, heading, row

PINNED = Path(__file__).parents[1] / "peers.txt"
READER = Path(__file__).with_name("read_xlsx.py")

# (step of ours, engine of ours): the run a peer is set beside.
Ours = tuple[str, str]


class Peers:
    """Prints one row for each peer on the big list, beside the run of ours that does the same errand."""

    def __init__(self, folder: Path, table: Table, ours: dict[Ours, Run]) -> None:
        self.folder, self.table, self.ours = folder, table, ours

    def measure(self, engines: list[Engine]) -> None:
        heading("Peers on the same list")
        print("Ours checks, places, joins and keeps what each record said; a peer stores or reads texts.")
        print("Under 1 ours is faster; a difference under 1.4 times is noise.\n")
        installed = environment()
        head("peer", "s", "CPU s", "MB of memory", "ours", "ours s", "ours ÷ peer", "the same, CPU")
        csv, xlsx = new("CSV", self.table.rows), new("XLSX", self.table.rows)
        utils = installed and installed / "bin" / "sqlite-utils"
        self._row("sqlite-utils insert", (csv, "SQLite"), utils and (lambda: self._insert(utils)))
        self._row("sqlite-utils insert, no types", (csv, "SQLite"), utils and (lambda: self._insert(utils, "--no-detect-types")))
        again = unchanged("CSV", self.table.rows)
        self._row("sqlite-utils upsert, again", (again, "SQLite"), utils and (lambda: self._upsert(utils)))
        self._row("sqlite3 .import", (csv, "SQLite"), shutil.which("sqlite3") and self._dot_import)
        postgres = next((engine for engine in engines if engine.name == "PostgreSQL"), None)
        self._row("PostgreSQL COPY, no index", (csv, "PostgreSQL"), postgres and (lambda: self._copy(postgres)))
        python = installed and installed / "bin" / "python"
        self._row("calamine, reading only", (xlsx, "SQLite"), python and (lambda: self._read(python, "calamine")))
        self._row("openpyxl, reading only", (xlsx, "SQLite"), lambda: self._read(Path(sys.executable), "openpyxl"))

    def _row(self, peer: str, ours: Ours, measure: Callable[[], Run] | None) -> None:
        mine = self.ours.get(ours)
        name = f"{ours[0]}, {ours[1]}"
        if not measure:
            row(peer, "not measured", "", "", name, f"{mine.seconds:.2f}" if mine else "not measured", "", "")
            return
        run = runs.median(measure)
        figures = f"{run.seconds:.2f}", f"{run.processor:.2f}", f"{run.memory:.0f}"
        if mine is None:
            row(peer, *figures, name, "not measured", "", "")
            return
        # What PostgreSQL's server uses is in neither figure.
        processor = "" if ours[1] == "PostgreSQL" else f"{mine.processor / run.processor:.2f}"
        row(peer, *figures, name, f"{mine.seconds:.2f}", f"{mine.seconds / run.seconds:.2f}", processor)

    def _insert(self, program: Path, *options: str) -> Run:
        database = self._no_file()
        run = self._utils(program, "insert", database, *options)
        self._expect(_rows_in(database))
        return run

    def _upsert(self, program: Path) -> Run:
        """The rows once more onto those that are there, by the key they have."""
        database, options = self._no_file(), ["--pk", "REGON", "--no-detect-types"]
        self._utils(program, "insert", database, *options)
        return self._utils(program, "upsert", database, *options)

    def _utils(self, program: Path, verb: str, database: Path, *options: str) -> Run:
        return runs.run([str(program), verb, str(database), "list", str(self.table.csv), "--csv", "--delimiter", ";", "--silent", *options])

    def _dot_import(self) -> Run:
        database = self._no_file()
        run = runs.run(["sqlite3", str(database), ".mode csv", ".separator ;", f".import '{self.table.csv}' list"])
        self._expect(_rows_in(database))
        return run

    def _copy(self, postgres: Engine) -> Run:
        with self.table.csv.open(encoding="utf-8") as file:
            columns = ", ".join(f'"{column}" text' for column in file.readline().strip().split(";"))
        with contextlib.ExitStack() as stack:
            address = postgres.empty(stack)
            cluster.run_sql(address, f"CREATE TABLE list ({columns})")
            copy = f"\\copy list FROM '{self.table.csv}' WITH (FORMAT csv, HEADER, DELIMITER ';')"
            run = runs.run(["psql", "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", copy])
            self._expect(int(cluster.run_sql(address, "SELECT count(*) FROM list")))
        return run

    def _read(self, python: Path, library: str) -> Run:
        run = runs.run([str(python), str(READER), library, str(self.table.xlsx)])
        self._expect(int(run.said) - 1)  # the row of names
        return run

    def _no_file(self) -> Path:
        database = self.folder / "peer.sqlite"
        for part in self.folder.glob(database.name + "*"):
            part.unlink()
        return database

    def _expect(self, rows: int) -> None:
        if rows != self.table.rows:
            raise SystemExit(f"a peer has {rows} rows of {self.table.rows}")


def _rows_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as db:
        return db.execute("SELECT count(*) FROM list").fetchone()[0]


def environment() -> Path | None:
    """An environment with the pinned peers, made where it is missing; nothing, with the reason printed, when it cannot be made."""
    folder = KEPT / "peers"
    installed = folder / PINNED.name
    if installed.is_file() and installed.read_bytes() == PINNED.read_bytes():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(PINNED)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            print(f"The peers of Python could not be installed: {(done.stderr or done.stdout).strip().splitlines()[-1]}\n")
            return None
    shutil.copy(PINNED, installed)
    return folder
