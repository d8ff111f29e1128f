"""An import that is killed again and again loses nothing it reported, and ends as if nothing had happened."""

import contextlib
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from harness import machine, processes
from stores import COUNT, Store, import_command

KILLS = 20


def test_nothing_reported_is_lost_and_starting_again_ends_the_same(new_store: Callable[[], Store], records: Path, undisturbed: str) -> None:
    dice = random.Random(20261124)
    store, began = new_store(), time.monotonic()
    machine.pozytek(*import_command(store, records))
    whole = time.monotonic() - began
    assert store.digest() == undisturbed, "both engines hold the same"

    store, kills, reported_once = new_store(), 0, False
    while kills < KILLS:
        # Short enough that most runs are killed, long enough that each gets somewhere.
        killed, reported = _import_for(store, records, seconds=dice.uniform(0, whole / 2.5))
        kills += killed
        reported_once = reported_once or reported > 0
        if killed:
            kept = store.number("SELECT count(*) FROM record") if store.has_table("record") else 0
            assert kept >= reported - reported // 50, f"kill {kills}: {reported} reported as committed, {kept} kept"
        else:
            assert store.digest() == undisturbed, f"after {kills} kills"
            store = new_store()
    assert reported_once, "no run lived long enough to report a batch, so nothing was shown"
    assert store.is_sound()
    machine.pozytek(*import_command(store, records))
    assert store.digest() == undisturbed
    assert store.number("SELECT count(*) FROM record") == COUNT - COUNT // 50


def _import_for(store: Store, records: Path, seconds: float) -> tuple[bool, int]:
    """Runs an import and kills it after a while; whether it was killed, and the highest number it had reported by then."""
    command = [str(machine.PROGRAM), *import_command(store, records), "--json"]
    process = processes.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.send_signal(signal.SIGKILL)
    said, complaints = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), complaints.decode(errors="replace")
    return process.returncode != 0, _highest(said.decode())


def _highest(said: str) -> int:
    """Of the lines `{"committed":N}`, each printed once N records are safe."""
    return max((int(number) for number in re.findall(r'^\{"committed":(\d+)\}$', said, re.MULTILINE)), default=0)
