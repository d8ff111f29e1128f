"""How many tests passed, failed and were skipped, read from what the runners leave behind."""

import json
import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field
from pathlib import Path

# A test may be skipped for its own reasons; with CI=true never because something is missing that the set-up should have brought.
MISSING = re.compile(r"postgres|chromium|java|shared|missing|brak", re.IGNORECASE)


@dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: list[str] = field(default_factory=list)
    skips: list[str] = field(default_factory=list)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.failures + other.failures,
            self.skips + other.skips,
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    def fail(self, what: str) -> None:
        self.failed += 1
        self.failures.append(what)

    def skip(self, what: str, reason: str, strict: bool) -> None:
        """A skip for want of something, or for no stated reason, is a failure where everything should be there."""
        if strict and (not reason or MISSING.search(reason)):
            self.fail(f"{what}: skipped under CI=true ({reason or 'no reason given'})")
        else:
            self.skipped += 1
            self.skips.append(f"{what}: {reason}")


def of_swift_testing(stream: Path, exit_code: int, strict: bool) -> Counts:
    """Reads Swift Testing's event stream: one JSON object a line. A test that began and never ended failed (the process died)."""
    names: dict[str, str] = {}
    ended: dict[str, str] = {}
    reasons: dict[str, str] = {}
    counts, whole = Counts(), False
    for line in stream.read_text().splitlines() if stream.exists() else []:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        payload = record["payload"]
        if record["kind"] == "test" and payload["kind"] == "function":
            names[payload["id"]] = payload.get("displayName", payload["name"])
        elif record["kind"] == "event":
            kind, test, messages = payload["kind"], payload.get("testID"), payload.get("messages", [])
            symbol = messages[0]["symbol"] if messages else ""
            whole = whole or kind == "runEnded"
            if kind in ("testEnded", "testSkipped"):
                ended[test] = symbol
                if symbol == "skip":
                    reasons[test] = _quoted(messages[0]["text"])
    for test, name in names.items():
        symbol = ended.get(test)
        if symbol == "skip":
            counts.skip(name, reasons[test], strict)
        elif symbol in ("pass", "passWithKnownIssue", "passWithWarnings"):
            counts.passed += 1
        elif symbol is not None or not whole:
            counts.fail(name if symbol else f"{name}: did not end")
    if not whole:
        counts.fail(f"the Swift tests did not come to their end (exit code {exit_code})")
    elif exit_code != 0 and counts.failed == 0:
        counts.fail(f"swift test ended with {exit_code}")
    return counts


def of_junit(report: Path, exit_code: int, strict: bool) -> Counts:
    """Reads pytest's JUnit file."""
    counts = Counts()
    if not report.exists():
        counts.fail(f"pytest left no report (exit code {exit_code})")
        return counts
    for case in xml.parse(report).iter("testcase"):
        name = case.get("name") or "?"
        bad = case.find("failure") if case.find("failure") is not None else case.find("error")
        skipped = case.find("skipped")
        if bad is not None:
            counts.fail(name)
        elif skipped is not None:
            counts.skip(name, skipped.get("message") or "", strict)
        else:
            counts.passed += 1
    if exit_code not in (0, 1) or (exit_code == 1 and counts.failed == 0):
        counts.fail(f"pytest ended with {exit_code}")
    return counts


def _quoted(text: str) -> str:
    found = re.search(r': "(.*)"$', text, re.DOTALL)
    return found.group(1) if found else ""
