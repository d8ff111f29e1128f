"""The part `finding` of the measurements: how fast, how soon, how well organisations are found, and what others need for the same."""

from pathlib import Path

from . import finding_aims, runs
from .engines import engines
from .feed import feed
from .finding_peers import FindingPeers, finders
from .postgres_search import postgres_search
from .recall import recall
from .speed import Lines, speed
from .startup import startup

MILLION = 1_000_000


def finding(folder: Path, sizes: list[int], connections: list[int], seconds: int, quick: bool) -> None:
    """Every size of sample region, then what does not depend on it; peers over the largest below a million."""
    lines: Lines = {}
    starts = {}
    seconds = min(seconds, 2) if quick else seconds
    compared = max([size for size in sizes if size < MILLION], default=max(sizes))
    for count in sizes:
        database = sample(folder, count)
        lines |= speed(folder, database, count, connections, seconds)
        starts[count] = startup(folder, database, count)
        if count != compared:
            remove(database)
    with postgres_search(folder) as postgres:
        quality = recall(folder, quick, finders(postgres))
        fewer = [number for number in connections if number <= 8] if quick else connections
        FindingPeers(folder, sample(folder, compared), seconds).measure(compared, fewer, postgres)
    with engines(folder) as both:
        delays = feed(folder, both, 4 if quick else 10)
    print("\nHow pages are answered while a list is imported is the part `meanwhile`; filters in process, Benchmarks/search/README.md.")
    finding_aims.compare(compared, lines, starts[compared], delays, quality)


def sample(folder: Path, count: int) -> Path:
    database = folder / f"sample-{count}.sqlite"
    if not database.exists():
        made = runs.pozytek("sample", "--organisations", str(count), "--database", database)
        print(f"\nSample of {count} organisations made in {made.seconds:.1f} s, {runs.size(database):.0f} MB on disk.", flush=True)
    return database


def remove(database: Path) -> None:
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
