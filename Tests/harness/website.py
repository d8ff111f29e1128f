"""The real program, serving on a port of its own."""

import contextlib
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from . import machine, processes


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def serving(database: str | Path, log: Path, *options: str) -> Iterator[str]:
    """Serves this database; gives the base address once the site says it is ready. A site that ended badly is an error."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = [str(machine.PROGRAM), "serve", "--database", str(database), "--host", "127.0.0.1", "--port", str(port), *options]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        server = processes.start(command, stdout=output, stderr=output)
    try:
        await_ready(base, server, log)
        yield base
        assert server.poll() is None, f"serve ended by itself, with {server.returncode}:\n{tail(log)}"
    finally:
        code = processes.stop(server)
    assert code == 0, f"serve, asked to stop, ended with {code}:\n{tail(log)}"


def await_ready(base: str, server: subprocess.Popen, log: Path, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if urllib.request.urlopen(f"{base}/readyz", timeout=5).status == 200:
                return
        if server.poll() is not None:
            break
        time.sleep(0.03)
    raise AssertionError(f"the site did not become ready:\n{tail(log)}")


def tail(log: Path) -> str:
    return log.read_text(errors="replace")[-4000:]
