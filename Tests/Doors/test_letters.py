"""Letters of every encoding the program promises to tell apart, through every importer of tables; what it cannot tell it refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doors import ENTITLED, LIST, OPP, TABLES, Door, refused, report, through
from harness import made_lists
from harness.stores import Store

ROWS = range(60)


def _text(door: Door) -> str:
    return "".join(";".join(row) + "\n" for row in door.rows(ROWS))


@pytest.mark.parametrize("door", TABLES, ids=lambda door: door.name)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1250", "iso8859-2"])
def test_letters_come_out_the_same(door: Door, encoding: str, store: Store, new_store: Callable[[], Store], tmp_path: Path) -> None:
    other = new_store()
    plain = made_lists.write_csv(tmp_path / "lista.csv", door.rows(ROWS))
    assert other.run(*door.command(plain)).returncode == 0
    kept = "SELECT code, place, powiat, gmina FROM postal_code ORDER BY code"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    plain.write_bytes(mark + _text(door).encode(encoding))
    assert through(store, door.command(plain)).code == 0
    assert store.standing() == other.standing()
    assert store.rows(kept) == other.rows(kept)


@pytest.mark.parametrize("door", [OPP, ENTITLED, LIST], ids=lambda door: door.name)
def test_whoever_sent_an_old_encoding_is_told(door: Door, store: Store, tmp_path: Path) -> None:
    path = made_lists.write_csv(tmp_path / "lista.csv", door.rows(ROWS), encoding="cp1250")
    done, rows = report(store, tmp_path / "raport.csv", door.command(path))
    assert done.code == 0
    assert [(row["rodzaj"], "Windows-1250" in row["powod"]) for row in rows] == [("ostrzeżenie", True)]


@pytest.mark.parametrize("door", TABLES, ids=lambda door: door.name)
@pytest.mark.parametrize(
    ("encoding", "words"), [("utf-16-le", "bajty zerowe"), ("cp852", "kodowaniu")], ids=["UTF-16 without its mark", "letters of DOS"]
)
def test_letters_that_nobody_can_tell_are_refused(door: Door, encoding: str, words: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_bytes(_text(door).encode(encoding))
    refused(store, door.command(tmp_path / "lista.csv"), 65, "lista.csv", words)


@pytest.mark.parametrize("door", TABLES, ids=lambda door: door.name)
def test_a_few_wrong_bytes_in_utf_8_are_refused_at_their_line(door: Door, store: Store, tmp_path: Path) -> None:
    lines = _text(door).encode().splitlines(keepends=True)
    lines[40] = lines[40].replace(b"\n", b" \xb3\n")
    (tmp_path / "lista.csv").write_bytes(b"".join(lines))
    refused(store, door.command(tmp_path / "lista.csv"), 65, "wiersz 41", "UTF-8")


def test_the_list_of_2010_is_repaired_whole_and_a_sound_one_is_left_alone(store: Store, tmp_path: Path) -> None:
    rows = OPP.rows(range(3))
    rows[1][2], rows[2][2], rows[3][2] = "FUNDACJA ZDĄśYĆ", "STOWARZYSZENIE ŚLĄSK", "KLUB ŁÓDŹ"
    store.counts(*OPP.command(made_lists.write_csv(tmp_path / "2010.csv", rows)))
    assert store.number("SELECT count(*) FROM organisation WHERE official_name = 'FUNDACJA ZDĄŻYĆ' AND uncertain_name = 1") == 1
    assert store.number("SELECT count(*) FROM organisation WHERE official_name = 'STOWARZYSZENIE ŚLĄSK'") == 1
    rows[3][2] = "KLUB ŻEGLARZ"
    store.counts(*OPP.command(made_lists.write_csv(tmp_path / "2010.csv", rows)))
    assert store.number("SELECT count(*) FROM organisation WHERE official_name = 'FUNDACJA ZDĄśYĆ'") == 1
