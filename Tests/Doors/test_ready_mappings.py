"""Each ready mapping loads its example and a made list of 20 000 rows, on both engines; a complete one closes and stops as it says."""

import csv
from pathlib import Path

import pytest

from harness import machine, made_lists
from harness.stores import DAY, Store

FOLDER = machine.ROOT / "Sources" / "Office" / "Registry" / "Data" / "mappings"
MAPPINGS = sorted(path.stem for path in FOLDER.glob("*.mapping"))
COUNT = 20_000
EARLIER = "2026-11-20"
# What the list does not say and the command line has to.
SETTINGS = {"kluby-sportowe": ["--set", "powiat=brodnicki"], "stowarzyszenia-zwykle": ["--set", "powiat=lipnowski"]}
# By the column that makes a record another one; what it may not share with others.
KEYS = {
    "arkusz-urzedu": "Lp.",
    "kgw": "Numer w rejestrze",
    "kluby-sportowe": "Nr ewidencyjny",
    "osp": "Nazwa jednostki",
    "regon": "REGON",
    "spoldzielnie-socjalne": "KRS",
    "stowarzyszenia-zwykle": "Nr ewidencyjny",
}
CLOSED = "SELECT count(*) FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current WHERE v.closed_on IS NOT NULL"
NUMBERS = {"REGON": made_lists.regon, "NIP": made_lists.nip, "KRS": made_lists.krs}


def _example(mapping: str) -> list[list[str]]:
    """Its header and the rows of bodies that stand: one that is closed already cannot be closed."""
    with (FOLDER / f"{mapping}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    closing = [place for place, title in enumerate(header) if title.startswith(("Data wykreślenia", "Data skreślenia"))]
    return [header, *(row for row in rows if not any(row[place] for place in closing))]


def _made(path: Path, mapping: str, numbers: range) -> Path:
    """Rows like those of the example, each with numbers and a key of its own."""
    header, *rows = _example(mapping)
    key = KEYS[mapping]

    def value(title: str, field: str, index: int) -> str:
        if title in NUMBERS:
            return NUMBERS[title](index) if field else ""
        return f"{field} {index}" if title == key else field

    def row(index: int) -> list[str]:
        return [value(title, field, index) for title, field in zip(header, rows[index % len(rows)], strict=True)]

    return made_lists.write_csv(path, [header, *map(row, numbers)])


def _command(mapping: str, path: Path, *more: str, day: str = DAY) -> list[str]:
    return ["import", "list", str(path), "--mapping", mapping, *SETTINGS.get(mapping, []), "--day", day, *more]


def _completeness(mapping: str) -> str:
    lines = (FOLDER / f"{mapping}.mapping").read_text(encoding="utf-8").splitlines()
    return next(line.split("=")[1].strip() for line in lines if line.startswith("pełny"))


def test_there_are_the_seven_the_office_needs() -> None:
    assert sorted(KEYS) == MAPPINGS


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_the_example_is_read_without_a_remark(mapping: str, ready_store: Store) -> None:
    command = _command(mapping, FOLDER / f"{mapping}.csv")
    done = ready_store.run(*command)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "read 10, new 10, changed 0, unchanged 0, closed 0, rejected 0", "")
    assert ready_store.counts(*command) == (10, 0, 0, 10, 0, 0)


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_twenty_thousand_rows_come_in_close_and_stop(mapping: str, ready_store: Store, tmp_path: Path) -> None:
    """What is missing belongs to all powiats of the example alike, so a list complete for each of them lacks of each the same share."""
    path = tmp_path / "lista.csv"
    first = _made(path, mapping, range(COUNT))
    assert ready_store.counts(*_command(mapping, first, day=EARLIER)) == (COUNT, COUNT, 0, 0, 0, 0)

    few, many = 500, 2000
    is_complete = _completeness(mapping) != "nie"
    counts = ready_store.counts(*_command(mapping, _made(path, mapping, range(few, COUNT))))
    assert counts == (COUNT - few, 0, 0, COUNT - few, few if is_complete else 0, 0)
    assert ready_store.number(CLOSED) == counts[4]

    done = ready_store.run(*_command(mapping, _made(path, mapping, range(many, COUNT))))
    assert ready_store.number(CLOSED) == counts[4], "more than 5 % are closed by nobody's mistake"
    if is_complete:
        assert (done.returncode, "--confirm-closures" in done.stderr) == (65, True), done.stderr
        ready_store.counts(*_command(mapping, path, "--confirm-closures"))
        assert ready_store.number(CLOSED) == many
    else:
        assert done.returncode == 0, done.stderr
