"""What the fault tests share: a file of made records, a fresh database on either engine, and the digest an undisturbed import leaves."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness import cluster, machine
from harness.made_records import write
from stores import COUNT, Store, import_command


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("made") / "records.jsonl", COUNT)


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


@pytest.fixture(scope="session")
def undisturbed(records: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of an import that nothing disturbed, on SQLite; the other engine has to come to the same one."""
    store = Store("sqlite", str(tmp_path_factory.mktemp("undisturbed") / "whole.sqlite"))
    machine.pozytek(*import_command(store, records))
    assert store.number("SELECT count(*) FROM record") == COUNT - COUNT // 50
    return store.digest()
