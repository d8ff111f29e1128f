"""A file that is put right between a kill and the next start is another input: it is read from its beginning, and the run that was cut off
is listed as replaced by the one that read the file, to be taken back by whoever wants to."""

from dataclasses import replace
from pathlib import Path

import pytest

from harness import made_records
from harness.stores import Store
from importers import IMPORTERS, ROWS, Importer
from killing import killed

REVISION = 1
# The court's records are long; fewer of them show the same.
KRS = replace(IMPORTERS[0], make=lambda folder, more: made_records.write(folder / "records.jsonl", ROWS // 2 + more))


@pytest.mark.parametrize("importer", [KRS, *IMPORTERS[1:]], ids=lambda importer: importer.name)
def test_a_changed_input_is_read_whole_and_the_old_run_is_listed_as_replaced(importer: Importer, tmp_path: Path) -> None:
    """On SQLite only: which input a run is of is told by the file, so the engine has no say in it."""
    store, undisturbed = Store("sqlite", str(tmp_path / "cut.sqlite")), Store("sqlite", str(tmp_path / "whole.sqlite"))
    for one in (store, undisturbed):
        importer.prepare(one, tmp_path)
    earlier = len(store.runs()) if importer.before else 0
    was_killed, reported = killed(store, importer.command(importer.input(tmp_path)), after_reports=2, and_seconds=0)
    assert was_killed
    assert reported > 0
    changed = importer.input(tmp_path, REVISION)
    expected = importer.run(undisturbed, changed)

    counts = importer.run(store, changed)
    assert counts[0] == expected[0] > reported, "read from the beginning"
    assert counts[5] == expected[5] == 0
    assert store.standing() == undisturbed.standing()
    cut_off, whole = store.runs()[earlier:]
    assert (cut_off["state"], cut_off["replaced_by"], cut_off.get("finished")) == ("replaced", whole["id"], None)
    assert cut_off["counts"]["read"] >= reported
    assert (whole["state"], whole["counts"]["read"]) == ("finished", counts[0])
    listed = store.run("import", "runs").stdout.splitlines()
    assert "zakończony" in listed[0]
    assert f"przerwany, zastąpiony przez przebieg {whole['id']}" in listed[1]

    assert store.run("import", "undo", cut_off["id"]).returncode == 0
    assert store.standing() == undisturbed.standing(), "what the newer run saw stays"
    _, new, altered, _, closed, _ = importer.run(store, changed)
    assert (new, altered, closed) == (0, 0, 0), "nothing is new by then"
