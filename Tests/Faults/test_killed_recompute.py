"""Profiles computed anew after the rules changed: killed at any moment, the work goes on where it was and ends as if nothing happened."""

import contextlib
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from harness import cluster
from harness.stores import Store
from importers import IMPORTERS, Importer
from killing import killed

KILLS = 6
BIR = next(importer for importer in IMPORTERS if importer.name == "bir")
RECOMPUTE = ["import", "recompute"]
# As if the release before had known no spheres and taken every body for something else.
OLDER = [
    "UPDATE profile_rules SET edition = 'older'",
    "UPDATE organisation SET kind = 'other'",
    "DELETE FROM attribute WHERE kind = 'proposed_sphere'",
]
COMPUTED = """
SELECT o.name, o.kind, a.code, a.evidence
FROM organisation o LEFT JOIN attribute a ON a.organisation_id = o.id AND a.kind = 'proposed_sphere'
"""


def _age(store: Store) -> None:
    """Past the program: what an older one would have left behind."""
    if store.engine == "postgres":
        for statement in OLDER:
            cluster.run_sql(store.address, statement)
        return
    with contextlib.closing(sqlite3.connect(store.address, timeout=30)) as connection, connection:
        for statement in OLDER:
            connection.execute(statement)


def _computed(store: Store) -> list[tuple[str | None, ...]]:
    return sorted(store.rows(COMPUTED), key=str)


def test_a_recomputation_that_is_killed_goes_on_and_ends_the_same(
    new_store: Callable[[], Store], made: Callable[[Importer], Path], tmp_path: Path
) -> None:
    store = new_store()
    BIR.run(store, made(BIR))
    whole = _computed(store)
    _age(store)
    assert _computed(store) != whole
    began = time.monotonic()
    assert store.run(*RECOMPUTE).returncode == 0
    took = time.monotonic() - began
    assert _computed(store) == whole

    dice, cut_off = random.Random("recompute/20261124"), 0
    for kill in range(KILLS):
        _age(store)
        was_killed, reported = killed(store, RECOMPUTE, 0, and_seconds=dice.uniform(took / 4, took))
        reached = store.number("SELECT count(*) FROM organisation WHERE kind <> 'other'")
        assert reached >= reported, f"kill {kill}: {reported} reported as committed"
        cut_off += was_killed and 0 < reached < len({row[0] for row in whole})
        done = store.run(*RECOMPUTE, "--json")
        assert done.returncode == 0, done.stderr
        assert _computed(store) == whole, f"after kill {kill}"
    assert cut_off, "no recomputation was cut off in the middle, so nothing was shown"
    assert store.is_sound()
    assert "nie było nic do zrobienia" in store.run(*RECOMPUTE).stdout
