"""How fast pages are answered: wrk asks the real program, each time for another page."""

import json
import os
import random
import sqlite3
import subprocess
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from harness import machine, website

from . import runs
from .tables import head, heading, row

PATHS = 20_000
DICE = random.Random(3)
LUA = Path(__file__).parents[1] / "paths.lua"


def organisation_paths(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("SELECT id, slug FROM organisation ORDER BY random() LIMIT ?", [PATHS])
    return [f"/organizacje/{number}/{slug}" for number, slug in rows]


def word_paths(db: sqlite3.Connection) -> list[str]:
    """One or two words as people type them: beginnings of words of real names."""
    names = [row[0].split() for row in db.execute("SELECT folded FROM organisation ORDER BY random() LIMIT 5000")]

    def typed() -> str:
        words = [word for word in DICE.choice(names) if len(word) > 3] or ["klub"]
        return "+".join(word[: DICE.randint(3, len(word))] for word in DICE.sample(words, min(len(words), DICE.randint(1, 2))))

    return [f"/organizacje?q={typed()}" for _ in range(PATHS)]


def filter_paths(db: sqlite3.Connection) -> list[str]:
    powiats = [row[0] for row in db.execute("SELECT DISTINCT powiat FROM organisation WHERE powiat IS NOT NULL")]
    return [f"/organizacje?powiat={DICE.choice(powiats)}&strona={DICE.randint(1, 5)}" for _ in range(PATHS)]


def gmina_paths(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("SELECT teryt, slug FROM unit WHERE length(teryt) = 6 ORDER BY random()")
    return [f"/gminy/{teryt}/{slug}" for teryt, slug in rows]


PAGES: dict[str, Callable[[sqlite3.Connection], list[str]]] = {
    "organisation": organisation_paths,
    "list-words": word_paths,
    "list-powiat": filter_paths,
    "gmina": gmina_paths,
    "home": lambda _: ["/"],
}


def pages(folder: Path, count: int, names: list[str], connections: list[int], seconds: int) -> None:
    """One size of sample region: each page by name, at each number of connections."""
    database = folder / f"sample-{count}.sqlite"
    made = runs.pozytek("sample", "--organisations", str(count), "--database", database)
    heading(f"Pages over {count} organisations")
    print(f"Made in {made.seconds:.1f} s with {made.memory:.0f} MB of memory, {runs.size(database):.1f} MB on disk.\n")
    head("page", "connections", "p50 ms", "p99 ms", "max ms", "requests/s", "kB each", "faults")
    with website.serving(database, machine.LOGS / "bench.log", "--sample", "show") as base:
        for name in names:
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
                listed = write_paths(folder / "paths", direct(base, PAGES[name](db)))
            load(base, listed, 8, 2)
            for number in connections:
                found = load(base, listed, number, seconds)
                times = (f"{found[part]:.2f}" for part in ("p50", "p99", "max"))
                row(name, number, *times, f"{found['rate']:.0f}", f"{found['bytes'] / 1000:.1f}", found["faults"])


def direct(base: str, paths: list[str]) -> list[str]:
    """The paths, after a look at some of them: a page that redirects or fails is fast and says nothing."""
    good = []
    for path in paths[:200]:
        with urllib.request.urlopen(base + path, timeout=30) as reply:
            if reply.url == base + path:
                good.append(path)
    assert len(good) > len(paths[:200]) * 0.9, f"most of {paths[:3]}… lead elsewhere"
    return good + paths[200:]


def write_paths(file: Path, paths: list[str]) -> Path:
    file.write_text("\n".join(paths) + "\n")
    return file


def load(base: str, paths: Path, connections: int, seconds: int) -> dict[str, float]:
    """What `paths.lua` sums up after `seconds` of as many requests as `connections` get answered."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(LUA), base]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ, PATHS=str(paths)), timeout=seconds + 60)
    return json.loads(done.stdout.strip().splitlines()[-1])
