"""A backup taken while an import writes is a state of one moment, and everything goes on from it."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from harness import machine, processes
from harness.stores import Store
from importers import COUNT, IMPORTERS, Importer

KRS = IMPORTERS[0]
KEPT = COUNT - COUNT // KRS.silent


def test_a_backup_of_a_database_at_rest_restores_to_an_equal_digest(
    new_store: Callable[[], Store], made: Callable[[Importer], Path], end: Callable[[Importer], str], tmp_path: Path
) -> None:
    store, copy = new_store(), new_store()
    KRS.run(store, made(KRS))
    machine.pozytek("backup", tmp_path / "copy", "--database", store.address)
    machine.pozytek("restore", tmp_path / "copy", "--database", copy.address)
    assert copy.digest() == store.digest() == end(KRS)
    assert copy.number("SELECT count(*) FROM record") == KEPT


def test_a_backup_taken_during_an_import_goes_on_to_the_same_end(
    new_store: Callable[[], Store], made: Callable[[Importer], Path], end: Callable[[Importer], str], tmp_path: Path
) -> None:
    store, copy, again = new_store(), new_store(), new_store()
    process = processes.start(store.command(*KRS.command(made(KRS))), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _await_first_records(store, process)
        machine.pozytek("backup", tmp_path / "copy", "--database", store.address)
        assert process.poll() is None, "the import ended before the backup did, so nothing was shown"
        assert process.wait(600) == 0
    finally:
        processes.stop(process)
    assert store.digest() == end(KRS), "the backup did not disturb the import"

    machine.pozytek("restore", tmp_path / "copy", "--database", copy.address)
    machine.pozytek("restore", tmp_path / "copy", "--database", again.address)
    kept = copy.number("SELECT count(*) FROM record")
    assert 0 < kept < KEPT
    assert copy.is_sound()
    assert copy.digest() == again.digest()
    KRS.run(copy, made(KRS))
    assert copy.digest() == end(KRS)


def _await_first_records(store: Store, importing: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        begun = store.engine == "postgres" or Path(store.address).exists()
        if begun and store.has_table("record") and store.number("SELECT count(*) FROM record") > 0:
            return
        assert importing.poll() is None, importing.stderr.read().decode(errors="replace")
        time.sleep(0.01)
    raise AssertionError("the import wrote nothing for a minute")
