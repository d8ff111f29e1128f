"""Hostile and broken workbooks through every importer that takes XLSX: refused in words, nothing written, memory flat."""

from pathlib import Path

import pytest

import workbooks
from doors import TABLES, Door, refused, through
from harness import made_lists
from harness.stores import Store

ROWS = range(3000)
# MiB: more than a sheet may have that becomes four hundred times longer than in the file.
BOMB = 100
SECRET = "tajne-haslo-z-dysku"


@pytest.fixture(params=TABLES, ids=lambda door: door.name)
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


def test_a_good_workbook_is_read(door: Door, store: Store, tmp_path: Path) -> None:
    """So that the refusals below are about what was changed."""
    path = workbooks.write(tmp_path / "dobra.xlsx", door.rows(ROWS), lambda sheet: sheet)
    assert through(store, door.command(path)).code == 0


def test_a_zip_bomb_is_not_expanded(door: Door, store: Store, tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "bomba.xlsx", door.rows(range(3)), workbooks.bomb(BOMB))
    assert path.stat().st_size < 1 << 20
    refused(store, door.command(path), 65, "bomba.xlsx", "rozpakowuje się")


def test_a_zip_bomb_that_gives_itself_out_as_small_is_not_expanded(door: Door, store: Store, tmp_path: Path) -> None:
    path = workbooks.understated(workbooks.write(tmp_path / "bomba.xlsx", door.rows(range(3)), workbooks.bomb(BOMB)))
    refused(store, door.command(path), 65, "bomba.xlsx")


@pytest.mark.parametrize("entities", ["laughs", "external"])
def test_a_workbook_with_entities_is_not_read(door: Door, entities: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "haslo.txt").write_text(SECRET)
    change = workbooks.laughing if entities == "laughs" else workbooks.reading(tmp_path / "haslo.txt")
    path = workbooks.write(tmp_path / "byty.xlsx", door.rows(ROWS), change)
    refused(store, door.command(path), 65, "byty.xlsx", "DOCTYPE")
    assert SECRET not in "".join(store.names())


@pytest.mark.parametrize("share", [0.02, 0.6, 0.999])
def test_a_workbook_cut_off_anywhere_is_refused_whole(door: Door, share: float, store: Store, tmp_path: Path) -> None:
    path = made_lists.write_xlsx(tmp_path / "ucięta.xlsx", door.rows(ROWS))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(store, door.command(path), 65, "ucięta.xlsx", "XLSX")


def test_a_workbook_whose_bytes_were_damaged_is_refused_whole(door: Door, store: Store, tmp_path: Path) -> None:
    path = made_lists.write_xlsx(tmp_path / "uszkodzona.xlsx", door.rows(ROWS))
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 2, len(content) // 2 + 40):
        content[at] ^= 0x5A
    path.write_bytes(content)
    refused(store, door.command(path), 65, "uszkodzona.xlsx")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda sheet: sheet.replace("</sheetData>", ""), "XML"),
        (lambda sheet: sheet.replace('r="2"', 'r="9"', 1), "kolei"),
        (lambda sheet: "<worksheet>" + "<a>" * 100_000, "poziomów"),
        (lambda sheet: sheet.encode("utf-16"), ""),
    ],
    ids=["an end is missing", "rows out of order", "too deep", "another encoding"],
)
def test_a_sheet_that_is_no_sheet_is_refused_whole(door: Door, change, words: str, store: Store, tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "dziwna.xlsx", door.rows(ROWS), change)
    refused(store, door.command(path), 65, "dziwna.xlsx", words)
