"""How pages are answered while a large list is imported into the database they are read from, on both engines."""

import contextlib
import itertools
import math
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from harness import machine, processes, website

from . import runs, visitors
from .engines import Engine
from .files import Table
from .pages import PAGES, direct, load, write_paths
from .tables import head, heading, row
from .visitors import Answers, percentile

ORGANISATIONS, RATE = 8_000, 100
# As many answers that one in a hundred of them is ten; imports are repeated until there are so many, or this many seconds are over.
ENOUGH, PATIENCE = 1_000, 30
KINDS = {"organisation": ["organisation"], "lists": ["list-words", "list-powiat", "gmina"]}


class Meanwhile:
    """Visits a site over sample bodies, first in peace, then while the list is imported, and prints a row for each kind of page."""

    def __init__(self, folder: Path, table: Table, seconds: int) -> None:
        self.folder, self.table, self.seconds = folder, table, seconds
        self.p99: dict[str, float] = {}  # the worst kind of page by engine, at the fixed rate, while the import ran

    def measure(self, engines: list[Engine]) -> None:
        heading(f"Pages while {self.table.rows} rows are imported into the same database")
        print(f"{ORGANISATIONS} sample bodies before. At the fixed rate {RATE} requests/s come over {visitors.CONNECTIONS} connections,")
        print("half of them for organisations, half for lists; a wait for the answer before is counted.\n")
        head("page", "engine", "meanwhile", "asked", "p50 ms", "p99 ms", "max ms", "requests/s", "faults")
        for engine in engines:
            self._fixed_rate(engine)
            for connections in (1, 8):
                self._saturating(engine, connections)

    def _fixed_rate(self, engine: Engine) -> None:
        quiet, busy, took, since = Answers(), Answers(), [], time.monotonic()
        while busy.count < ENOUGH and time.monotonic() - since < PATIENCE:
            with self._site(engine) as (base, database, paths):
                if not quiet.count:
                    quiet = visitors.visit(base, paths, RATE, _for_seconds(self.seconds))
                with self._importing(database) as process:
                    began = time.monotonic()
                    busy.add(visitors.visit(base, paths, RATE, _during(process)))
                    whole = process.poll() is not None
                    took.append(time.monotonic() - began)
        self._rows(engine, "nothing", quiet)
        self._rows(engine, f"import, {'whole' if whole else 'first'} {' + '.join(f'{seconds:.1f}' for seconds in took)} s", busy)
        worst = max((percentile(times, 0.99) for times in busy.times.values()), default=math.inf)
        self.p99[engine.name] = math.inf if busy.faults else worst

    def _rows(self, engine: Engine, what: str, answers: Answers) -> None:
        for kind in KINDS:
            times, faults = answers.times.get(kind, []), answers.faults.get(kind, 0)
            if not times:
                row(kind, engine.name, what, "fixed rate", *["no answer"] * 4, faults)
                continue
            figures = (f"{percentile(times, share):.2f}" for share in (0.5, 0.99, 1))
            row(kind, engine.name, what, "fixed rate", *figures, f"{len(times) / answers.seconds:.0f}", faults)

    def _saturating(self, engine: Engine, connections: int) -> None:
        """wrk, which asks as soon as it is answered, in a span so short that the import runs all through it."""
        seconds, covered = self.seconds * 2, False
        while seconds > 1 and not covered:
            seconds //= 2
            with self._site(engine) as (base, database, paths):
                mixed = write_paths(self.folder / "paths", list(itertools.chain(*zip(*paths.values(), strict=False))))
                with self._importing(database) as process:
                    found = load(base, mixed, connections, seconds)
                    covered = process.poll() is None
        what = f"import, first {seconds} s" if covered else f"import, which ended within {seconds} s"
        times = (f"{found[part]:.2f}" for part in ("p50", "p99", "max"))
        row("both, mixed", engine.name, what, f"wrk, {connections} at once", *times, found["rate"], found["faults"])

    @contextlib.contextmanager
    def _site(self, engine: Engine) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
        """A site over a fresh sample: its address, its database, and paths by kind of page."""
        with contextlib.ExitStack() as stack:
            database = engine.fresh(stack)
            runs.pozytek("sample", "--organisations", str(ORGANISATIONS), "--database", database)
            base = stack.enter_context(website.serving(database, machine.LOGS / "bench.log", "--sample", "show"))
            yield base, database, {kind: direct(base, paths) for kind, paths in self._paths().items()}

    def _paths(self) -> dict[str, list[str]]:
        """From an SQLite file with the same sample, whose ids are the same on both engines; `direct` would notice if they were not."""
        file = self.folder / f"paths-{ORGANISATIONS}.sqlite"
        if not file.exists():
            runs.pozytek("sample", "--organisations", str(ORGANISATIONS), "--database", file)
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            return {
                kind: [path for mixed in zip(*(PAGES[page](db) for page in pages), strict=False) for path in mixed]
                for kind, pages in KINDS.items()
            }

    @contextlib.contextmanager
    def _importing(self, database: str) -> Iterator[subprocess.Popen]:
        """The import of the list, cut off at the end when it still runs; one that failed by itself is an error."""
        command = [str(machine.PROGRAM), "import", "list", str(self.table.csv), "--mapping", "regon", "--database", database]
        with (machine.LOGS / "bench-import.log").open("wb") as log:
            process = processes.start(command, stdout=log, stderr=log)
        try:
            yield process
            if process.poll():
                raise SystemExit(f"the import ended with {process.returncode}:\n{website.tail(machine.LOGS / 'bench-import.log')}")
        finally:
            processes.stop(process)


def _during(process: subprocess.Popen) -> Callable[[], bool]:
    """As long as the import runs, and no longer than we wait for one."""
    patient = _for_seconds(PATIENCE)
    return lambda: process.poll() is None and patient()


def _for_seconds(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() < until
