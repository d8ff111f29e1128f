"""How fast lists are found over HTTP: wrk asks the API and the page, each time something else; there is no cache of results to hit."""

import json
import os
import statistics
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import asked
from .asked import Question
from .pages import LUA, direct, write_paths
from .server import serving
from .tables import head, heading, row, spaced

WORDS, FILTERS, PAGE, PAGE_FILTERS = "JSON, words and filters", "JSON, filters only", "HTML, words and filters", "HTML, filters only"
PLAIN = "JSON, words and filters, not compressed"
COMPRESSED, AS_IT_IS = "gzip, deflate, br", "identity"
# How many questions are asked one by one beforehand, to tell how much they find.
LOOKED_AT = 400


@dataclass(frozen=True)
class Line:
    """Milliseconds and requests a second of one kind of request at one number of connections."""

    p50: float
    p99: float
    rate: float
    faults: int


# (organisations, kind of request, connections)
Lines = dict[tuple[int, str, int], Line]


def speed(folder: Path, database: Path, count: int, connections: list[int], seconds: int) -> Lines:
    """Prints a row for each kind of request and number of connections over one register."""
    words, filters = asked.with_words(database), asked.with_filters_only(database)
    kinds: list[tuple[str, list[Question], Callable[[Question], str], str]] = [
        (WORDS, words, Question.api, COMPRESSED),
        (PLAIN, words, Question.api, AS_IT_IS),
        (FILTERS, filters, Question.api, COMPRESSED),
        (PAGE, words, Question.page, COMPRESSED),
        (PAGE_FILTERS, filters, Question.page, COMPRESSED),
    ]
    heading(f"Finding over {spaced(count)} organisations")
    found: Lines = {}
    with serving(database) as server:
        base = server.base
        print(f"{spaced(len(words))} queries with words find {_finds(base, words)};")
        print(f"{spaced(len(filters))} of filters only {_finds(base, filters)}.")
        print("Exact total, 20 rows, every facet; each request another query, no cache of results.")
        print("CPU: the server's own, for a request; beside other work it says more than the times.\n")
        head("request", "connections", "p50 ms", "p99 ms", "requests/s", "CPU ms each", "kB each", "faults")
        for kind, questions, printed, encoding in kinds:
            paths = write_paths(folder / "paths", direct(base, [printed(question) for question in questions]))
            wrk(base, paths, 8, 1, encoding)
            for number in connections:
                before = server.processor()
                line = wrk(base, paths, number, seconds, encoding)
                processor = (server.processor() - before) / max(line["rate"] * seconds, 1)
                found[count, kind, number] = Line(line["p50"], line["p99"], line["rate"], line["faults"])
                times = f"{line['p50']:.2f}", f"{line['p99']:.2f}"
                row(
                    kind,
                    number,
                    *times,
                    spaced(round(line["rate"])),
                    f"{processor * 1000:.3f}",
                    f"{line['bytes'] / 1000:.1f}",
                    line["faults"],
                )
    return found


def wrk(base: str, paths: Path, connections: int, seconds: int, encoding: str = COMPRESSED, patience: int = 2) -> dict[str, float]:
    """What `paths.lua` sums up; a request that takes longer than `patience` seconds is a fault, though its time counts."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", f"--timeout={patience}s", "--latency", "-s", str(LUA), base]
    environment = dict(os.environ, PATHS=str(paths), ENCODING=encoding)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=seconds + patience + 60)
    # A line nobody was answered in has no percentiles.
    return json.loads(done.stdout.strip().splitlines()[-1].replace("-nan", "0").replace("nan", "0"))


def _finds(base: str, questions: list[Question]) -> str:
    totals = []
    for question in questions[:LOOKED_AT]:
        with urllib.request.urlopen(base + question.api(), timeout=30) as reply:
            totals.append(json.load(reply)["total"])
    middle, mean = statistics.median(totals), statistics.mean(totals)
    return f"{middle:.0f} (median), {mean:.0f} (mean), at most {max(totals)}, nothing {totals.count(0)} times of {len(totals)}"
