"""Points of activities located by new borders: killed at any moment, loading the same borders again ends as if nothing had happened."""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from harness.stores import Store
from killing import killed

KILLS = 5
ACTIVITIES = 6_000
WEST, EAST, SOUTH, NORTH = 18.5, 18.7, 53.0, 53.1
PLACES = "SELECT r.key, p.kind, p.teryt, p.borders FROM deed_place p JOIN deed_record r ON r.id = p.deed_id"


def _borders(folder: Path, turn: int) -> Path:
    """Two strips; each turn moves the line between them, so that points change their gmina."""
    middle = 18.56 + 0.01 * turn
    features = []
    for code, west, east in (("0463011", WEST, middle), ("0415082", middle, EAST)):
        ring = [[west, SOUTH], [east, SOUTH], [east, NORTH], [west, NORTH], [west, SOUTH]]
        features.append(
            {"type": "Feature", "properties": {"terc": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}},
        )
    path = folder / f"granice-{turn}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _activities(folder: Path) -> Path:
    dice = random.Random("relocation/20261124")
    rows = [
        f"{number};Działanie {number};{dice.uniform(SOUTH, NORTH):.5f};{dice.uniform(WEST, EAST):.5f}".replace(".", ",")
        for number in range(1, ACTIVITIES + 1)
    ]
    path = folder / "dzialania.csv"
    path.write_text("Lp.;Tytuł;Szerokość;Długość\n" + "\n".join(rows) + "\n")
    return path


def _command(path: Path, turn: int) -> list[str]:
    return ["import", "boundaries", str(path), "--level", "gmina", "--day", f"202{turn}-01-01"]


def _places(store: Store) -> list[tuple[str | None, ...]]:
    return sorted(store.rows(PLACES), key=str)


def test_points_that_follow_borders_survive_being_killed(new_store: Callable[[], Store], tmp_path: Path) -> None:
    listed = _activities(tmp_path)
    importing = ["import", "activities", str(listed), "--mapping", "dzialania", "--day", "2026-11-24"]
    turns = [_command(_borders(tmp_path, turn), turn) for turn in range(2)]

    store = new_store()
    store.counts(*importing)
    assert store.run(*turns[0]).returncode == 0
    before = _places(store)
    began = time.monotonic()
    assert store.run(*turns[1]).returncode == 0
    took = time.monotonic() - began
    whole = _places(store)
    assert before != whole
    assert {row[2] for row in whole} == {"046301", "041508"}

    dice, cut_off = random.Random("kills/20261124"), 0
    for kill in range(KILLS):
        store = new_store()
        store.counts(*importing)
        assert store.run(*turns[0]).returncode == 0
        was_killed, _ = killed(store, turns[1], 0, and_seconds=dice.uniform(took / 3, took))
        reached = _places(store)
        cut_off += was_killed and reached not in (before, whole)
        done = store.run(*turns[1])
        assert done.returncode == 0, done.stderr
        assert _places(store) == whole, f"after kill {kill}"
        assert store.is_sound()
    # Whether one fell between two batches depends on the machine; that nothing was lost does not.
    print(f"{cut_off} of {KILLS} were cut off between two batches")
