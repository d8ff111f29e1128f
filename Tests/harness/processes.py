"""Processes that end when we do, however we end.

Each gets a process group of its own and asks the kernel for a signal when its parent dies, which holds even when the parent is killed
without a chance to tidy up. Whoever calls `adopt_orphans` also becomes the parent of grandchildren left behind, so that they can be found.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
libc = ctypes.CDLL(None, use_errno=True)


def start(command: list[str], dies_by: int = signal.SIGKILL, **options) -> subprocess.Popen:
    """Starts a command that gets `dies_by` when this process dies."""
    parent = os.getpid()

    def in_child() -> None:
        libc.prctl(PR_SET_PDEATHSIG, dies_by)
        if os.getppid() != parent:
            os._exit(1)

    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen(command, start_new_session=True, preexec_fn=in_child, **options)


def stop(process: subprocess.Popen, by: int = signal.SIGTERM, patience: float = 10) -> int:
    """Asks the whole group to end, then makes it; gives the exit code."""
    for sign, wait in ((by, patience), (signal.SIGKILL, 10)):
        if process.poll() is not None:
            break
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(wait)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def adopt_orphans() -> None:
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)


def left_behind(patience: float = 3) -> list[str]:
    """Ends what still runs below us and tells its command lines; what ends by itself within `patience` seconds is not counted."""
    deadline = time.monotonic() + patience
    while (alive := _children()) and time.monotonic() < deadline:
        time.sleep(0.05)
    lines = [_command(pid) for pid in alive]
    for pid in alive:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return lines


def _children() -> list[int]:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()[:200]
    return str(pid)


def end_politely_on_signals() -> None:
    """Turns Ctrl-C, TERM and HUP into an exit, so that `finally` and `with` tidy up."""

    def leave(number: int, _frame) -> None:
        raise SystemExit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
