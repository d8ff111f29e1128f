"""What the fault tests share: a fresh database on either engine, made input, and the digest an undisturbed import leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.stores import Store, new_store  # noqa: F401  (a fixture)
from importers import Importer


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Importer], Path]:
    """The input of an importer, written once."""
    inputs: dict[str, Path] = {}

    def made(importer: Importer) -> Path:
        if importer.name not in inputs:
            inputs[importer.name] = importer.input(tmp_path_factory.mktemp(importer.name))
        return inputs[importer.name]

    return made


@pytest.fixture(scope="session")
def end(made: Callable[[Importer], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[Importer], str]:
    """The digest of an import that nothing disturbed, on SQLite; the other engine has to come to the same one."""
    digests: dict[str, str] = {}

    def digest(importer: Importer) -> str:
        if importer.name not in digests:
            folder = tmp_path_factory.mktemp("undisturbed")
            store = Store("sqlite", str(folder / "whole.sqlite"))
            importer.prepare(store, folder)
            importer.run(store, made(importer))
            digests[importer.name] = store.digest()
        return digests[importer.name]

    return digest
