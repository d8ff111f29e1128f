"""The importers that can be killed: what each reads, and the delivery before it where there has to be one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness import made_lists, made_records
from harness.stores import DAY, Store

COUNT = int(os.environ.get("POZYTEK_TEST_RECORDS", "20000"))
# Some transactions of a list are enough to be cut off at any of them.
ROWS = COUNT * 3 // 10
EARLIER = "2026-11-20"
CIRCLES = ["--mapping", "kgw", "--confirm-closures"]


@dataclass(frozen=True)
class Importer:
    """An importer and its made input.

    - make: writes the input into an empty folder, in a first or a later revision, and gives the path for the command line.
    - before: writes what has to be imported beforehand, on the day `EARLIER`.
    - silent: of so many records one leaves nothing behind, since the source only says that it has none; 0: all leave something.
    - sightings: the table of what each run saw.
    """

    name: str
    words: tuple[str, ...]
    make: Callable[[Path, int], Path]
    before: Callable[[Path], Path] | None = None
    silent: int = 0
    sightings: str = "sighting"

    def command(self, path: Path, day: str = DAY) -> list[str]:
        return ["import", self.words[0], str(path), *self.words[1:], "--day", day]

    def run(self, store: Store, path: Path, day: str = DAY) -> tuple[int, ...]:
        """Imports to the end; read, new, changed, unchanged, closed, rejected."""
        return store.counts(*self.command(path, day))

    def prepare(self, store: Store, folder: Path) -> None:
        """Brings in what stands before the run that will be killed."""
        if self.before:
            self.run(store, self.before(_empty(folder / "before")), EARLIER)

    def input(self, folder: Path, revision: int = 0) -> Path:
        return self.make(_empty(folder / "input"), revision)

    def least(self, reported: int) -> int:
        """How many records have to be there when so many are reported as safe."""
        return reported - (reported // self.silent + 1 if self.silent else 0)


def _empty(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _extracts(folder: Path, revision: int) -> Path:
    return made_records.write(folder / "records.jsonl", COUNT + revision)


def _replies(folder: Path, revision: int) -> Path:
    size = max(1, ROWS // 8)
    for start in range(0, ROWS + revision, size):
        numbers = range(start, min(start + size, ROWS + revision))
        (folder / f"{start:06}.xml").write_text(made_lists.replies(numbers, revision))
    return folder


def _circles(folder: Path, revision: int, write: Callable[..., Path], ending: str) -> Path:
    """Of the circles before every fifth is gone, every seventh is called otherwise, and a tenth is new."""
    numbers = [index for index in range(ROWS + ROWS // 10 + revision) if index % 5]
    rows = made_lists.circles(numbers, revision)
    for row in rows[1::7]:
        row[1] += " (nowa nazwa)"
    return write(folder / f"lista.{ending}", rows)


def _grants(folder: Path, revision: int) -> Path:
    (folder / "dotacje.json").write_text(made_lists.grants(range(ROWS + revision), revision))
    return folder / "dotacje.json"


def _first_circles(folder: Path) -> Path:
    return made_lists.write_csv(folder / "lista.csv", made_lists.circles(range(ROWS)))


IMPORTERS = [
    Importer("krs", ("krs",), _extracts, silent=made_records.WITHOUT_EXTRACT),
    Importer(
        "opp",
        ("opp", "--year", "2024"),
        lambda folder, more: made_lists.write_csv(folder / "a.csv", made_lists.tax_shares(range(ROWS + more), more)),
    ),
    Importer(
        "opp-entitled",
        ("opp-entitled", "--year", "2024"),
        lambda folder, more: made_lists.write_csv(folder / "a.csv", made_lists.entitled(range(ROWS + more), more)),
    ),
    Importer(
        "list-csv", ("list", *CIRCLES), lambda folder, more: _circles(folder, more, made_lists.write_csv, "csv"), before=_first_circles
    ),
    Importer(
        "list-xlsx", ("list", *CIRCLES), lambda folder, more: _circles(folder, more, made_lists.write_xlsx, "xlsx"), before=_first_circles
    ),
    Importer("bir", ("bir",), _replies),
    Importer("grants", ("grants",), _grants, before=lambda folder: _grants(folder, 1), sightings="deed_sighting"),
]
