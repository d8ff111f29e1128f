"""From the start of `pozytek serve` to its first right answer, and the memory it takes."""

import http.client
import json
import sqlite3
import statistics
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from harness import website

from . import asked, runs
from .pages import write_paths
from .server import LOG, started
from .speed import wrk
from .tables import head, heading, row, spaced

PATIENCE = 120
TIMES = 3


@dataclass(frozen=True)
class Start:
    """Seconds, and seconds of processor, to the first right answer; MB resident right then, after a few seconds of queries, and at most."""

    seconds: float
    processor: float
    resident: float
    used: float
    peak: float


def startup(folder: Path, database: Path, count: int) -> dict[str, Start]:
    """Prints a row for a start without the register's file and one with it."""
    heading(f"Start over {spaced(count)} organisations")
    print("From the start of the process to the first search that finds the body it must; the file of the register deleted, then there.")
    print(f"Seconds: the median of {TIMES}. Memory for an organisation: what is resident beyond a server over an empty register.\n")
    empty = folder / "empty.sqlite"
    if not empty.exists():
        runs.pozytek("migrate", "--database", empty)
    nothing = _started(folder, empty, None).resident
    memory = ("MB resident", "MB after queries", "MB at most")
    head("start", "s", "CPU s", *memory, "bytes/organisation", "bytes/organisation after queries", "file, bytes/organisation")
    found = {}
    for name in ("cold", "from the file"):
        seen = []
        for turn in range(TIMES):
            if name == "cold":
                _forget(database)
            seen.append(_started(folder, database, asked.with_words(database) if turn == TIMES - 1 else None))
        seconds, processor, resident = (
            statistics.median(getattr(one, part) for one in seen) for part in ("seconds", "processor", "resident")
        )
        start = Start(seconds, processor, resident, seen[-1].used, seen[-1].peak)
        each = (f"{(megabytes - nothing) * 1e6 / count:.0f}" for megabytes in (start.resident, start.used))
        file = sum(part.stat().st_size for part in _files(database)) / count
        row(
            name,
            f"{start.seconds:.3f}",
            f"{start.processor:.2f}",
            f"{start.resident:.0f}",
            f"{start.used:.0f}",
            f"{start.peak:.0f}",
            *each,
            f"{file:.0f}",
        )
        found[name] = start
    return found


def _started(folder: Path, database: Path, questions: list[asked.Question] | None) -> Start:
    """One start to the first right answer; then queries, if any, and the end. The file of the register is there afterwards."""
    path, right = _question(database)
    began = time.monotonic()
    with started(database) as server:
        while not _answers(server.base, path, right):
            if server.process.poll() is not None or time.monotonic() - began > PATIENCE:
                raise SystemExit(f"no right answer to {path}:\n{website.tail(LOG)}")
            time.sleep(0.005)
        seconds = time.monotonic() - began
        processor = server.processor()
        resident = used = server.memory("VmRSS")
        if questions:
            wrk(server.base, write_paths(folder / "paths", [question.api() for question in questions]), 8, 3)
            used = server.memory("VmRSS")
        deadline = time.monotonic() + PATIENCE
        while right and not _files(database) and time.monotonic() < deadline:
            time.sleep(0.05)
        return Start(seconds, processor, resident, used, server.memory("VmHWM"))


def _question(database: Path) -> tuple[str, int | None]:
    """A search by the words of the last body's name, in its gmina, and the body it must find; in an empty register, nothing."""
    select = "SELECT id, folded, gmina FROM organisation WHERE gmina IS NOT NULL AND withdrawn = 0 ORDER BY id DESC LIMIT 1"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        body = db.execute(select).fetchone()
    if body is None:
        return "/api/v1/organisations?q=fundacja", None
    return asked.Question(body[1].strip(), {"gmina": body[2]}).api() + "&per_page=200", body[0]


def _answers(base: str, path: str, right: int | None) -> bool:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=30)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        body = reply.read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    if reply.status != 200:
        return False
    found = json.loads(body)
    return found["total"] == 0 if right is None else right in [item["id"] for item in found["items"]]


def _files(database: Path) -> list[Path]:
    """The register's memory beside the database; unfinished ones have another ending."""
    return [file for file in database.parent.glob(f"{database.name}.rejestr-*") if file.suffix != ".tmp"]


def _forget(database: Path) -> None:
    for file in _files(database):
        file.unlink()
