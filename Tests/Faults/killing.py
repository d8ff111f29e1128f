"""Ends the program without a chance to tidy up, and looks at what it said by then."""

import contextlib
import itertools
import re
import signal
import subprocess
import time

from harness import processes
from harness.stores import Store


def killed(store: Store, words: list[str], after_reports: int, and_seconds: float) -> tuple[bool, int]:
    """Runs a command and kills it some seconds after it reported so many times that more records are safe; 0: after its start.

    - Returns: whether it was killed, not done before, and the highest number it had reported by then.
    """
    process = processes.start([*store.command(*words), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = b"".join(itertools.islice(process.stdout, after_reports))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(and_seconds)
    process.send_signal(signal.SIGKILL)
    rest, complaints = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), complaints.decode(errors="replace")
    _await_silence(store)
    return process.returncode != 0, _highest((said + rest).decode())


def sighted(store: Store, table: str = "sighting") -> int:
    """How many records the newest run has taken in, by what it left in the database."""
    if not store.has_table(table):
        return 0
    pieces = store.rows(f"SELECT versions FROM {table} WHERE run_id = (SELECT max(id) FROM import_run)")
    ranges = [piece.split("-") for (text,) in pieces for piece in (text or "").split(",") if piece]
    return sum(int(ends[-1]) - int(ends[0]) + 1 for ends in ranges)


def _await_silence(store: Store) -> None:
    """A server ends the session of a client that died when it next looks, and may still be committing its last transaction."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + 30
    while store.engine == "postgres" and store.number(f"{others} AND backend_type = 'client backend'") > 0:
        assert time.monotonic() < deadline, "the session of a killed program did not end"
        time.sleep(0.01)


def _highest(said: str) -> int:
    """Of the lines `{"committed":N}`, each printed once N records are safe."""
    return max((int(number) for number in re.findall(r'^\{"committed":(\d+)\}$', said, re.MULTILINE)), default=0)
