"""What Datasette and PostgreSQL's full text need for the same searches over the same bodies, and how often they find what was meant.

Both are given less to do: four facets instead of all, a facet's own choice narrows its own counts, and PostgreSQL makes no page and
speaks no HTTP. Neither forgives slips.
"""

import contextlib
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

from harness import cluster, machine, processes, website

from . import asked, runs
from .asked import Question
from .pages import write_paths
from .peers import environment
from .postgres_polish import configure, polish_files
from .recall import Finder
from .server import serving
from .speed import AS_IT_IS, COMPRESSED, PAGE, PLAIN, Line, wrk
from .tables import head, heading, row, spaced
from .visitors import percentile

COLUMNS = ("id", "name", "locality", "aims", "form", "status", "powiat", "gmina", "year")
SELECT = """
    SELECT id, name, coalesce(locality, ''), coalesce(aims, ''), coalesce(form, 'none'), coalesce(status, 'none'), coalesce(powiat, 'none'),
        coalesce(gmina, 'none'), coalesce(CAST(registered_on / 10000 AS TEXT), 'none')
    FROM organisation WHERE withdrawn = 0 ORDER BY id
    """
# A server for one errand may have more than the settings it comes with.
GENEROUS = {"shared_buffers": "1GB", "work_mem": "64MB", "jit": "off"}
DATASETTE = ["--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000", "--setting", "facet_time_limit_ms", "60000"]
FACETS = ("form", "powiat", "status", "year")
# Seconds a connection of PostgreSQL may need until it has read the dictionary, all of them at once on two cores.
READING = 0.3


