"""One run of a command, measured by the kernel, and what is made of several."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness import machine, processes

# Runs shorter than this are repeated, and the median counts: below it, the noise of a machine is as large as the figure.
FAST, REPETITIONS = 5.0, 3


@dataclass(frozen=True)
class Run:
    """Wall and processor seconds of a command with its children, and the highest memory in MB of the largest of them."""

    seconds: float
    processor: float
    memory: float
    said: str = ""

    @property
    def result(self) -> dict[str, int]:
        """The JSON object `--json` makes the last line."""
        return json.loads(self.said.strip().splitlines()[-1])


def run(command: list[str], **options) -> Run:
    """Runs a command to its end.

    A process is charged with the memory of the one it was forked from, so whoever calls this stays small: files are made, and peers run, in
    processes of their own.

    - Raises: SystemExit with the command's own words when it fails.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as said, tempfile.TemporaryFile("w+", errors="replace") as complained:
        began = time.monotonic()
        process = processes.start(command, stdout=said, stderr=complained, **options)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{complained.read()[-2000:]}")
        return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.read())


def pozytek(*arguments: str | Path) -> Run:
    return run([str(machine.PROGRAM), *map(str, arguments)])


def median(measure: Callable[[], Run]) -> Run:
    """The run of median time: of three when the first was fast, otherwise that one."""
    runs = [measure()]
    while runs[0].seconds < FAST and len(runs) < REPETITIONS:
        runs.append(measure())
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def environment() -> dict[str, str]:
    """For our own Python in a process of its own."""
    return dict(os.environ, PYTHONPATH=str(machine.ROOT / "Tests"), PYTHONDONTWRITEBYTECODE="1")


def read_through(*files: Path) -> None:
    """Reads files once, so that the first run does not pay for the disk."""
    for file in files:
        subprocess.run(["cat", str(file)], stdout=subprocess.DEVNULL, check=True)


def size(path: Path) -> float:
    """MB of a file with what SQLite keeps beside it."""
    return sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6
