"""Runs every test and says how it went: `scripts/test` sets up, builds, and comes here.

The parts, in order: `swift` (Swift Testing, both engines), `faults` (killed imports, backups meanwhile, bad input, the API,
files), `browser` (a real Chromium). What each said is kept in `.build/tests`. The last line is `N passed, N failed, N skipped`;
the exit code is 1 when anything failed.
"""

import argparse
import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from . import machine, processes
from .cluster import cluster
from .counts import Counts, of_junit, of_swift_testing

SWIFT_FAILURE = "✘"
# All tests at once share Swift's few threads, one a core: whoever hands a thing on stands in line behind hundreds, and patience runs out.
SWIFT_TESTS_AT_ONCE = 4 * (os.cpu_count() or 2)


def main() -> int:
    options = _arguments()
    machine.LOGS.mkdir(parents=True, exist_ok=True)
    processes.adopt_orphans()
    processes.end_politely_on_signals()
    total = Counts()
    parts = {"swift": _swift, "faults": _faults, "browser": _browser}
    with contextlib.ExitStack() as stack:
        environment = dict(os.environ, POZYTEK_TEST_SHARED=str(machine.SHARED) if machine.SHARED.is_dir() else "")
        if options.only in ("swift", "faults", None):
            with contextlib.suppress(FileNotFoundError):
                environment["POZYTEK_TEST_POSTGRES"] = stack.enter_context(cluster())
        for name, part in parts.items():
            if options.only in (name, None):
                began = time.monotonic()
                counts = part(environment, options)
                print(f"{name}: {counts} ({time.monotonic() - began:.0f} s)", flush=True)
                total += counts
    for line in processes.left_behind():
        total.fail(f"a process was left behind: {line}")
    for skip in total.skips:
        print(f"skipped  {skip}")
    for failure in total.failures:
        print(f"FAILED   {failure}")
    print(total)
    return 1 if total.failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/test", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["swift", "faults", "browser"], help="one part of the tests")
    parser.add_argument("--filter", metavar="WORD", help="only tests whose name holds this (swift: a regular expression)")
    return parser.parse_args()


def _swift(environment: dict[str, str], options: argparse.Namespace) -> Counts:
    stream = machine.LOGS / "swift.jsonl"
    stream.unlink(missing_ok=True)
    # What `swift test --skip-build` starts, started directly: the test process then ends with us, which as its grandchild it would not.
    bundle = next((machine.ROOT / ".build" / "release").glob("*PackageTests.xctest"))
    command = [str(bundle), "--testing-library", "swift-testing", "--event-stream-output-path", str(stream)]
    command += ["--experimental-maximum-parallelization-width", str(SWIFT_TESTS_AT_ONCE)]
    if options.filter:
        command += ["--filter", options.filter]
    log = machine.LOGS / "swift.log"
    code = _follow(command, log, environment, shown=lambda line: SWIFT_FAILURE in line or "error:" in line)
    return of_swift_testing(stream, code, strict=machine.CI)


def _faults(environment: dict[str, str], options: argparse.Namespace) -> Counts:
    return _pytest("Faults", environment, options) + _pytest("Doors", environment, options) + _pytest("OpenData", environment, options)


def _browser(environment: dict[str, str], options: argparse.Namespace) -> Counts:
    return _pytest("Browser", environment, options)


def _pytest(folder: str, environment: dict[str, str], options: argparse.Namespace) -> Counts:
    report = machine.LOGS / f"{folder.lower()}.xml"
    report.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"Tests/{folder}",
        "-q",
        "--no-header",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
    ]
    if options.filter:
        command += ["-k", options.filter]
    wordy = sys.stdout.isatty()
    log = machine.LOGS / f"{folder.lower()}.log"
    code = _follow(command, log, environment, shown=lambda line: wordy)
    if code != 0 and not wordy:
        print(log.read_text(errors="replace")[-20000:])
    if options.filter and code == 5:
        return Counts()
    return of_junit(report, code, strict=machine.CI)


def _follow(command: list[str], log: Path, environment: dict[str, str], shown) -> int:
    """Runs a command, keeps all it says in `log`, prints the lines that are worth it."""
    with log.open("w") as kept:
        process = processes.start(command, stdout=-1, stderr=-2, text=True, errors="replace", cwd=machine.ROOT, env=environment)
        try:
            for line in process.stdout:
                kept.write(line)
                if shown(line):
                    print(line, end="", flush=True)
            return process.wait()
        finally:
            # INT lets pytest put away what its tests started.
            processes.stop(process, by=signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
