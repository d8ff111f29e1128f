"""The real program, serving, with what the kernel says of its process."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness import machine, processes, website

LOG = machine.LOGS / "bench.log"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """One server; it may not be ready yet."""

    base: str
    process: subprocess.Popen

    def memory(self, what: str) -> float:
        """MB as the kernel counts them: VmRSS now, VmHWM at most."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(what)) * 1024 / 1e6

    def processor(self) -> float:
        """Seconds of processor so far, which other work on the machine hardly changes."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@contextlib.contextmanager
def started(database: Path) -> Iterator[Server]:
    """A server that has just been started."""
    port = website.free_port()
    command = [str(machine.PROGRAM), "serve", "--database", str(database), "--host", "127.0.0.1", "--port", str(port), "--sample", "show"]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log:
        server = processes.start(command, stdout=log, stderr=log)
    try:
        yield Server(f"http://127.0.0.1:{port}", server)
    finally:
        processes.stop(server)


@contextlib.contextmanager
def serving(database: Path) -> Iterator[Server]:
    """A server that is ready."""
    with started(database) as server:
        website.await_ready(server.base, server.process, LOG)
        yield server