class FindingPeers:
    """A context in which PostgreSQL runs, when it is there; Datasette is started for its own measurement only."""

    def __init__(self, folder: Path, database: Path, count: int, seconds: int) -> None:
        self.folder, self.database, self.count, self.seconds = folder, database, count, seconds
        self.stack = contextlib.ExitStack()
        self.postgres: str | None = None

    def __enter__(self) -> "FindingPeers":
        if machine.postgres_programs() and (files := self.stack.enter_context(polish_files())):
            with mock.patch.dict(cluster.SETTINGS, GENEROUS):
                address = self.stack.enter_context(cluster.cluster())
            self.postgres = self.stack.enter_context(cluster.database(address, "peer"))
            configure(self.postgres, files)
        return self

    def __exit__(self, *about: object) -> None:
        self.stack.close()

    def finders(self) -> dict[str, Callable[[list[str]], Finder]]:
        """By name, what makes a finder over a list of names."""
        fts = {"SQLite FTS5, as in Datasette": self._fts_finder}
        return fts | ({"PostgreSQL, hunspell-pl": self._postgres_finder} if self.postgres else {})

    def measure(self, connections: list[int]) -> None:
        heading(f"Peers over the same {spaced(self.count)} organisations, asked the same")
        print("Name, place and aims searched; 20 rows, exact total, four facets (form, powiat, status, year). Ours has all facets.")
        print("PostgreSQL by pgbench, without HTTP, ordered by ts_rank; times after each connection has read the dictionary (about 0.3 s).")
        print("Ours is measured right after each. A difference under 1.4 times is noise.\n")
        questions = asked.with_words(self.database)
        head(
            "peer",
            "connections",
            "p50 ms",
            "p99 ms",
            "requests/s",
            "faults",
            "ours",
            "ours p50 ms",
            "ours requests/s",
            "p50: peer ÷ ours",
            "rate: ours ÷ peer",
        )
        with serving(self.database) as server:
            self._datasette(questions, server.base, connections)
            self._postgres(questions, server.base, connections)

    # Datasette

    def _datasette(self, questions: list[Question], ours: str, connections: list[int]) -> None:
        installed = environment()
        program = installed and installed / "bin" / "datasette"
        if not program or not program.exists():
            row("Datasette with FTS5", *["not measured"] * 5, "", "", "", "", "")
            return
        file = self._fts_file()
        with self._serving_datasette(program, file) as base:
            for name, address, kind in (("JSON", "/peer/organisation.json", PLAIN), ("HTML", "/peer/organisation", PAGE)):
                paths = write_paths(self.folder / "paths", [question.datasette(address) for question in questions])
                for number in connections if name == "JSON" else [8]:
                    encoding = AS_IT_IS if kind == PLAIN else COMPRESSED
                    # Long enough that sixty-four waiting in line are all answered.
                    seconds = max(self.seconds, number // 4)
                    line = wrk(base, paths, number, seconds, encoding, patience=60)
                    figures = line["p50"], line["p99"], line["rate"], line["faults"]
                    self._row(f"Datasette with FTS5, {name}", number, figures, kind, self._ours(ours, questions, kind, number))

    def _fts_file(self) -> Path:
        """The bodies with a full-text index that folds diacritics (not ł, which is none to SQLite), and an index for each facet."""
        file = self.folder / "peer.db"
        file.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as db:
            db.execute(f"CREATE TABLE organisation (id INTEGER PRIMARY KEY, {', '.join(f'{column} TEXT' for column in COLUMNS[1:])})")
            with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as source:
                db.executemany(f"INSERT INTO organisation VALUES ({', '.join('?' * len(COLUMNS))})", source.execute(SELECT))
            for column in (*FACETS, "gmina"):
                db.execute(f"CREATE INDEX organisation_{column} ON organisation ({column})")
            db.execute(
                "CREATE VIRTUAL TABLE organisation_fts USING fts5(name, locality, aims, content='organisation', content_rowid='id', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
            db.execute("INSERT INTO organisation_fts (organisation_fts) VALUES ('rebuild')")
            db.execute("ANALYZE")
            db.commit()
        return file

    @contextlib.contextmanager
    def _serving_datasette(self, program: Path, file: Path):
        port = website.free_port()
        log = machine.LOGS / "datasette.log"
        with log.open("wb") as output:
            server = processes.start(
                [str(program), "serve", "-i", str(file), "--port", str(port), *DATASETTE], stdout=output, stderr=output
            )
        base = f"http://127.0.0.1:{port}"
        try:
            for _ in range(600):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{base}/peer/organisation.json?_size=1", timeout=60) as reply:
                    assert json.load(reply)["filtered_table_rows_count"] > 0
                    break
                assert server.poll() is None, website.tail(log)
                time.sleep(0.05)
            yield base
        finally:
            processes.stop(server)

    @staticmethod
    def _fts_finder(names: list[str]) -> Finder:
        db = sqlite3.connect(":memory:")
        db.execute("CREATE VIRTUAL TABLE body USING fts5(name, tokenize='unicode61 remove_diacritics 2')")
        db.executemany("INSERT INTO body VALUES (?)", [(name,) for name in names])
        statement = "SELECT name FROM body WHERE body MATCH ? ORDER BY rank LIMIT 20"

        def find(queries: list[str]) -> list[list[str]]:
            quoted = [" ".join(f'"{word}"' for word in query.split()) for query in queries]
            return [[name for (name,) in db.execute(statement, [one])] for one in quoted]

        return find

    # PostgreSQL

    def _postgres(self, questions: list[Question], ours: str, connections: list[int]) -> None:
        if not self.postgres or not shutil.which("pgbench"):
            row("PostgreSQL full text, hunspell-pl", *["not measured"] * 5, "", "", "", "", "")
            return
        began = time.monotonic()
        self._fill(questions)
        took = time.monotonic() - began
        script = self.folder / "peer.sql"
        script.write_text(_script(len(questions)))
        for number in connections:
            figures = self._pgbench(script, number)
            self._row("PostgreSQL full text, hunspell-pl", number, figures, PLAIN, self._ours(ours, questions, PLAIN, number))
        print(f"\nPostgreSQL was ready to search {took:.0f} s after the bodies were handed over.")

    def _fill(self, questions: list[Question]) -> None:
        bodies = self.folder / "peer.csv"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as source, bodies.open("w", newline="") as file:
            csv.writer(file).writerows(source.execute(SELECT))
        asking = self.folder / "asking.csv"
        with asking.open("w", newline="") as file:
            for number, question in enumerate(questions, 1):
                filters = "".join(f" AND {facet} = '{value}'" for facet, value in question.filters.items())
                csv.writer(file).writerow([number, question.words, filters])
        columns = ", ".join(f"{column} text" for column in COLUMNS[1:])
        text = "setweight(to_tsvector('polish', name), 'A') || to_tsvector('polish', locality || ' ' || aims)"
        self._psql(
            f"CREATE UNLOGGED TABLE raw (id bigint, {columns})",
            f"\\copy raw FROM '{bodies}' WITH (FORMAT csv)",
            f"CREATE TABLE organisation AS SELECT *, {text} AS words FROM raw",
            "CREATE INDEX ON organisation USING gin (words)",
            *(f"CREATE INDEX ON organisation ({column})" for column in (*FACETS, "gmina")),
            "CREATE TABLE asking (number bigint PRIMARY KEY, words text, filters text)",
            f"\\copy asking FROM '{asking}' WITH (FORMAT csv)",
            "VACUUM ANALYZE organisation",
            "VACUUM ANALYZE asking",
        )

    def _psql(self, *statements: str) -> str:
        commands = [part for statement in statements for part in ("-c", statement)]
        address = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1", "-d", str(self.postgres)]
        return runs.run([*address, *commands]).said

    def _pgbench(self, script: Path, connections: int) -> tuple[float, float, float, int]:
        """Milliseconds, rate and failures of transactions begun after every connection had its first answer."""
        seconds = self.seconds + round(connections * READING)
        prefix = self.folder / "pgbench"
        for old in self.folder.glob("pgbench.*"):
            old.unlink()
        command = [
            "pgbench",
            "-n",
            "-f",
            str(script),
            "-c",
            str(connections),
            "-j",
            "1",
            "-T",
            str(seconds),
            "-l",
            "--log-prefix",
            str(prefix),
        ]
        done = subprocess.run([*command, str(self.postgres)], capture_output=True, text=True, timeout=seconds + 120, env=dict(os.environ))
        if done.returncode:
            raise SystemExit(f"pgbench ended with {done.returncode}:\n{done.stderr[-2000:]}")
        first: dict[str, float] = {}
        answers = []
        for file in self.folder.glob("pgbench.*"):
            for line in file.read_text().splitlines():
                client, _, took, _, at, micros = line.split()[:6]
                ended = int(at) + int(micros) / 1e6
                first[client] = min(first.get(client, ended), ended)
                answers.append((ended, int(took) / 1000))
        since = max(first.values())
        warm = [(ended, took) for ended, took in answers if ended - took / 1000 >= since]
        if not warm:
            raise SystemExit("pgbench was over before every connection had an answer")
        times = [took for _, took in warm]
        return percentile(times, 0.5), percentile(times, 0.99), len(warm) / (max(ended for ended, _ in warm) - since), 0

    def _postgres_finder(self, names: list[str]) -> Finder:
        file = write_csv(self.folder / "names.csv", [(name,) for name in names])
        self._psql(
            "CREATE TABLE body (name text)",
            f"\\copy body FROM '{file}' WITH (FORMAT csv)",
            "ALTER TABLE body ADD words tsvector",
            "UPDATE body SET words = to_tsvector('polish', name)",
        )

        def find(queries: list[str]) -> list[list[str]]:
            wanted = write_csv(self.folder / "queries.csv", list(enumerate(queries)))
            said = self._psql(
                "CREATE TEMP TABLE query (number int, words text)",
                f"\\copy query FROM '{wanted}' WITH (FORMAT csv)",
                """
                SELECT coalesce((SELECT json_agg(name) FROM (SELECT name FROM body WHERE body.words @@ sought
                    ORDER BY ts_rank(body.words, sought) DESC, name LIMIT 20) best), '[]')
                FROM query, plainto_tsquery('polish', query.words) sought ORDER BY number
                """,
            )
            return list(map(json.loads, said.splitlines()))

        return find

    def _ours(self, base: str, questions: list[Question], kind: str, connections: int) -> Line:
        """Ours right after the peer, so that both meet much the same of whatever else the machine does."""
        printed = Question.page if kind == PAGE else Question.api
        paths = write_paths(self.folder / "ours", [printed(question) for question in questions])
        line = wrk(base, paths, connections, min(self.seconds, 3), COMPRESSED if kind == PAGE else AS_IT_IS)
        return Line(line["p50"], line["p99"], line["rate"], line["faults"])

    @staticmethod
    def _row(peer: str, connections: int, figures: tuple[float, float, float, float], kind: str, ours: Line) -> None:
        p50, p99, rate, faults = figures
        theirs = f"{p50:.2f}", f"{p99:.2f}", f"{rate:.1f}", faults
        mine = kind, f"{ours.p50:.2f}", spaced(round(ours.rate))
        row(peer, connections, *theirs, *mine, f"{p50 / ours.p50:.1f}", f"{ours.rate / rate:.1f}" if rate else "no answer")


def write_csv(file: Path, rows: list[tuple]) -> Path:
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(rows)
    return file


def _script(count: int) -> str:
    """For pgbench: one of the questions by chance, read from a table (a look-up by key, counted in), then the search itself."""
    facets = ", ".join(
        f"(SELECT json_object_agg({facet}, n) FROM (SELECT {facet}, count(*) AS n FROM hit GROUP BY {facet}) counted)" for facet in FACETS
    )
    return f"""\\set number random(1, {count})
SELECT quote_literal(words) AS words, filters FROM asking WHERE number = :number \\gset
WITH hit AS MATERIALIZED (
    SELECT *, ts_rank(words, plainto_tsquery('polish', :words)) AS rank FROM organisation
    WHERE words @@ plainto_tsquery('polish', :words) :filters)
SELECT (SELECT json_agg(best) FROM (
        SELECT id, name, locality, form, status, powiat, year FROM hit ORDER BY rank DESC, id LIMIT 20) best),
    (SELECT count(*) FROM hit), {facets};
"""
