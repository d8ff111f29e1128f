"""Datasette over the same bodies: full text by FTS5 of SQLite, four facets, over HTTP."""

import contextlib
import json
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from harness import machine, processes, website

from .asked import Question
from .compared import COLUMNS, FILTERED, bodies
from .pages import write_paths
from .recall import Finder
from .speed import COMPRESSED, Line, wrk

NAME = "Datasette with FTS5"
SETTINGS = ["--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000", "--setting", "facet_time_limit_ms", "60000"]
# Diacritics are folded; ł is none to SQLite.
TOKENS = "tokenize='unicode61 remove_diacritics 2'"
JSON, HTML = "/peer/organisation.json", "/peer/organisation"


@dataclass(frozen=True)
class Datasette:
    """The program, and where it may keep its database."""

    program: Path
    folder: Path

    @contextlib.contextmanager
    def over(self, database: Path) -> Iterator[str]:
        """The base address of a server over the bodies of this register of ours."""
        with self._serving(self._file(database)) as base:
            yield base

    def measure(
        self, base: str, address: str, questions: list[Question], connections: int, seconds: int, encoding: str = COMPRESSED
    ) -> Line:
        paths = write_paths(self.folder / "paths", [question.datasette(address) for question in questions])
        # Long enough that sixty-four waiting in line are all answered.
        line = wrk(base, paths, connections, max(seconds, connections // 4), encoding, patience=60)
        return Line(line["p50"], line["p99"], line["rate"], line["faults"])

    def finds_nothing(self, base: str, questions: list[Question]) -> int:
        """How many of these questions have no hit."""
        nothing = 0
        for question in questions:
            with urllib.request.urlopen(base + question.datasette(JSON), timeout=60) as reply:
                nothing += json.load(reply)["filtered_table_rows_count"] == 0
        return nothing

    def _file(self, database: Path) -> Path:
        """The bodies with a full-text index, and an index for each facet."""
        file = self.folder / "peer.db"
        file.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as db:
            db.execute(f"CREATE TABLE organisation (id INTEGER PRIMARY KEY, {', '.join(f'{column} TEXT' for column in COLUMNS[1:])})")
            db.executemany(f"INSERT INTO organisation VALUES ({', '.join('?' * len(COLUMNS))})", bodies(database))
            for column in FILTERED:
                db.execute(f"CREATE INDEX organisation_{column} ON organisation ({column})")
            db.execute(
                'CREATE VIRTUAL TABLE organisation_fts USING fts5(name, locality, aims, content="organisation", content_rowid="id", '
                f"{TOKENS})"
            )
            db.execute("INSERT INTO organisation_fts (organisation_fts) VALUES ('rebuild')")
            db.execute("ANALYZE")
            db.commit()
        return file

    @contextlib.contextmanager
    def _serving(self, file: Path) -> Iterator[str]:
        port = website.free_port()
        log = machine.LOGS / "datasette.log"
        with log.open("wb") as output:
            server = processes.start(
                [str(self.program), "serve", "-i", str(file), "--port", str(port), *SETTINGS], stdout=output, stderr=output
            )
        base = f"http://127.0.0.1:{port}"
        try:
            nonsense = [Question("qwxzqwxz")]
            for _ in range(600):
                with contextlib.suppress(OSError):
                    # Where it does not see the full-text table (its quotes must be double), it finds everything, and fast.
                    assert self.finds_nothing(base, nonsense) == 1, "Datasette does not search"
                    break
                assert server.poll() is None, website.tail(log)
                time.sleep(0.05)
            yield base
        finally:
            processes.stop(server)


def fts_finder(names: list[str]) -> Finder:
    """What SQLite's FTS5 finds by itself, the best first: every word must be there."""
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE body USING fts5(name, {TOKENS})")
    db.executemany("INSERT INTO body VALUES (?)", [(name,) for name in names])
    statement = "SELECT name FROM body WHERE body MATCH ? ORDER BY rank LIMIT 20"

    def find(queries: list[str]) -> list[list[str]]:
        quoted = [" ".join(f'"{word}"' for word in query.split()) for query in queries]
        return [[name for (name,) in db.execute(statement, [one])] for one in quoted]

    return find
