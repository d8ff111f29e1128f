"""What the tests of the doors share: a database that is ready, and files that are not what they should be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness import machine
from harness.stores import Store, new_store  # noqa: F401  (a fixture)


@pytest.fixture
def new_sqlite(tmp_path: Path) -> Callable[[], Store]:
    """Makes fresh databases on SQLite, for what is read alike whatever it is kept in."""
    made: list[Store] = []

    def make() -> Store:
        made.append(Store("sqlite", str(tmp_path / f"lite-{len(made)}.sqlite")))
        return made[-1]

    return make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """On SQLite: whether a file can be read is settled before any database is asked."""
    store = Store("sqlite", str(tmp_path / "var" / "a.sqlite"))
    machine.pozytek("migrate", "--database", store.address)
    return store


@pytest.fixture
def ready_store(new_store: Callable[[], Store]) -> Store:  # noqa: F811
    """On either engine."""
    store = new_store()
    machine.pozytek("migrate", "--database", store.address)
    return store
