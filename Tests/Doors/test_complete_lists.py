"""Next year's list through the door: its columns moved, its header is gone, half of it is missing, or it speaks with another's numbers."""

from pathlib import Path

import pytest

from doors import ENTITLED, LIST, OPP, Door, refused, through
from harness import made_lists, made_records
from harness.stores import Store

EARLIER = "2026-11-20"
COMPLETE = [OPP, ENTITLED, LIST]


@pytest.fixture(params=COMPLETE, ids=lambda door: door.name)
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


def _write(folder: Path, rows: list[list[str]], name: str = "lista.csv") -> Path:
    return made_lists.write_csv(folder / name, rows)


def test_columns_that_moved_change_nothing(door: Door, ready_store: Store, tmp_path: Path) -> None:
    rows = door.rows(range(200))
    ready_store.counts(*door.command(_write(tmp_path, rows), day=EARLIER))
    before = ready_store.standing()
    moved = [["Wykaz za rok"], [], *([*reversed(row), f"uwaga {number}"] for number, row in enumerate(rows))]
    moved[2][-1] = "Uwagi"
    assert ready_store.counts(*door.command(_write(tmp_path, moved))) == (200, 0, 0, 200, 0, 0)
    assert ready_store.standing() == before


@pytest.mark.parametrize(
    ("door", "column", "words"),
    [
        (OPP, 1, ["KRS"]),
        (OPP, 2, ["nazwa"]),
        (OPP, 3, ["kwota"]),
        (ENTITLED, 0, ["KRS"]),
        (ENTITLED, 1, ["nazwa"]),
        (LIST, 1, ["nazwa", "W wierszu 1 są", "kgw"]),
        (LIST, 4, ["gmina", "W wierszu 1 są"]),
    ],
    ids=lambda value: value.name if isinstance(value, Door) else None,
)
def test_a_missing_column_is_named_with_those_that_are_there(
    door: Door, column: int, words: list[str], store: Store, tmp_path: Path
) -> None:
    rows = door.rows(range(20))
    rows[0][column] = "Kolumna bez nazwy znanej komukolwiek"
    refused(store, door.command(_write(tmp_path, rows)), 65, "lista.csv", "brakuje kolumn", "Kolumna bez nazwy", *words)


def test_a_list_without_a_header_is_refused(door: Door, store: Store, tmp_path: Path) -> None:
    refused(store, door.command(_write(tmp_path, door.rows(range(200))[1:])), 65, "lista.csv", "brakuje kolumn")


def test_two_columns_of_one_name_are_refused_at_their_line(store: Store, tmp_path: Path) -> None:
    rows = LIST.rows(range(20))
    rows[0][2] = rows[0][1]
    refused(store, LIST.command(_write(tmp_path, rows)), 65, "wiersz 1", "dwie kolumny")


def test_what_a_complete_list_has_no_more_is_closed(door: Door, ready_store: Store, tmp_path: Path) -> None:
    ready_store.counts(*door.command(_write(tmp_path, door.rows(range(1000))), day=EARLIER))
    fewer = _write(tmp_path, door.rows(range(50, 1000)))
    assert ready_store.counts(*door.command(fewer, "--dry-run")) == (950, 0, 0, 950, 50, 0)
    assert ready_store.counts(*door.command(fewer)) == (950, 0, 0, 950, 50, 0)
    assert ready_store.counts(*door.command(_write(tmp_path, door.rows(range(50, 1000)), "again.csv"))) == (950, 0, 0, 950, 0, 0)
    assert _standing_records(ready_store) == 950
    struck_off = ready_store.number("SELECT count(*) FROM organisation WHERE status = 'struck_off'")
    # A list that speaks of bodies others register takes its own facts back, and closes nobody.
    assert struck_off == (50 if door is LIST else 0)


def test_more_than_five_percent_missing_closes_nothing_unless_confirmed(door: Door, ready_store: Store, tmp_path: Path) -> None:
    ready_store.counts(*door.command(_write(tmp_path, door.rows(range(1000))), day=EARLIER))
    before = ready_store.standing()
    half = _write(tmp_path, door.rows(range(51, 1000)))
    for more in ([], ["--dry-run"], []):
        done = through(ready_store, door.command(half, *more))
        assert done.code == 65
        assert "brakuje 51 z 1000 zapisów" in done.complained
        assert "--confirm-closures" in done.complained
        assert ready_store.standing() == before
        assert _standing_records(ready_store) == 1000
    assert ready_store.counts(*door.command(half, "--confirm-closures"))[4] == 51
    assert _standing_records(ready_store) == 949
    assert [run["state"] for run in ready_store.runs()] == ["finished", "finished"], "the run that stopped is the one that went on"


def test_a_body_missing_from_one_year_keeps_its_other_years(store: Store, tmp_path: Path) -> None:
    store.counts("import", "opp", _write(tmp_path, OPP.rows(range(10))), "--year", "2023")
    store.counts("import", "opp", _write(tmp_path, OPP.rows(range(5, 15))), "--year", "2024")
    assert store.number("SELECT count(*) FROM tax_share WHERE year = 2023") == 10
    assert store.number("SELECT count(*) FROM organisation WHERE status = 'struck_off'") == 0


def test_two_lists_that_swap_the_numbers_of_two_bodies_move_nothing(ready_store: Store, tmp_path: Path) -> None:
    """The court says whose a number is; NIW's list has two of them the wrong way round, and so has that of the year after."""
    ready_store.counts("import", "krs", made_records.write(tmp_path / "krs.jsonl", 10))
    before, names = ready_store.rows(RECOMMENDED), ready_store.names()
    (first, one), (second, other) = before[:2]
    rows = [["KRS", "Nazwa", "NIP"], [first or "", "Pierwsza", other or ""], [second or "", "Druga", one or ""]]
    for year in ("2024", "2025"):
        ready_store.counts("import", "opp-entitled", _write(tmp_path, rows), "--year", year, "--confirm-closures")
    assert (ready_store.rows(RECOMMENDED), ready_store.names()) == (before, names)
    assert ready_store.number("SELECT count(*) FROM entitlement") == 4


RECOMMENDED = """
SELECT k.value AS krs, n.value AS nip FROM identifier k JOIN identifier n ON n.organisation_id = k.organisation_id
WHERE k.kind = 'krs' AND k.source = 'krs' AND n.kind = 'nip' AND n.recommended = 1 ORDER BY k.value, n.value
"""


def _standing_records(store: Store) -> int:
    current = "SELECT count(*) FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current"
    return store.number(f"{current} WHERE v.closed_on IS NULL")
