"""How long after `pozytek import krs` has ended two servers beside it show what it brought, on both engines."""

import contextlib
import http.client
import json
import math
import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from harness import machine, website
from harness.made_records import made_records

from . import runs
from .committed import committed
from .engines import Engine
from .tables import head, heading, row

ORGANISATIONS = 8_000
PATIENCE = 10.0
COMMIT = "commit"
# Words no name has and no ending disturbs.
SYLLABLES = ["bra", "cze", "dro", "fla", "gru", "kwe", "mli", "ple", "stro", "zwa"]


def feed(folder: Path, engines: list[Engine], turns: int) -> dict[str, list[float]]:
    """Prints a row for each engine; gives its delays after the commit in seconds, infinite where a server never showed the body."""
    heading("From the end of an import by command line to its showing in two servers on the same database")
    print(f"One new body each time, over {ORGANISATIONS} sample bodies; the slower of the two servers counts.")
    print("Servers and database are asked every 5 ms. Negative: shown before the command ended.\n")
    head("engine", "imports", "after its end, p50 s", "max s", "after the commit, p50 s", "max s", "the import itself, p50 s")
    found = {}
    for engine in engines:
        with contextlib.ExitStack() as stack:
            database = engine.fresh(stack)
            runs.pozytek("sample", "--organisations", str(ORGANISATIONS), "--database", database)
            log = machine.LOGS / "bench.log"
            bases = [stack.enter_context(website.serving(database, log.with_suffix(f".{number}.log"))) for number in (1, 2)]
            holds = stack.enter_context(committed(database))
            measured = [_delay(folder, database, bases, holds, turn) for turn in range(turns)]
        ends, commits, took = zip(*measured, strict=True)
        found[engine.name] = list(commits)
        figures = (f"{figure(seen):.3f}" for seen in (ends, commits) for figure in (statistics.median, max))
        row(engine.name, turns, *figures, f"{statistics.median(took):.2f}")
    return found


def _delay(folder: Path, database: str, bases: list[str], holds: Callable[[str], bool], turn: int) -> tuple[float, float, float]:
    """Seconds from the end of the command, and from the commit, until both show it; and those of the command."""
    word = "".join(SYLLABLES[int(digit)] for digit in f"{turn + 37:03}")
    file = _record(folder, turn, f"FUNDACJA {word.upper()}")
    seen: dict[str, float] = {}
    over = threading.Event()
    watchers = [threading.Thread(target=_watch, args=(base, word, seen, over)) for base in bases]
    watchers.append(threading.Thread(target=_await_commit, args=(holds, word, seen, over)))
    for watcher in watchers:
        watcher.start()
    began = time.monotonic()
    try:
        subprocess.run([str(machine.PROGRAM), "import", "krs", str(file), "--database", database], check=True, capture_output=True)
        ended = time.monotonic()
        while len(seen) < len(watchers) and time.monotonic() - ended < PATIENCE:
            time.sleep(0.005)
    finally:
        over.set()
        for watcher in watchers:
            watcher.join()
    shown = max(seen.get(base, math.inf) for base in bases)
    return shown - ended, shown - seen[COMMIT], ended - began


def _await_commit(holds: Callable[[str], bool], word: str, seen: dict[str, float], over: threading.Event) -> None:
    while not over.is_set():
        if holds(word):
            seen[COMMIT] = time.monotonic()
            break
        over.wait(0.005)


def _record(folder: Path, turn: int, name: str) -> Path:
    """One extract of a number that was not there before."""
    extract = [record for record in made_records(turn * 2 + 2) if "odpis" in record][-1]
    extract["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"] = name
    file = folder / f"news-{turn}.jsonl"
    file.write_text(json.dumps(extract, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _watch(base: str, word: str, seen: dict[str, float], over: threading.Event) -> None:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=30)
    while not over.is_set():
        connection.request("GET", f"/api/v1/organisations?q={quote(chr(34) + word + chr(34))}&per_page=1")
        if any(word in item["name"].lower() for item in json.loads(connection.getresponse().read())["items"]):
            seen[base] = time.monotonic()
            break
        over.wait(0.005)
    connection.close()
