"""Where things are on this machine, and what is missing."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / ".build" / "tests"
PROGRAM = Path(os.environ.get("POZYTEK_PROGRAM", ROOT / ".build" / "release" / "pozytek"))
SHARED = ROOT.parent / "shared"
CI = os.environ.get("CI") == "true"


def chromium() -> str | None:
    """Debian's Chromium; Playwright's own build is never downloaded."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def java() -> str | None:
    return shutil.which("java")


def postgres_programs() -> Path | None:
    """The folder of `initdb` and `postgres`, which Debian keeps out of the PATH: the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).parent if elsewhere else None


def pozytek(*arguments: str | Path, timeout: float = 600, check: bool = True, **options) -> subprocess.CompletedProcess[str]:
    """Runs the program to its end; its words come back, and become the error when it fails."""
    command = [str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL, **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(command[1:])} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done
