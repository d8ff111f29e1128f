"""What people type when they look for a body: words of its name, bent, bare, mistyped, shuffled, cut, shortened."""

import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable

from .inflection import inflected

# Words a visitor would not choose: they tell little or nothing.
SMALL = {
    "w",
    "we",
    "z",
    "ze",
    "na",
    "do",
    "dla",
    "im",
    "i",
    "o",
    "od",
    "przy",
    "rzecz",
    "oraz",
    "nr",
    "pod",
    "za",
    "po",
    "u",
    "ks",
    "św",
    "siedzibą",
}
LETTERS = str.maketrans("ąćęłńóśźż", "acelnoszz")
# The short form, and what it stands for; as written in names, lower case.
SHORT = {
    "osp": "ochotnicza straż pożarna",
    "kgw": "koło gospodyń wiejskich",
    "uks": "uczniowski klub sportowy",
    "lks": "ludowy klub sportowy",
    "lzs": "ludowy zespół sportowy",
    "zhp": "związek harcerstwa polskiego",
    "pck": "polski czerwony krzyż",
    "wopr": "wodne ochotnicze pogotowie ratunkowe",
    "pttk": "polskie towarzystwo turystyczno krajoznawcze",
    "utw": "uniwersytet trzeciego wieku",
    "tpd": "towarzystwo przyjaciół dzieci",
    "pzerii": "polski związek emerytów rencistów i inwalidów",
    "lgd": "lokalna grupa działania",
}


def words(name: str) -> list[str]:
    """The words of a name, lower case, without marks."""
    return re.findall(r"[^\W_]+", name.lower())


def bare(text: str) -> str:
    """Without diacritics, ł too."""
    return text.translate(LETTERS)


class Typist:
    """Makes queries from names; knows how rare each word is among them. The same seed makes the same queries."""

    def __init__(self, names: Iterable[str], seed: int = 5) -> None:
        self.dice = random.Random(seed)
        self.seen = Counter(word for name in names for word in set(words(name)))

    def telling(self, name: str, most: int = 3) -> list[str]:
        """The rarest words of a name, in its order, at most so many; longer before shorter where equally rare."""
        able = [word for word in dict.fromkeys(words(name)) if len(word) > 2 and word not in SMALL and not word.isdigit()]
        chosen = sorted(able, key=lambda word: (self.seen[word], -len(word)))[:most]
        return [word for word in able if word in chosen]

    def mistyped(self, word: str) -> str:
        """One slip: two letters changed round, one lost, one doubled, or a wrong one; the first letter stays, as it mostly does."""
        at = self.dice.randrange(1, len(word) - 1)
        slips: list[Callable[[], str]] = [
            lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            lambda: word[:at] + word[at + 1 :],
            lambda: word[:at] + word[at] + word[at:],
            lambda: word[:at] + self.dice.choice(string.ascii_lowercase) + word[at + 1 :],
        ]
        while (slip := self.dice.choice(slips)()) == word:
            continue
        return slip


# A class makes a query of a name, or nothing when the name has nothing of the kind.
Class = Callable[[Typist, str], list[str] | None]


def _written(typist: Typist, name: str) -> list[str] | None:
    return typist.telling(name)


def _inflected(typist: Typist, name: str) -> list[str] | None:
    plain = typist.telling(name)
    bent = [inflected(word) for word in plain]
    return bent if bent != plain else None


def _bare(typist: Typist, name: str) -> list[str] | None:
    plain = typist.telling(name)
    folded = [bare(word) for word in plain]
    return folded if folded != plain else None


def _both(typist: Typist, name: str) -> list[str] | None:
    bent = _inflected(typist, name)
    return bent and [bare(word) for word in bent]


def _mistyped(typist: Typist, name: str) -> list[str] | None:
    """One of the words that have five letters or more: shorter ones forgive no slip."""
    typed = typist.telling(name)
    long = [at for at, word in enumerate(typed) if len(word) >= 5]
    if not long:
        return None
    at = typist.dice.choice(long)
    typed[at] = typist.mistyped(typed[at])
    return typed


def _shuffled(typist: Typist, name: str) -> list[str] | None:
    typed = words(name)
    typist.dice.shuffle(typed)
    return typed if typed != words(name) else None


def _prefixed(typist: Typist, name: str) -> list[str] | None:
    """The last word is not finished yet: two thirds of it, at least three letters."""
    typed = typist.telling(name)
    if not typed or len(typed[-1]) < 5:
        return None
    return typed[:-1] + [typed[-1][: max(3, len(typed[-1]) * 2 // 3)]]


def _abbreviated(typist: Typist, name: str) -> list[str] | None:
    """The short form for the long, or the long for the short, with the rarest other words."""
    whole = " ".join(words(name))
    for short, long in SHORT.items():
        for one, other in ((long, short), (short, long)):
            if re.search(rf"\b{one}\b", whole):
                rest = typist.telling(re.sub(rf"\b{one}\b", " ", whole), 2)
                return other.split() + rest if rest else None
    return None


CLASSES: dict[str, Class] = {
    "as written": _written,
    "inflected": _inflected,
    "undiacriticised": _bare,
    "inflected, undiacriticised": _both,
    "mistyped": _mistyped,
    "shuffled": _shuffled,
    "prefixed": _prefixed,
    "abbreviated": _abbreviated,
}
