"""Requests to the list of organisations, made from the register itself: words of its names as people type them, filters that fit or not."""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from .typed import CLASSES, SMALL, Typist, words

COUNT = 5_000
# Parameters and values pages call otherwise than the API.
POLISH = {"form": "forma", "year": "rok", "registered": "w-rejestrze", "liquidation": "w-likwidacji"}
TYPED = [name for name in CLASSES if name not in ("abbreviated",)]


@dataclass(frozen=True)
class Question:
    """Words and filters by facet; prints itself for our API, our page, and for those we are compared with."""

    words: str
    filters: dict[str, str] = field(default_factory=dict)

    def api(self) -> str:
        return "/api/v1/organisations?" + self._query({})

    def page(self) -> str:
        return "/organizacje?" + self._query(POLISH)

    def datasette(self, address: str) -> str:
        fixed = [("_facet", facet) for facet in ("form", "powiat", "status", "year")] + [("_size", "20")]
        searched = [("_search", self.words)] if self.words else []
        return f"{address}?{urlencode([*searched, *self.filters.items(), *fixed])}"

    def _query(self, vocabulary: dict[str, str]) -> str:
        words = [("q", self.words)] if self.words else []
        filters = [(vocabulary.get(facet, facet), vocabulary.get(value, value)) for facet, value in self.filters.items()]
        return urlencode([*words, *filters])


def with_words(database: Path) -> list[Question]:
    """One to three words of a name in one of the ways of typing; a third each without filter, with powiat, with powiat and form."""
    dice = random.Random(11)
    bodies = _bodies(database)
    typist = Typist([name for name, _ in bodies])
    made: dict[tuple[str, ...], Question] = {}
    for turn in range(COUNT * 4):
        name, facets = dice.choice(bodies)
        able = [word for word in words(name) if len(word) > 2 and word not in SMALL]
        # Any of its words, not the rarest: people begin with "stowarzyszenie", and what finds thousands is what costs.
        chosen = " ".join(dice.sample(able, min(len(able), dice.choice([1, 1, 2, 2, 3]))))
        typed = CLASSES[TYPED[turn % len(TYPED)]](typist, chosen) or words(chosen)
        wanted = [[], ["powiat"], ["powiat", "form"]][dice.randrange(3)]
        filters = {facet: facets[facet] for facet in wanted if facet in facets}
        question = Question(" ".join(typed), filters)
        made.setdefault((question.words, *filters.values()), question)
        if len(made) == COUNT:
            break
    return _mixed(made, dice)


def with_filters_only(database: Path) -> list[Question]:
    """One to four filters of a body, so that something is always found."""
    dice = random.Random(13)
    bodies = _bodies(database)
    made: dict[tuple[str, ...], Question] = {}
    # Fewer bodies have fewer different answers: it ends when new ones become rare.
    for _ in range(COUNT * 4):
        facets = dice.choice(bodies)[1]
        filters = {facet: facets[facet] for facet in sorted(dice.sample(sorted(facets), min(len(facets), dice.randint(1, 4))))}
        made.setdefault(tuple(f"{facet}={value}" for facet, value in filters.items()), Question("", filters))
        if len(made) == COUNT:
            break
    return _mixed(made, dice)


def _mixed(made: dict[tuple[str, ...], Question], dice: random.Random) -> list[Question]:
    questions = list(made.values())
    assert len(questions) >= 400, f"only {len(questions)} different queries"
    dice.shuffle(questions)
    return questions


def _bodies(database: Path) -> list[tuple[str, dict[str, str]]]:
    """Names with the facets that are known, of bodies spread over the whole table."""
    select = """
        SELECT name, powiat, gmina, form, status, CAST(registered_on / 10000 AS TEXT) FROM organisation
        WHERE kind = 'ngo' AND withdrawn = 0 AND id % max(1, (SELECT count(*) FROM organisation) / 20000) = 0 ORDER BY id
        """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        rows = db.execute(select).fetchall()
    facets = ("powiat", "gmina", "form", "status", "year")
    return [(row[0], {facet: value for facet, value in zip(facets, row[1:], strict=True) if value}) for row in rows]
