"""How fast pages are answered and imports done, on this machine, by the real program on a real database.

    make bench                     both sizes of sample region, every page, 1, 8 and 64 connections; then the imports
    make bench BENCH=--quick       the small region, three seconds a line
    make bench BENCH="--organisations 160000 --only organisation"

Prints tables and writes nothing; figures worth keeping go by hand into docs/performance.md, with the machine that is printed on top.
"""

import argparse
import json
import os
import platform
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

from harness import cluster, machine, processes, website
from harness.made_records import write

PATHS = 20_000
DICE = random.Random(3)
LUA = Path(__file__).with_name("paths.lua")


def main() -> int:
    options = _arguments()
    processes.end_politely_on_signals()
    describe_machine()
    with tempfile.TemporaryDirectory(prefix="pozytek-bench-") as folder:
        for count in options.organisations:
            pages(Path(folder), count, options)
        if options.only in (None, "import"):
            imports(Path(folder), 2_000 if options.quick else 20_000)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organisations", type=int, nargs="+", metavar="N", help="sizes of the sample region (8000 160000)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 64], metavar="C")
    parser.add_argument("--seconds", type=int, metavar="S", help="how long a line is measured (10)")
    parser.add_argument("--only", choices=[*PAGES, "import"], help="one page, or the imports")
    parser.add_argument("--quick", action="store_true", help="the small region, three seconds a line")
    options = parser.parse_args()
    options.organisations = options.organisations or ([8000] if options.quick else [8000, 160_000])
    options.seconds = options.seconds or (3 if options.quick else 10)
    return options


def describe_machine() -> None:
    about = subprocess.run(["lscpu"], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout
    facts = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpu = f"{facts.get('Model name', '?').strip()}, {os.cpu_count()} cores"
    print(f"{cpu}, {memory:.0f} GiB; {platform.platform(terse=True)}; load {os.getloadavg()[0]:.2f} before")


# Pages: what each asks for, from the database itself.


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


def pages(folder: Path, count: int, options: argparse.Namespace) -> None:
    if options.only == "import":
        return
    database = folder / f"sample-{count}.sqlite"
    seconds, memory = timed(["sample", "--organisations", str(count), "--database", str(database)])
    print(f"\n{count} organisations: made in {seconds:.1f} s, {memory:.0f} MB of memory, {size(database):.1f} MB on disk\n")
    head("page", "connections", "p50 ms", "p99 ms", "max ms", "requests/s", "kB each", "faults")
    with website.serving(database, machine.LOGS / "bench.log", "--sample", "show") as base:
        for name in [options.only] if options.only else PAGES:
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
                paths = PAGES[name](db)
            listed = folder / "paths"
            listed.write_text("\n".join(direct(base, paths)) + "\n")
            load(base, listed, 8, 2)
            for connections in options.connections:
                found = load(base, listed, connections, options.seconds)
                times = (f"{found[part]:.2f}" for part in ("p50", "p99", "max"))
                row(name, connections, *times, found["rate"], f"{found['bytes'] / 1000:.1f}", found["faults"])


def direct(base: str, paths: list[str]) -> list[str]:
    """The paths, after a look at some of them: a page that redirects or fails is fast and says nothing."""
    good = []
    for path in paths[:200]:
        with urllib.request.urlopen(base + path, timeout=30) as reply:
            if reply.url == base + path:
                good.append(path)
    assert len(good) > len(paths[:200]) * 0.9, f"most of {paths[:3]}… lead elsewhere"
    return good + paths[200:]


def load(base: str, paths: Path, connections: int, seconds: int) -> dict[str, float]:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(LUA), base]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ, PATHS=str(paths)), timeout=seconds + 60)
    return json.loads(done.stdout.strip().splitlines()[-1])


# Imports and the upkeep of a database.


def imports(folder: Path, count: int) -> None:
    records = write(folder / "records.jsonl", count)
    print(f"\n{count} made extracts of the court register ({size(records):.1f} MB)\n")
    head("step", "engine", "s", "records/s", "MB of memory")
    with cluster.cluster() if machine.postgres_programs() else nullcontext() as address:
        engines = {"sqlite": str(folder / "import.sqlite")} | ({"postgres": address} if address else {})
        for engine, database in engines.items():
            importing = ["import", "krs", str(records), "--day", "2026-11-24", "--database", database]
            steps = {
                "migrate": ["migrate", "--database", database],
                "import": importing,
                "import again": [*importing[:-3], "2026-11-25", *importing[-2:]],
                "digest": ["digest", "--database", database],
                "backup": ["backup", str(folder / f"copy-{engine}"), "--database", database],
            }
            for step, command in steps.items():
                seconds, memory = timed(command)
                rate = f"{count / seconds:.0f}" if step.startswith("import") else ""
                row(step, engine, f"{seconds:.2f}", rate, f"{memory:.0f}")
    print(f"\nSQLite file after it: {size(folder / 'import.sqlite'):.1f} MB, its backup {size(folder / 'copy-sqlite'):.1f} MB")


def timed(arguments: list[str]) -> tuple[float, float]:
    """Seconds and the highest memory in MB of one run of the program."""
    began = time.monotonic()
    process = processes.start([str(machine.PROGRAM), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"pozytek {' '.join(arguments)} failed:\n{said.decode(errors='replace')[-2000:]}")
    return time.monotonic() - began, used.ru_maxrss / 1024


def size(path: Path) -> float:
    return sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6


def head(*names: str) -> None:
    row(*names)
    row(*("---" for _ in names))


def row(*cells: object) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
