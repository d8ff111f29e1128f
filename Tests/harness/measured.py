"""A command run to its end, with the most memory it ever had."""

import os
import tempfile
from dataclasses import dataclass

from . import processes


@dataclass(frozen=True)
class Measured:
    """How a command ended, what it said, and its peak resident memory in MiB (never less than that of whoever started it)."""

    code: int
    said: str
    complained: str
    peak: int


def measured(command: list[str], **options) -> Measured:
    """Runs a command; the kernel tells the peak of exactly this process when it is waited for."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        process = processes.start(command, stdout=said, stderr=complained, **options)
        try:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        except BaseException:
            processes.stop(process)
            raise
        texts = []
        for file in (said, complained):
            file.seek(0)
            texts.append(file.read().decode(errors="replace"))
        return Measured(process.returncode, *texts, peak=usage.ru_maxrss // 1024)
