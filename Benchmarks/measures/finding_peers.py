"""What Datasette and PostgreSQL's full text need for the same searches over the same bodies, and how often they find what was meant.

Both are given less to do: four facets instead of all, a facet's own choice narrows its own counts, and PostgreSQL makes no page and
speaks no HTTP. Neither forgives slips, so that many a question is over at once: how many is printed.
"""

import time
from collections.abc import Callable
from pathlib import Path

from . import asked, datasette, postgres_search
from .asked import Question
from .datasette import Datasette, fts_finder
from .pages import write_paths
from .peers import environment
from .postgres_search import PostgresSearch
from .recall import Finder
from .server import serving
from .speed import AS_IT_IS, COMPRESSED, LOOKED_AT, PAGE, PLAIN, Line, wrk
from .tables import head, heading, row, spaced


def finders(postgres: PostgresSearch | None) -> dict[str, Callable[[list[str]], Finder]]:
    """By name, what makes a finder over a list of names."""
    fts = {"SQLite FTS5, as in Datasette": fts_finder}
    return fts | ({"PostgreSQL, hunspell-pl": postgres.finder} if postgres else {})


class FindingPeers:
    """Prints a row for each peer and number of connections, ours beside it."""

    def __init__(self, folder: Path, database: Path, seconds: int) -> None:
        self.folder, self.database, self.seconds = folder, database, seconds
        self.questions = asked.with_words(database)
        self.said: list[str] = []

    def measure(self, count: int, connections: list[int], postgres: PostgresSearch | None) -> None:
        heading(f"Peers over the same {spaced(count)} organisations, asked the same")
        print("Name, place and aims searched; 20 rows, exact total, four facets (form, powiat, status, year). Ours has all facets.")
        print("PostgreSQL by pgbench, without HTTP, ordered by ts_rank; times after each connection has read the dictionary (about 0.3 s).")
        print("Ours is measured right after each. A difference under 1.4 times is noise.\n")
        mine = ("ours", "ours p50 ms", "ours requests/s", "p50: peer ÷ ours", "rate: ours ÷ peer")
        head("peer", "connections", "p50 ms", "p99 ms", "requests/s", "faults", *mine)
        with serving(self.database) as server:
            self._datasette(server.base, connections)
            self._postgres(server.base, connections, postgres)
        print("\n" + "\n".join(self.said))

    def _datasette(self, ours: str, connections: list[int]) -> None:
        installed = environment()
        if not installed:
            row(datasette.NAME, *["not measured"] * 5, *[""] * 5)
            return
        peer = Datasette(installed / "bin" / "datasette", self.folder)
        with peer.over(self.database) as base:
            for number in connections:
                line = peer.measure(base, datasette.JSON, self.questions, number, self.seconds, AS_IT_IS)
                self._row(f"{datasette.NAME}, JSON", number, line, PLAIN, ours)
            self._row(f"{datasette.NAME}, HTML", 8, peer.measure(base, datasette.HTML, self.questions, 8, self.seconds), PAGE, ours)
            nothing = peer.finds_nothing(base, self.questions[: LOOKED_AT // 4])
        self.said.append(f"{datasette.NAME} finds nothing for {nothing} of {LOOKED_AT // 4} questions.")

    def _postgres(self, ours: str, connections: list[int], peer: PostgresSearch | None) -> None:
        if peer is None:
            row(postgres_search.NAME, *["not measured"] * 5, *[""] * 5)
            return
        began = time.monotonic()
        peer.fill(self.database, self.questions)
        took = time.monotonic() - began
        for number in connections:
            self._row(postgres_search.NAME, number, peer.measure(len(self.questions), number, self.seconds), PLAIN, ours)
        nothing = peer.finds_nothing(self.questions[:LOOKED_AT])
        self.said.append(
            f"{postgres_search.NAME}, finds nothing for {nothing} of {LOOKED_AT}; it was ready {took:.0f} s after it was given the bodies."
        )

    def _row(self, peer: str, connections: int, theirs: Line, kind: str, base: str) -> None:
        """Ours is asked right after the peer, so that both meet much the same of whatever else the machine does."""
        printed, encoding = (Question.page, COMPRESSED) if kind == PAGE else (Question.api, AS_IT_IS)
        paths = write_paths(self.folder / "ours", [printed(question) for question in self.questions])
        ours = wrk(base, paths, connections, min(self.seconds, 3), encoding)
        figures = f"{theirs.p50:.2f}", f"{theirs.p99:.2f}", f"{theirs.rate:.1f}", theirs.faults
        mine = kind, f"{ours['p50']:.2f}", spaced(round(ours["rate"]))
        ratios = f"{theirs.p50 / ours['p50']:.1f}", f"{ours['rate'] / theirs.rate:.1f}" if theirs.rate else "no answer"
        row(peer, connections, *figures, *mine, *ratios)
