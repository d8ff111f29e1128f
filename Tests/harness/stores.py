"""A database of either engine, filled by the program and looked at past it."""

import contextlib
import hashlib
import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import cluster, machine

DAY = "2026-11-24"
COUNTS = ("read", "new", "changed", "unchanged", "closed", "rejected")

# What stands in the register, without ids and runs: two ways to the same end agree on it.
STANDING = """
SELECT o.name, o.official_name, o.kind, o.form, o.status, o.status_since, o.registered_on, o.gmina, o.powiat, o.locality, o.street,
    o.postal_code, o.email, o.phone, o.aims, i.kind AS number_kind, i.value, i.source, i.recommended, t.year, t.grosze,
    e.year AS entitled_year, e.valid_from
FROM organisation o LEFT JOIN identifier i ON i.organisation_id = o.id LEFT JOIN tax_share t ON t.organisation_id = o.id
    LEFT JOIN entitlement e ON e.organisation_id = o.id
WHERE o.withdrawn = 0
"""
# The same of grants and activities.
DEEDS = """
SELECT r.kind, r.source, r.key, g.title AS grant_title, g.awarded, g.awarded_on, a.title, a.starts_on, p.role, p.name, p.krs, p.matched,
    w.teryt
FROM deed_record r LEFT JOIN grant_award g ON g.id = r.id LEFT JOIN activity a ON a.id = r.id LEFT JOIN deed_party p ON p.deed_id = r.id
    LEFT JOIN deed_place w ON w.deed_id = r.id
WHERE r.current IS NOT NULL
"""


@dataclass(frozen=True)
class Store:
    """An empty database somewhere; `address` is what `--database` takes."""

    engine: str
    address: str

    def rows(self, query: str) -> list[tuple[str | None, ...]]:
        """The rows, every value as text; columns need different names."""
        if self.engine == "postgres":
            found = json.loads(cluster.run_sql(self.address, f"SELECT coalesce(json_agg(q), '[]') FROM ({query}) q"))
            return [tuple(None if value is None else str(value) for value in row.values()) for row in found]
        with contextlib.closing(sqlite3.connect(self.address, timeout=30)) as connection:
            return [tuple(None if value is None else str(value) for value in row) for row in connection.execute(query).fetchall()]

    def number(self, query: str) -> int:
        """The first column of the first row."""
        if self.engine == "postgres":
            return int(cluster.run_sql(self.address, query))
        with contextlib.closing(sqlite3.connect(self.address, timeout=30)) as connection:
            return connection.execute(query).fetchone()[0]

    def has_table(self, name: str) -> bool:
        catalogue = "sqlite_master WHERE type = 'table' AND name" if self.engine == "sqlite" else "pg_tables WHERE tablename"
        return self.number(f"SELECT count(*) FROM {catalogue} = '{name}'") > 0

    def is_sound(self) -> bool:
        """SQLite looks through its file; PostgreSQL keeps itself sound and has no such question."""
        if self.engine == "postgres":
            return True
        with contextlib.closing(sqlite3.connect(self.address, timeout=30)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()

    def digest(self) -> str:
        return machine.pozytek("digest", "--database", self.address).stdout.strip()

    def standing(self) -> str:
        """A digest of what visitors see: bodies, grants and activities, whatever the ids and the runs that brought them."""
        lines = sorted(json.dumps(row) for row in [*self.rows(STANDING), *self.rows(DEEDS)])
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def names(self) -> list[str]:
        """Of the bodies that stand."""
        return sorted(row[0] or "" for row in self.rows("SELECT name FROM organisation WHERE withdrawn = 0"))

    def command(self, *words: str | Path) -> list[str]:
        return [str(machine.PROGRAM), *map(str, words), "--database", self.address]

    def run(self, *words: str | Path, **options) -> subprocess.CompletedProcess[str]:
        """The program on this database, whatever its exit code."""
        return machine.pozytek(*words, "--database", self.address, check=False, **options)

    def counts(self, *words: str | Path, **options) -> tuple[int, ...]:
        """What an import, which has to go well, counted: read, new, changed, unchanged, closed, rejected."""
        done = machine.pozytek(*words, "--database", self.address, "--json", **options)
        told = json.loads(done.stdout.splitlines()[-1])
        return tuple(told[name] for name in COUNTS)

    def runs(self) -> list[dict]:
        """What `import runs` tells, the first run first."""
        return json.loads(machine.pozytek("import", "runs", "--json", "--database", self.address).stdout.splitlines()[-1])[::-1]


@pytest.fixture(params=["sqlite", "postgres"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes fresh databases, all gone after the test."""
    made = 0
    with contextlib.ExitStack() as stack:

        def make() -> Store:
            nonlocal made
            made += 1
            if request.param == "sqlite":
                return Store("sqlite", str(tmp_path / f"{made}.sqlite"))
            address = os.environ.get("POZYTEK_TEST_POSTGRES")
            if not address:
                pytest.skip("PostgreSQL is missing")
            return Store("postgres", stack.enter_context(cluster.database(address, f"fault_{os.getpid()}_{made}")))

        yield make
