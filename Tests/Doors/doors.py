"""The importers as a person meets them: a command line, a good file for each, and what a refusal has to look like."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from harness import made_lists
from harness.measured import Measured, measured
from harness.stores import DAY, Store

# MiB. An import of any length stays below; what should be refused unread has no reason to come near.
MOST_MEMORY = 200


@dataclass(frozen=True)
class Door:
    """An importer of tables; `rows` makes a good table of the records with these numbers, header first."""

    name: str
    words: tuple[str, ...]
    rows: Callable[[Iterable[int]], list[list[str]]]
    dated: bool = True

    def command(self, path: Path, *more: str, day: str = DAY) -> list[str]:
        dated = ("--day", day) if self.dated else ()
        return ["import", self.words[0], str(path), *self.words[1:], *dated, *more]


OPP = Door("opp", ("opp", "--year", "2024"), made_lists.tax_shares)
ENTITLED = Door("opp-entitled", ("opp-entitled", "--year", "2024"), made_lists.entitled)
LIST = Door("list", ("list", "--mapping", "kgw"), made_lists.circles)
POSTAL = Door("postal", ("postal",), made_lists.postal_codes, dated=False)
TABLES = [OPP, ENTITLED, LIST, POSTAL]


def through(store: Store, words: list[str]) -> Measured:
    return measured(store.command(*words))


def refused(store: Store, words: list[str], code: int, *said: str) -> None:
    """The command ends with this code and says these words in Polish; the database is as it was, and memory stayed flat."""
    before = store.digest()
    done = through(store, words)
    assert done.code == code, done.complained[:2000]
    assert "Błąd: " in done.complained
    for word in said:
        assert word in done.complained, done.complained[:2000]
    assert store.digest() == before, "something was written"
    assert done.peak < MOST_MEMORY


def report(store: Store, path: Path, words: list[str]) -> tuple[Measured, list[dict[str, str]]]:
    """Runs an import that writes its report there; the report's rows: rodzaj, plik, wiersz, pole, powod."""
    done = through(store, [*words, "--report", str(path)])
    if not path.exists():
        return done, []
    with path.open(encoding="utf-8", newline="") as file:
        return done, list(csv.DictReader(file))
