"""Whether a body is committed, asked over a connection that stays open, so that asking every few milliseconds costs nothing."""

import contextlib
import sqlite3
import subprocess
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def committed(database: str) -> Iterator[Callable[[str], bool]]:
    """Gives a function that tells whether a body with this word in its name stands in the database, for any one thread at a time."""
    if not database.startswith("postgres"):
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, check_same_thread=False)) as db:
            yield lambda word: db.execute(_newest(word)).fetchone()[0] > 0
        return
    command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-d", database]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as psql:

        def holds(word: str) -> bool:
            psql.stdin.write(_newest(word) + ";\n")
            psql.stdin.flush()
            return int(psql.stdout.readline()) > 0

        yield holds
        psql.stdin.close()


def _newest(word: str) -> str:
    """Among the last bodies only: looking through all of them every few milliseconds would slow down what is measured."""
    return f"SELECT count(*) FROM (SELECT folded FROM organisation ORDER BY id DESC LIMIT 3) newest WHERE folded LIKE '%{word}%'"
