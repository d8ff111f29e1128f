"""Two servers on one database show what a third process writes, also the one that was killed and started again in between."""

import contextlib
import json
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

from harness import machine, website
from harness.made_records import made_records
from harness.stores import Store

# No figure: `make bench` measures the delay. Here it only has to come without anybody doing anything.
PATIENCE = 30


def test_both_show_what_the_command_line_writes(new_store: Callable[[], Store], tmp_path: Path) -> None:
    store = new_store()
    machine.pozytek("migrate", "--database", store.address)
    with contextlib.ExitStack() as stack:
        bases = [stack.enter_context(website.serving(store.address, tmp_path / f"log{number}")) for number in (1, 2)]
        assert [_total(base) for base in bases] == [0, 0]
        for step, count in enumerate((30, 45)):
            records = tmp_path / f"records{step}.jsonl"
            records.write_text("".join(json.dumps(record) + "\n" for record in made_records(count)))
            machine.pozytek("import", "krs", str(records), "--database", store.address)
            expected = store.number("SELECT count(*) FROM organisation WHERE withdrawn = 0")
            assert expected > 0
            for base in bases:
                _await(base, expected)
        newest = store.number("SELECT max(id) FROM import_run")
        machine.pozytek("import", "undo", str(newest), "--database", store.address)
        expected = store.number("SELECT count(*) FROM organisation WHERE withdrawn = 0")
        for base in bases:
            _await(base, expected)
    # Started again from what was kept.
    with website.serving(store.address, tmp_path / "log3") as base:
        assert _total(base) == expected


def _total(base: str, words: str = "") -> int:
    query = urllib.parse.urlencode({"q": words, "per_page": 1})
    with urllib.request.urlopen(f"{base}/api/v1/organisations?{query}", timeout=10) as reply:
        return json.load(reply)["total"]


def _await(base: str, expected: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while _total(base) != expected:
        assert time.monotonic() < deadline, f"{base} shows {_total(base)}, the database holds {expected}"
        time.sleep(0.05)
