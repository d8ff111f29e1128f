"""Kit/Geography by itself, without HTTP: what its own tests of speed print, from the same build as the program."""

import re
import subprocess

from harness import machine

from .tables import heading

SUITE = "GeographySpeedTests"
LINE = re.compile(r"^(gminy_\w+|clusters of \d+|classes): .* ms|^gminy_\w+: point in polygon")


def kit() -> list[str]:
    """Prints the lines and gives them back; empty where the tests cannot be built."""
    heading("Kit/Geography by itself, one thread")
    built = subprocess.run(["scripts/build", "tests"], cwd=machine.ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    bundle = next((machine.ROOT / ".build" / "release").glob("*PackageTests.xctest"), None)
    if built.returncode or bundle is None:
        print("Not measured: the tests could not be built.")
        return []
    command = [str(bundle), "--testing-library", "swift-testing", "--filter", SUITE]
    done = subprocess.run(command, cwd=machine.ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600)
    lines = [line for line in done.stdout.splitlines() if LINE.match(line)]
    print("Milliseconds of a thread on the processor. Borders beside this clone, else made ones of as many areas.\n")
    print("\n".join(f"- {line}" for line in lines), flush=True)
    assert done.returncode == 0, f"{SUITE} failed:\n{done.stdout[-2000:]}"
    return lines


def index_milliseconds(lines: list[str], points: int) -> float | None:
    """How long it took to build the index of so many points."""
    return _number(lines, rf"clusters of {points}: index: ([\d.]+) ms")


def set_milliseconds(lines: list[str], points: int) -> float | None:
    """How long every tile of z0 to z14 took."""
    return _number(lines, rf"clusters of {points}: all \d+ tiles of z0 to z14: ([\d.]+) ms")


def million_points(lines: list[str], name: str) -> float | None:
    """Millions of points a second that were found in their gmina."""
    return _number(lines, rf"{name}: point in polygon: ([\d.]+) million")


def _number(lines: list[str], pattern: str) -> float | None:
    return next((float(found[1]) for line in lines if (found := re.search(pattern, line))), None)
