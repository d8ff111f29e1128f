"""The two database engines, as the measurements ask for them: fresh, migrated databases, gone when the measurement is over."""

import contextlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harness import cluster, machine

from . import runs


@dataclass(frozen=True)
class Engine:
    """An engine and how it gives the address of a new empty database, which lives as long as `stack`."""

    name: str
    empty: Callable[[contextlib.ExitStack], str]

    def fresh(self, stack: contextlib.ExitStack) -> str:
        """A new database, up to date, with the reference data of the program and no organisation."""
        database = self.empty(stack)
        runs.pozytek("migrate", "--database", database)
        return database


@contextlib.contextmanager
def engines(folder: Path) -> Iterator[list[Engine]]:
    """SQLite, and PostgreSQL in a cluster of its own where it is installed."""
    numbers = itertools.count(1)

    def file(stack: contextlib.ExitStack) -> str:
        path = folder / f"bench-{next(numbers)}.sqlite"
        stack.callback(lambda: [part.unlink() for part in folder.glob(path.name + "*")])
        return str(path)

    if machine.postgres_programs() is None:
        print("PostgreSQL is not installed: not measured.")
        yield [Engine("SQLite", file)]
        return
    with cluster.cluster() as address:
        yield [
            Engine("SQLite", file),
            Engine("PostgreSQL", lambda stack: stack.enter_context(cluster.database(address, f"bench{next(numbers)}"))),
        ]
