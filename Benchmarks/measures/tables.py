"""Tables of Markdown, ready for docs/performance.md, each with the machine it was measured on."""

import datetime
import os
import platform
import shutil
import subprocess

from harness import machine


def describe_machine() -> None:
    """Two paragraphs: the machine as it was before the first measurement, and the versions of what is measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, kernel {platform.release()}, {_system()}; {load()} before\n")
    programs = machine.postgres_programs()
    said = {
        "pozytek": _first_line(str(machine.PROGRAM), "--version")
        + " at "
        + _first_line("git", "-C", str(machine.ROOT), "describe", "--always", "--dirty"),
        "SQLite": _first_line("sqlite3", "--version").split(" ")[0],
        "PostgreSQL": _first_line(str(programs / "postgres"), "--version").removeprefix("postgres (PostgreSQL) ")
        if programs
        else "missing",
        "wrk": _first_line("wrk", "-v").split(" [")[0].removeprefix("wrk "),
        "Python": platform.python_version(),
    }
    print("; ".join(f"{name} {version}" for name, version in said.items()), flush=True)


def heading(title: str) -> None:
    print(f"\n### {title}\n")


def head(first: str, *names: str) -> None:
    """The top of a table; beside its first word stand the processor, the day and the load that the figures below began with."""
    row(f"{first} ({_processor()}, {datetime.date.today():%-d %B %Y}, {load()})", *names)
    row(*("---" for _ in (first, *names)))


def row(*cells: object) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


def _processor() -> str:
    about = subprocess.run(["lscpu"], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout
    facts = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)
    return facts.get("Model name", "unknown processor").strip()


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())


def _first_line(*command: str) -> str:
    """What a program says of its version, on either stream: `wrk -v` prints it and ends with 1."""
    if shutil.which(command[0]) is None:
        return "missing"
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    lines = (done.stdout + done.stderr).splitlines()
    return lines[0].strip() if lines else "unknown"
