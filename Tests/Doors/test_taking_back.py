"""`import undo` after other runs, twice, of itself, of a run that goes on, of what is no run."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doors import ENTITLED, LIST, OPP, Door, refused
from harness import made_lists, processes
from harness.stores import Store

EARLIER, LATER = "2026-11-20", "2026-11-22"


@pytest.fixture(params=[OPP, ENTITLED, LIST], ids=lambda door: door.name)
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


def _take(store: Store, door: Door, folder: Path, numbers: range, revision: int, day: str) -> None:
    """Brings in a made list of these records as they stood at a revision."""
    path = made_lists.write_csv(folder / f"lista-{day}-{revision}.csv", door.rows(numbers, revision))
    store.counts(*door.command(path, "--confirm-closures", day=day))


def _undo(store: Store, run: int) -> None:
    done = store.run("import", "undo", str(run))
    assert done.returncode == 0, done.stderr
    assert f"Cofnięto przebieg {run}." in done.stdout


def test_what_a_later_run_saw_as_well_stays(door: Door, new_store: Callable[[], Store], tmp_path: Path) -> None:
    store, without = new_store(), new_store()
    _take(store, door, tmp_path, range(300), 0, EARLIER)
    for one in (store, without):
        _take(one, door, tmp_path, range(100, 400), 1, LATER)
    _undo(store, 1)
    assert store.standing() == without.standing()
    assert [run["state"] for run in store.runs()] == ["undone", "finished"]


def test_what_a_run_changed_and_closed_is_as_before(door: Door, new_store: Callable[[], Store], tmp_path: Path) -> None:
    store, without = new_store(), new_store()
    for one in (store, without):
        _take(one, door, tmp_path, range(300), 0, EARLIER)
    _take(store, door, tmp_path, range(100, 400), 1, LATER)
    assert store.standing() != without.standing()
    _undo(store, 2)
    assert store.standing() == without.standing()


def test_what_was_taken_back_comes_again_by_importing_again(door: Door, new_store: Callable[[], Store], tmp_path: Path) -> None:
    """An undo is no run: there is no undo of an undo, the file is imported again."""
    store = new_store()
    _take(store, door, tmp_path, range(300), 0, EARLIER)
    first = store.standing()
    _undo(store, 1)
    assert store.names() == []
    refused(store, ["import", "undo", "1"], 65, "już cofnięty", "powtórz import")
    assert len(store.runs()) == 1, "an undo is not in the list of runs, so it has no number to be undone by"
    refused(store, ["import", "undo", "2"], 65, "Nie ma przebiegu o numerze 2")
    _take(store, door, tmp_path, range(300), 0, EARLIER)
    assert store.standing() == first


@pytest.mark.parametrize("number", ["0", "7", "", "pierwszy", "1; DROP TABLE import_run", "99999999999999999999"])
def test_what_is_no_run_is_refused(number: str, store: Store, tmp_path: Path) -> None:
    _take(store, OPP, tmp_path, range(3), 0, EARLIER)
    refused(store, ["import", "undo", number], 65, "przebieg")


def test_a_run_that_is_taken_back_while_it_goes_on_stops_and_leaves_nothing(new_store: Callable[[], Store], tmp_path: Path) -> None:
    store, without = new_store(), new_store()
    for one in (store, without):
        _take(one, OPP, tmp_path, range(10), 0, EARLIER)
    path = made_lists.write_csv(tmp_path / "dlugi.csv", OPP.rows(range(60_000)))
    going = processes.start([*store.command(*OPP.command(path)), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert b"committed" in going.stdout.readline()
        _undo(store, 2)
        _, complained = going.communicate(timeout=60)
    finally:
        processes.stop(going)
    assert going.returncode != 0, "it ended before it was taken back, so nothing was shown"
    assert complained.decode().startswith("Błąd: ")
    assert store.standing() == without.standing()
    assert [run["state"] for run in store.runs()] == ["finished", "undone"]
