"""How long imports take and how much memory, on both engines, each on a database of its own."""

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path

from harness.made_records import write

from . import runs
from .engines import Engine
from .files import Table, tax_shares
from .runs import Run
from .tables import head, heading, row, spaced

DAY = datetime.date(2026, 11, 24)


def new(kind: str, rows: int) -> str:
    """The name of the step that imports the list for the first time."""
    return f"list {kind} {spaced(rows)}, new"


def unchanged(kind: str, rows: int) -> str:
    """The name of the step that imports the same list once more."""
    return f"list {kind} {spaced(rows)}, unchanged"


class Imports:
    """Prints one row for each step and keeps the runs by step and engine, for what is compared with them."""

    def __init__(self, folder: Path, big: Table, small: Table) -> None:
        self.folder, self.big, self.small = folder, big, small
        self.runs: dict[tuple[str, str], Run] = {}

    def measure(self, engines: list[Engine]) -> None:
        heading("Imports")
        print("Under 5 s: the median of three. Processor and memory are the program's own, without those of PostgreSQL's server.\n")
        head("step", "engine", "rows", "s", "CPU s", "rows/s", "MB of memory")
        for engine in engines:
            self._lists(engine)
            self._tax_shares(engine)
            self._court_register(engine)
            self._sample(engine)

    def _lists(self, engine: Engine) -> None:
        for table in (self.small, self.big):
            runs.read_through(table.csv, table.xlsx)
            with contextlib.ExitStack() as stack:
                filled = self._new(new("CSV", table.rows), engine, stack, table.rows, *_list(table.csv))
                self._again(unchanged("CSV", table.rows), engine, filled, table.rows, *_list(table.csv))
            with contextlib.ExitStack() as stack:
                self._new(f"list CSV {spaced(table.rows)}, dry run", engine, stack, table.rows, *_list(table.csv), "--dry-run")
            with contextlib.ExitStack() as stack:
                self._new(new("XLSX", table.rows), engine, stack, table.rows, *_list(table.xlsx))

    def _tax_shares(self, engine: Engine) -> None:
        for year, file in tax_shares(self.folder).items():
            count = _lines(file) - 1
            with contextlib.ExitStack() as stack:
                filled = self._new(f"opp {year}, new", engine, stack, count, "import", "opp", file, "--year", year)
                self._again(f"opp {year}, unchanged", engine, filled, count, "import", "opp", file, "--year", year)

    def _court_register(self, engine: Engine) -> None:
        count = self.small.rows
        records = write(self.folder / "records.jsonl", count)
        with contextlib.ExitStack() as stack:
            filled = self._new(f"krs, {runs.size(records):.0f} MB of extracts, new", engine, stack, count, "import", "krs", records)
            self._again("krs, unchanged", engine, filled, count, "import", "krs", records)
            self._step("digest after it", engine, None, lambda: runs.pozytek("digest", "--database", filled))
            self._step("backup after it", engine, None, lambda: self._backup(filled))

    def _backup(self, database: str) -> Run:
        copy = self.folder / "copy"
        run = runs.pozytek("backup", copy, "--database", database)
        copy.unlink()
        return run

    def _sample(self, engine: Engine) -> None:
        with contextlib.ExitStack() as stack:
            self._step("migrate, an empty database", engine, None, lambda: runs.pozytek("migrate", "--database", engine.empty(stack)))
            making = ["sample", "--organisations", str(self.small.rows)]
            self._step("sample", engine, self.small.rows, lambda: runs.pozytek(*making, "--database", engine.fresh(stack)))

    def _new(self, step: str, engine: Engine, stack: contextlib.ExitStack, count: int, *command: object) -> str:
        """Imports into databases without an organisation and gives the first of them, filled."""
        filled: list[str] = []

        def once() -> Run:
            filled.append(engine.fresh(stack))
            run = _import(command, filled[-1], DAY)
            _expect(step, run, count, new=True)
            return run

        self._step(step, engine, count, once)
        return filled[0]

    def _again(self, step: str, engine: Engine, filled: str, count: int, *command: object) -> None:
        """The same file on later days: nothing is new."""
        days = iter(DAY + datetime.timedelta(days=later) for later in range(1, 1 + runs.REPETITIONS))

        def once() -> Run:
            run = _import(command, filled, next(days))
            _expect(step, run, count, new=False)
            return run

        self._step(step, engine, count, once)

    def _step(self, step: str, engine: Engine, count: int | None, once: Callable[[], Run]) -> None:
        run = self.runs[step, engine.name] = runs.median(once)
        rate = f"{count / run.seconds:.0f}" if count else ""
        row(step, engine.name, spaced(count) if count else "", f"{run.seconds:.2f}", f"{run.processor:.2f}", rate, f"{run.memory:.0f}")


def _list(file: Path) -> list[object]:
    return ["import", "list", file, "--mapping", "regon"]


def _import(command: tuple[object, ...], database: str, day: datetime.date) -> Run:
    dated = [] if "opp" in command else ["--day", day.isoformat()]
    return runs.pozytek(*map(str, command), *dated, "--json", "--database", database)


def _expect(step: str, run: Run, count: int, new: bool) -> None:
    """A run that read nothing, or stored what was there already, would be fast and say nothing."""
    result = run.result
    kept, others = ("new", "unchanged") if new else ("unchanged", "new")
    good = result["read"] == count and result[kept] > 0.9 * count and not result[others] + result["changed"] + result["rejected"]
    if not good:
        raise SystemExit(f"{step}: the import did something else: {result}")


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
