"""Visitors who come at a fixed rate, whatever the site does: the measurement itself must not fill the two cores it measures.

Whoever is still waiting for an answer when the next request is due has that wait counted too, so that a slow answer does not hide those
behind it ("coordinated omission"). Real visitors bring a machine of their own: ours go before everybody else on this one where that is
allowed (root), and one who was free and merely woke late is timed from the sending.
"""

import contextlib
import http.client
import itertools
import math
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CONNECTIONS = 8


@dataclass
class Answers:
    """Milliseconds of the good answers by kind of page, how many requests failed, and the seconds all this took."""

    times: dict[str, list[float]] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    seconds: float = 0

    def add(self, other: "Answers") -> None:
        for kind, times in other.times.items():
            self.times.setdefault(kind, []).extend(times)
        for kind, faults in other.faults.items():
            self.faults[kind] = self.faults.get(kind, 0) + faults
        self.seconds += other.seconds

    @property
    def count(self) -> int:
        return sum(map(len, self.times.values()))


def percentile(times: list[float], share: float) -> float:
    """The smallest time that `share` of all do not exceed."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def visit(base: str, paths: dict[str, list[str]], rate: float, goes_on: Callable[[], bool]) -> Answers:
    """Asks for pages of all kinds alike, `rate` requests a second over kept connections, as long as `goes_on()`."""
    sys.setswitchinterval(0.0005)
    pairs = zip(*paths.values(), strict=False)
    asked = [(kind, path) for pair in pairs for kind, path in zip(paths, pair, strict=True)]
    # In turn, each of an even number of visitors would only ever see one kind.
    random.Random(5).shuffle(asked)
    over, answers, lock = threading.Event(), Answers(), threading.Lock()
    began = time.monotonic() + 0.05

    def one_visitor(number: int) -> None:
        with contextlib.suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), -10)
        mine = Answers()
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=30)
        for turn in itertools.count(number, CONNECTIONS):
            due = began + turn / rate
            free = time.monotonic() < due
            if over.wait(max(0.0, due - time.monotonic())):
                break
            since = time.monotonic() if free else due
            kind, path = asked[turn % len(asked)]
            good = _asked(connection, path)
            if good:
                mine.times.setdefault(kind, []).append((time.monotonic() - since) * 1000)
            else:
                mine.faults[kind] = mine.faults.get(kind, 0) + 1
        connection.close()
        with lock:
            answers.add(mine)

    visitors = [threading.Thread(target=one_visitor, args=(number,)) for number in range(CONNECTIONS)]
    for visitor in visitors:
        visitor.start()
    try:
        while goes_on():
            time.sleep(0.02)
    finally:
        over.set()
        for visitor in visitors:
            visitor.join()
    answers.seconds = time.monotonic() - began
    return answers


def _asked(connection: http.client.HTTPConnection, path: str) -> bool:
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
        reply = connection.getresponse()
        reply.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return False
    return reply.status == 200
