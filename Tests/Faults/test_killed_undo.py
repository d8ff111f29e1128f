"""What is one transaction, taking a run back or bringing in postal codes, has happened wholly or not at all, whenever it is killed."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from harness import made_lists
from harness.stores import Store
from importers import COUNT, IMPORTERS, Importer
from killing import killed

KILLS = 6
LIST = next(importer for importer in IMPORTERS if importer.name == "list-csv")
UNDO = ["import", "undo", "2"]


def test_an_undo_is_there_wholly_or_not_at_all_and_can_be_repeated(
    new_store: Callable[[], Store], made: Callable[[Importer], Path], end: Callable[[Importer], str], tmp_path: Path
) -> None:
    def two_runs() -> Store:
        store = new_store()
        LIST.prepare(store, tmp_path)
        LIST.run(store, made(LIST))
        return store

    store, before = two_runs(), end(LIST)
    began = time.monotonic()
    assert store.run(*UNDO).returncode == 0
    whole, after = time.monotonic() - began, store.digest()
    assert after != before

    dice, store, whole_ones = random.Random("undo/20261124"), two_runs(), 0
    for kill in range(KILLS):
        killed(store, UNDO, 0, and_seconds=dice.uniform(0.02, whole))
        found = store.digest()
        assert found in (before, after), f"kill {kill}: half of the run is taken back"
        if found == after:
            whole_ones += 1
            assert store.run(*UNDO).returncode == 65, "what is taken back cannot be taken back again"
            store = two_runs()
    assert whole_ones < KILLS, "no undo was cut off, so nothing was shown"
    assert store.is_sound()
    assert store.run(*UNDO).returncode == 0
    assert store.digest() == after
    assert [run["state"] for run in store.runs()] == ["finished", "undone"]


def test_postal_codes_are_there_wholly_or_not_at_all_and_bodies_are_placed_by_them_in_the_end(
    new_store: Callable[[], Store], tmp_path: Path
) -> None:
    codes = made_lists.write_csv(tmp_path / "kody.csv", made_lists.postal_codes(range(COUNT)))
    _, *some = made_lists.postal_codes(range(0, COUNT, 10))
    bodies = [[made_lists.regon(index), made_lists.name(index), place, code] for index, (code, place, *_) in enumerate(some)]
    extract = made_lists.write_csv(tmp_path / "regon.csv", [["REGON", "Nazwa", "Miejscowość", "Kod pocztowy"], *bodies])
    placed = "SELECT count(*) FROM organisation WHERE gmina IS NOT NULL"
    kept = "SELECT count(*) FROM postal_code"

    def filled() -> Store:
        store = new_store()
        store.counts("import", "list", extract, "--mapping", "regon", "--day", "2026-11-24")
        return store

    store = filled()
    assert store.number(placed) == 0
    few = store.number(kept)
    began = time.monotonic()
    assert store.run("import", "postal", codes).returncode == 0
    whole, after, most = time.monotonic() - began, store.digest(), store.number(kept)
    assert store.number(placed) == len(bodies)
    assert most > few

    dice, store, cut_off = random.Random("postal/20261124"), filled(), 0
    for kill in range(KILLS):
        killed(store, ["import", "postal", str(codes)], 0, and_seconds=dice.uniform(0.02, whole))
        assert store.number(kept) in (few, most), f"kill {kill}: half of the codes"
        cut_off += store.number(placed) < len(bodies)
        if store.number(placed) == len(bodies):
            store = filled()
    assert cut_off, "no import was cut off, so nothing was shown"
    assert store.run("import", "postal", codes).returncode == 0
    assert store.digest() == after
