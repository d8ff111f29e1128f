"""A database of either engine, looked at past the program, and the import that fills it."""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from harness import cluster, machine

COUNT = int(os.environ.get("POZYTEK_TEST_RECORDS", "20000"))
DAY = "2026-11-24"


@dataclass(frozen=True)
class Store:
    """An empty database somewhere; `address` is what `--database` takes."""

    engine: str
    address: str

    def number(self, query: str) -> int:
        """The first column of the first row, read past the program, by the engine's own means."""
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


def import_command(store: Store, records: Path) -> list[str]:
    return ["import", "krs", str(records), "--day", DAY, "--database", store.address]
