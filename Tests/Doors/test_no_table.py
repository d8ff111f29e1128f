"""What is no table at all, given to every importer: no file, a folder, nothing in it, a picture, two gigabytes of holes."""

import struct
from pathlib import Path

import pytest

from doors import TABLES, Door, refused, through
from harness.stores import Store

PICTURE = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 1, 1, 8, 2, 0, 0, 0) + bytes(range(256)) * 40
SPARSE = 2 << 30
REGISTERS = ["krs", "bir"]


@pytest.fixture(params=TABLES, ids=lambda door: door.name)
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


def test_a_missing_file_is_named(door: Door, store: Store, tmp_path: Path) -> None:
    refused(store, door.command(tmp_path / "nie-ma.csv"), 66, "nie-ma.csv")


@pytest.mark.parametrize("content", ["", "lista.csv"], ids=["empty", "with a file"])
def test_a_folder_is_no_file(door: Door, content: str, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    if content:
        (folder / content).write_text("a;b\n1;2\n")
    refused(store, door.command(folder), 66, "folder")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("pusty.csv", b"", "jest pusty"),
        ("pusty.xlsx", b"", "jest pusty"),
        ("puste-wiersze.csv", b"\n\n\r\n;;\n", "ani jednego wiersza"),
        ("obraz.csv", PICTURE, "zerowe"),
        ("obraz.xlsx", PICTURE, "zerowe"),
        ("wydruk.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("strona.csv", "<!DOCTYPE html><html><body>Błąd 404</body></html>".encode(), "HTML"),
        ("spakowany.csv", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "gzip"),
        ("tekst.xlsx", b"Sprawozdanie;Rok\nbez tabeli;2024\n", "Sprawozdanie"),
        ("archiwum.xlsx", b"PK\x05\x06" + bytes(18), "XLSX"),
        ("stary.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), ".xls"),
    ],
)
def test_another_format_is_told_in_words(door: Door, name: str, content: bytes, words: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    # Of a table whose header is missing the territory's importers name the columns they want, the others those that are there.
    told = "brak kolumn" if (door.name, name) == ("postal", "tekst.xlsx") else words
    refused(store, door.command(tmp_path / name), 65, name, told)


@pytest.mark.parametrize(
    "start", [b"", b"\xff\xfe", b"PK\x03\x04", "KRS;Nazwa;Kwota\n1;Żuraw;2\n".encode()], ids=["nothing", "utf-16", "zip", "table"]
)
def test_two_gigabytes_of_holes_cost_neither_memory_nor_time(door: Door, start: bytes, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "dziury.csv"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(SPARSE)
    refused(store, door.command(path), 65, "dziury.csv")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "content"), [("pusty.xml", b""), ("obraz.xml", PICTURE), ("ucięty.json", b'{"odpis": {')])
def test_a_reply_that_cannot_be_read_is_rejected_alone(register: str, name: str, content: bytes, store: Store, tmp_path: Path) -> None:
    """Of these two a run takes thousands of files: what is wrong with one goes into the report, and the run is kept with its counts."""
    (tmp_path / name).write_bytes(content)
    before = store.standing()
    done = through(store, ["import", register, str(tmp_path / name)])
    assert done.code == 65
    assert name in done.complained
    assert store.standing() == before
    assert [(run["state"], run["counts"]["new"]) for run in store.runs()] == [("finished", 0)]


@pytest.mark.parametrize("register", REGISTERS)
def test_two_gigabytes_in_one_reply_are_passed_over_in_flat_memory(register: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "dziury.xml"
    with path.open("wb") as file:
        file.truncate(SPARSE)
    done = through(store, ["import", register, str(path)])
    assert (done.code, "dłuższy niż 16 MiB" in done.complained) == (65, True), done.complained
    assert done.peak < 200
    assert store.number("SELECT count(*) FROM record") == 0


@pytest.mark.parametrize("register", REGISTERS)
def test_a_missing_path_is_told(register: str, store: Store, tmp_path: Path) -> None:
    refused(store, ["import", register, str(tmp_path / "nie-ma")], 66, "nie-ma")


@pytest.mark.parametrize("register", REGISTERS)
def test_a_folder_without_replies_is_told_in_words(register: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    refused(store, ["import", register, str(tmp_path / "folder")], 66, "folder")


@pytest.mark.parametrize("command", ["teryt", "population", "area"])
@pytest.mark.parametrize("content", [b"", PICTURE, b"a;b\n1;2\n", b"<a>"], ids=["empty", "picture", "table", "xml"])
def test_the_territory_takes_no_other_file(command: str, content: bytes, store: Store, tmp_path: Path) -> None:
    (tmp_path / "plik.csv").write_bytes(content)
    refused(store, ["import", command, str(tmp_path / "plik.csv")], 65, "plik.csv")
