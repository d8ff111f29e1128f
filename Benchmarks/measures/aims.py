"""What the fourth issue asks of imports (G12) beside what was measured: the aim, and the least that is accepted."""

import math
from collections.abc import Iterator

from .imports import new, unchanged
from .runs import Run
from .tables import head, heading, row, spaced

ROWS = 160_000

# Step of the imports, engine, seconds aimed at, seconds accepted; PostgreSQL within twice of SQLite.
TIMES = [
    (new("CSV", ROWS), "SQLite", 2.0, 4.0),
    (unchanged("CSV", ROWS), "SQLite", 0.7, 1.4),
    (new("XLSX", ROWS), "SQLite", 2.5, 5.0),
    (new("CSV", ROWS), "PostgreSQL", 4.0, 8.0),
    (unchanged("CSV", ROWS), "PostgreSQL", 1.4, 2.8),
]
# Milliseconds of the slowest kind of page; the issue leaves no room above it.
P99 = 10.0


def compare(measured: dict[tuple[str, str], Run], p99: dict[str, float], big: int, small: int) -> None:
    """Prints how far each figure is from its aim, and how memory grew with the list; nothing where nothing was measured.

    `p99` is infinite where a request failed.
    """
    rows = [*_memory(measured, big, small)]
    if big == ROWS:
        rows = [*_times(measured), *_pages(p99), *rows]
    if rows:
        heading("Aims" if big == ROWS else f"Aims, without those that are stated for {spaced(ROWS)} rows")
        head("what", "engine", "aim", "least", "measured", "verdict")
        for cells in rows:
            row(*cells)


def _times(measured: dict[tuple[str, str], Run]) -> Iterator[list[str]]:
    for step, engine, aim, least in TIMES:
        if run := measured.get((step, engine)):
            yield [step, engine, f"{aim} s", f"{least} s", f"{run.seconds:.2f} s", _verdict(run.seconds, aim, least)]


def _pages(p99: dict[str, float]) -> Iterator[list[str]]:
    for engine, worst in p99.items():
        said = [f"{worst:.2f} ms", _verdict(worst, P99, P99)] if math.isfinite(worst) else ["requests failed", "MISSED"]
        yield ["p99 of pages during an import, fixed rate", engine, f"{P99} ms", f"{P99} ms", *said]


def _memory(measured: dict[tuple[str, str], Run], big: int, small: int) -> Iterator[list[str]]:
    for (step, engine), many in measured.items():
        few = measured.get((step.replace(spaced(big), spaced(small)), engine))
        if step.startswith("list") and few and few is not many:
            grown = [f"{few.memory:.0f} → {many.memory:.0f} MB", f"{many.memory / few.memory:.2f} times"]
            yield [f"memory, {step}, beside {spaced(small)} rows", engine, "flat", "flat", *grown]


def _verdict(seen: float, aim: float, least: float) -> str:
    if seen <= aim:
        return "reached"
    return f"{'accepted' if seen <= least else 'MISSED'}, {seen / aim:.1f} times the aim"
