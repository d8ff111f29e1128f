"""PostgreSQL's full text in Polish over the same bodies, by pgbench: the best twenty, the exact total, four facets."""

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from harness import cluster, machine

from . import runs
from .asked import Question
from .compared import COLUMNS, FACETS, FILTERED, bodies, write_csv
from .postgres_polish import configure, polish_files
from .postgres_timing import timed
from .recall import Finder
from .speed import Line

NAME = "PostgreSQL full text, hunspell-pl"
# A server for one errand may have more than the settings it comes with.
GENEROUS = {"shared_buffers": "1GB", "work_mem": "64MB", "jit": "off"}
# Seconds a connection may need until it has read the dictionary, all of them at once on two cores.
READING = 0.3


@dataclass(frozen=True)
class PostgresSearch:
    """A database that knows Polish, and a folder for what it is given."""

    address: str
    folder: Path

    def fill(self, database: Path, questions: list[Question]) -> None:
        """Gives it the bodies of our register, and the questions it will be asked."""
        given = write_csv(self.folder / "peer.csv", bodies(database))
        asking = write_csv(self.folder / "asking.csv", [(n, one.words, _conditions(one)) for n, one in enumerate(questions, 1)])
        columns = ", ".join(f"{column} text" for column in COLUMNS[1:])
        text = "setweight(to_tsvector('polish', name), 'A') || to_tsvector('polish', locality || ' ' || aims)"
        self._psql(
            f"CREATE UNLOGGED TABLE raw (id bigint, {columns})",
            f"\\copy raw FROM '{given}' WITH (FORMAT csv)",
            f"CREATE TABLE organisation AS SELECT *, {text} AS words FROM raw",
            "CREATE INDEX ON organisation USING gin (words)",
            *(f"CREATE INDEX ON organisation ({column})" for column in FILTERED),
            "CREATE TABLE asking (number bigint PRIMARY KEY, words text, filters text)",
            f"\\copy asking FROM '{asking}' WITH (FORMAT csv)",
            "VACUUM ANALYZE organisation",
            "VACUUM ANALYZE asking",
        )

    def measure(self, questions: int, connections: int, seconds: int) -> Line:
        """Of transactions begun after every connection had its first answer, for which it reads the dictionary."""
        return timed(self.address, _script(questions), self.folder, connections, seconds + round(connections * READING))

    def finds_nothing(self, questions: list[Question]) -> int:
        """How many of these questions have no hit."""
        counts = [f"SELECT EXISTS (SELECT FROM organisation WHERE {_matches(one)})" for one in questions]
        return self._psql(*[" UNION ALL ".join(counts)]).split().count("f")

    def finder(self, names: list[str]) -> Finder:
        """What it finds among these names, the best first."""
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

    def _psql(self, *statements: str) -> str:
        commands = [part for statement in statements for part in ("-c", statement)]
        address = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1", "-d", self.address]
        return runs.run([*address, *commands]).said


@contextlib.contextmanager
def postgres_search(folder: Path) -> Iterator[PostgresSearch | None]:
    """In a cluster of its own; nothing where PostgreSQL, pgbench or the dictionary is missing."""
    with contextlib.ExitStack() as stack:
        files = stack.enter_context(polish_files()) if machine.postgres_programs() and shutil.which("pgbench") else None
        if files is None:
            yield None
            return
        with mock.patch.dict(cluster.SETTINGS, GENEROUS):
            address = stack.enter_context(cluster.cluster())
        database = stack.enter_context(cluster.database(address, "peer"))
        configure(database, files)
        yield PostgresSearch(database, folder)


def _conditions(question: Question) -> str:
    return "".join(f" AND {facet} = '{value}'" for facet, value in question.filters.items())


def _matches(question: Question) -> str:
    return f"words @@ plainto_tsquery('polish', '{question.words}'){_conditions(question)}"


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
