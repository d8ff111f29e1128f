"""An import that is killed again and again loses nothing it reported, and ends as if nothing had happened."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.stores import Store
from importers import IMPORTERS, Importer
from killing import killed, sighted

# The court's records are the most and the longest: they are killed more often than the lists.
KILLS = {"krs": 20}
KILLS_OF_A_LIST = 6
# Transactions of a run, roughly: how long one takes need only be known to its size.
BATCHES = 10


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
def test_nothing_reported_is_lost_and_starting_again_ends_the_same(
    importer: Importer, new_store: Callable[[], Store], made: Callable[[Importer], Path], end: Callable[[Importer], str], tmp_path: Path
) -> None:
    dice = random.Random(f"{importer.name}/20261124")
    path, words = made(importer), importer.command(made(importer))
    store = _prepared(importer, new_store, tmp_path)
    began = time.monotonic()
    importer.run(store, path)
    batch = (time.monotonic() - began) / BATCHES
    assert store.digest() == end(importer), "both engines hold the same"

    store, kills, reported_once = _prepared(importer, new_store, tmp_path), 0, False
    while kills < KILLS.get(importer.name, KILLS_OF_A_LIST):
        # Before the first transaction, or at any moment of one of the next.
        was_killed, reported = killed(store, words, after_reports=dice.choice([0, 1, 1, 2]), and_seconds=dice.uniform(0, 2 * batch))
        kills += was_killed
        reported_once = reported_once or (was_killed and reported > 0)
        if was_killed and not _is_finished(store, importer):
            assert sighted(store, importer.sightings) >= importer.least(reported), f"kill {kills}: {reported} reported as committed"
        else:
            assert store.digest() == end(importer), f"after {kills} kills"
            store = _prepared(importer, new_store, tmp_path)
    assert reported_once, "no run lived long enough to report a batch, so nothing was shown"
    assert store.is_sound()
    importer.run(store, path)
    assert store.digest() == end(importer)


def _is_finished(store: Store, importer: Importer) -> bool:
    """Whether the run came to its end, also of a program that was killed right after: the same file would then be a run of its own."""
    finished = "SELECT count(*) FROM import_run WHERE state = 'finished'"
    return store.has_table("import_run") and store.number(finished) == (2 if importer.before else 1)


def _prepared(importer: Importer, new_store: Callable[[], Store], folder: Path) -> Store:
    store = new_store()
    importer.prepare(store, folder)
    return store
