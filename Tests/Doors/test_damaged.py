"""A CSV that is sound for thousands of rows and then is not: refused at the line, and nothing of what stood before is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doors import TABLES, Door, refused
from harness import made_lists
from harness.stores import Store

# Several transactions of an import, and several pieces of a file.
ROWS = range(12_000)


def _cut_in_quotes(lines: list[bytes]) -> list[bytes]:
    """As a transfer that broke off leaves it."""
    return [*lines[:-1], lines[-1].replace(b";", b';"', 1)[:-4]]


def _open_quote(lines: list[bytes]) -> list[bytes]:
    """A quote that somebody forgot to close near the end: everything behind it is one field."""
    return [*lines[:-20], lines[-20].replace(b";", b';"', 1), *lines[-19:]]


def _after_quote(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], b'"a"b' + lines[-1]]


def _zero(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], b"\0" + lines[-1]]


def _other_letters(lines: list[bytes]) -> list[bytes]:
    """A row out of a file of another encoding, pasted in."""
    return [*lines[:-1], lines[-1].replace(b"\n", b" \xb3\xb9\n")]


def _endless(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1].replace(b"\n", b"x" * (2 << 20) + b"\n")]


DAMAGES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "cut in quotes": (_cut_in_quotes, "ucięty"),
    "a quote left open": (_open_quote, "ucięty"),
    "words behind a quote": (_after_quote, "znak po zamykającym cudzysłowie"),
    "a zero byte": (_zero, "zerowe"),
    "letters of another encoding": (_other_letters, "UTF-8"),
    "a row of two megabytes": (_endless, "1 MiB"),
}


@pytest.mark.parametrize("door", TABLES, ids=lambda door: door.name)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_list_that_is_damaged_at_its_end_is_refused_whole(door: Door, damage: str, store: Store, tmp_path: Path) -> None:
    path = made_lists.write_csv(tmp_path / "lista.csv", door.rows(ROWS))
    change, words = DAMAGES[damage]
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    refused(store, door.command(path), 65, "lista.csv", words)
