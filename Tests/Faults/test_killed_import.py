"""An import that is killed again and again loses nothing it reported, and ends as if nothing had happened."""

import contextlib
import os
import pty
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
# The progress line says how many records are read and committed: "12 000 rekordów", spaces inside the number.
PROGRESS = re.compile(r"(\d[\d\u00a0 ]*)")


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
    """Runs an import and kills it after a while; whether it was killed, and the highest number it had reported by then.

    It reports on a terminal only, so it gets one.
    """
    ours, theirs = pty.openpty()
    process = processes.start([str(machine.PROGRAM), *import_command(store, records)], stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    os.set_blocking(ours, False)
    said = b""
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline and process.poll() is None:
            said += _read(ours)
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        code = process.wait()
        said += _read(ours)
    finally:
        processes.stop(process)
        os.close(ours)
    assert code in (0, -signal.SIGKILL), said.decode(errors="replace")
    return code != 0, _highest(said.decode(errors="replace"))


def _read(terminal: int) -> bytes:
    """What there is to read now. A terminal whose other end is closed answers with an error."""
    said = b""
    with contextlib.suppress(BlockingIOError, OSError):
        while part := os.read(terminal, 65536):
            said += part
    return said


def _highest(said: str) -> int:
    found = (PROGRESS.search(line) for line in said.split("\r\x1b[K"))
    return max((int(re.sub(r"\D", "", match.group(1))) for match in found if match), default=0)
