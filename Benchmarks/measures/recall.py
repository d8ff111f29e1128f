"""How often the body meant is found, by queries made from real names: the 2014 list of the tax share, through the API's JSON."""

import http.client
import json
import math
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from harness import machine, website

from . import runs
from .tables import head, heading, row, spaced
from .typed import CLASSES, Typist, bare, words

YEAR = 2014
FIRST, LOOKED_AT = 10, 20
# Every so many-th name is asked for, or every name for a class few names have.
STEP, QUICK_STEP, RARE = 7, 35, "abbreviated"
# Bodies that share the telling words of a name: above this, ten places cannot hold them all.
ALIKE = 10


@dataclass(frozen=True)
class Quality:
    """recall@10, mean reciprocal rank in the first ten, and precision@20, of so many queries."""

    asked: int
    recall: float
    rank: float
    precision: float


@dataclass(frozen=True)
class Wanted:
    """A query, the words that were meant, and the names any body of which is the right answer."""

    query: str
    meant: list[str]
    name: str


# Finds for each query the names of the first twenty.
Finder = Callable[[list[str]], list[list[str]]]


def names_of_list() -> Path | None:
    file = machine.SHARED / "data" / "opp" / f"opp_1proc_rozliczenie_{YEAR}.csv"
    return file if file.is_file() else None


def recall(folder: Path, quick: bool, peers: dict[str, Callable[[list[str]], Finder]]) -> dict[str, Quality]:
    """Prints a row for each way of typing, ours first, then those we are compared with; gives ours."""
    heading("How often the right body is found")
    file = names_of_list()
    if file is None:
        print("The list of the tax share is not beside this clone (../shared/data/opp): not measured.")
        return {}
    database = folder / f"opp-{YEAR}.sqlite"
    runs.pozytek("import", "opp", file, "--year", str(YEAR), "--database", database)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM organisation WHERE withdrawn = 0 ORDER BY id")]
    queries = {name: list(_wanted(name, names, quick)) for name in CLASSES}
    print(f"{spaced(len(names))} names ({file.name}); queries: up to three rarest words of a name, in the stated way")
    print("(Benchmarks/measures/typed.py, inflection.py); shuffled: all its words; abbreviated: names with a known short or long form.")
    print(f"A body of the same name counts as the right one; names whose words more than {ALIKE} bodies share are not asked for.")
    print("Precision: of the first 20 found, where anything was, those with every word meant, by the beginning of the word.\n")
    head("query", "who", "queries", "recall@10", "MRR", "precision@20")
    with website.serving(database, machine.LOGS / "bench.log") as base:
        ours = _table("Pożytek", queries, _by_api(base))
    for who, made in peers.items():
        _table(who, queries, made(names))
    return ours


def _wanted(kind: str, names: list[str], quick: bool) -> Iterator[Wanted]:
    typist = Typist(names)
    holders: dict[str, set[str]] = {}
    for name in names:
        for word in words(name):
            holders.setdefault(word, set()).add(name)
    step = QUICK_STEP if quick else STEP
    for name in names[:: step // STEP if kind == RARE else step]:
        typed = CLASSES[kind](typist, name)
        if not typed:
            continue
        meant = typist.telling(name)
        alike = set.intersection(*(holders[word] for word in meant)) if meant else set()
        if meant and len(alike) <= ALIKE:
            yield Wanted(" ".join(typed), _judged(kind, typed, meant), name)


def _judged(kind: str, typed: list[str], meant: list[str]) -> list[str]:
    """What a good hit must have: all words typed, when they are whole and right; of short forms only the rest, which stands as written."""
    if kind == "shuffled":
        return [word for word in typed if len(word) > 2]
    return [word for word in typed if word in meant] if kind == RARE else meant


def _table(who: str, queries: dict[str, list[Wanted]], find: Finder) -> dict[str, Quality]:
    found = {}
    for kind, wanted in queries.items():
        if not wanted:
            continue
        quality = found[kind] = _quality(wanted, find)
        row(
            kind,
            who,
            quality.asked,
            f"{quality.recall:.3f}",
            f"{quality.rank:.3f}",
            "nothing found" if math.isnan(quality.precision) else f"{quality.precision:.3f}",
        )
    return found


def _quality(wanted: list[Wanted], find: Finder) -> Quality:
    ranks, precisions = [], []
    for one, names in zip(wanted, find([one.query for one in wanted]), strict=True):
        places = [place for place, name in enumerate(names[:FIRST], 1) if bare(name.lower()) == bare(one.name.lower())]
        ranks.append(1 / places[0] if places else 0.0)
        if names:
            precisions.append(statistics.mean(_fits(name, one.meant) for name in names[:LOOKED_AT]))
    hit = sum(rank > 0 for rank in ranks) / len(ranks)
    return Quality(len(wanted), hit, statistics.mean(ranks), statistics.mean(precisions) if precisions else math.nan)


def _fits(name: str, meant: list[str]) -> bool:
    """Whether every word meant begins as some word of the name: all but its last three letters, at least four, diacritics aside."""
    held = [bare(word) for word in words(name)]
    return all(any(word.startswith(bare(one)[: max(4, len(one) - 3)]) for word in held) for one in meant)


def _by_api(base: str) -> Finder:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=30)

    def names(query: str) -> list[str]:
        connection.request("GET", "/api/v1/organisations?" + urlencode({"q": query, "per_page": LOOKED_AT}))
        return [item["name"] for item in json.loads(connection.getresponse().read())["items"]]

    return lambda queries: list(map(names, queries))
