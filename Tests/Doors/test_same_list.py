"""One list as CSV, as openpyxl writes it and as LibreOffice does: the same register comes of it, to the last row."""

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from doors import ENTITLED, LIST, OPP, POSTAL, Door, report
from harness import made_lists
from harness.stores import Store

ROWS = 2000
EMPTY = 200_000
BOLD = Font(bold=True)
# The column of the name.
NAME = {"opp": 2, "list": 1}
OFFICE = shutil.which("soffice")
Change = Callable[[Worksheet], None]


def _by_openpyxl(path: Path, rows: list[list[object]], change: Change = lambda sheet: None) -> Path:
    """Not streaming, so that texts are shared."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(path)
    return path


def _by_libreoffice(path: Path) -> Path:
    """The same workbook, opened and saved by LibreOffice; formulas have their values afterwards."""
    if OFFICE is None:
        pytest.skip("LibreOffice is missing: run scripts/setup test")
    out = path.parent / "saved"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    convert = [OFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    done = subprocess.run(convert, capture_output=True, text=True, timeout=300)
    assert (out / path.name).exists(), done.stderr
    return out / path.name


def _typed(door: Door, rows: list[list[str]]) -> list[list[object]]:
    """Sums and days as a spreadsheet keeps them: numbers."""

    def cell(title: str, text: str) -> object:
        if title == "Kwota":
            return float(text.replace(",", "."))
        if title.startswith("Data"):
            return datetime.datetime.strptime(text, "%d.%m.%Y").date()
        return int(text) if title == "Lp." or (door is LIST and title == "Numer w rejestrze") else text

    return [list(rows[0]), *([cell(title, text) for title, text in zip(rows[0], row, strict=True)] for row in rows[1:])]


def _end(store: Store, door: Door, path: Path) -> str:
    store.counts(*door.command(path)) if door is not POSTAL else store.run(*door.command(path)).check_returncode()
    return store.digest()


@pytest.mark.parametrize("door", [OPP, ENTITLED, LIST, POSTAL], ids=lambda door: door.name)
@pytest.mark.parametrize("writer", ["openpyxl", "openpyxl streaming", "LibreOffice"])
def test_a_workbook_is_the_list_it_was_made_of(door: Door, writer: str, new_sqlite: Callable[[], Store], tmp_path: Path) -> None:
    rows = door.rows(range(ROWS))
    plain = _end(new_sqlite(), door, made_lists.write_csv(tmp_path / "lista.csv", rows))
    if writer == "openpyxl streaming":
        path = made_lists.write_xlsx(tmp_path / "lista.xlsx", _typed(door, rows))
    else:
        path = _by_openpyxl(tmp_path / "lista.xlsx", _typed(door, rows))
    assert _end(new_sqlite(), door, _by_libreoffice(path) if writer == "LibreOffice" else path) == plain


def _merged(door: Door, rows: list[list[str]]) -> Change:
    """One name over two rows and one value down a column, as people merge what repeats itself."""
    name = NAME[door.name]
    rows[2][name] = rows[1][name]
    rows[2][3] = rows[3][3] = rows[1][3]

    def change(sheet: Worksheet) -> None:
        sheet.merge_cells(start_row=2, end_row=3, start_column=name + 1, end_column=name + 1)
        sheet.merge_cells("D2:D4")

    return change


def _formulas(door: Door, rows: list[list[str]]) -> Change:
    """A name put together of two words, and a number or a sum that is computed."""
    name = NAME[door.name]
    rows[1][name] = "Koło z formuły"
    if door is LIST:
        computed, formula, rows[3][0] = "A4", "=A3+1", str(int(rows[2][0]) + 1)
    else:
        computed, formula, rows[3][3] = "D4", "=100+1/2", "100,5"

    def change(sheet: Worksheet) -> None:
        sheet.cell(2, name + 1).value = '="Koło "&"z formuły"'
        sheet[computed] = formula

    return change


def _hidden_sheets(door: Door, rows: list[list[str]]) -> Change:
    """Two sheets before the one that people see, with a record each."""

    def change(sheet: Worksheet) -> None:
        for index, state in enumerate(("hidden", "veryHidden")):
            other = sheet.parent.create_sheet(f"Robocze {index}", 0)
            for row in door.rows([ROWS + index]):
                other.append(row)
            other.sheet_state = state
        sheet.parent.active = 2

    return change


def _empty_rows(door: Door, rows: list[list[str]]) -> Change:
    """Two hundred thousand rows that hold a format and nothing else, and one more record behind them."""
    last = door.rows([ROWS])[1]
    rows += [*([""] * len(last) for _ in range(EMPTY)), last]

    def change(sheet: Worksheet) -> None:
        for line in range(ROWS + 2, ROWS + 2 + EMPTY):
            sheet.cell(line, 1).font = BOLD
        sheet.append(last)

    return change


HABITS = [_merged, _formulas, _hidden_sheets, _empty_rows]
# openpyxl writes formulas without their values, LibreOffice computes them.
PAIRS = [(habit, writer) for habit in HABITS for writer in ("openpyxl", "LibreOffice") if (habit, writer) != (_formulas, "openpyxl")]


@pytest.mark.parametrize("door", [OPP, LIST], ids=lambda door: door.name)
@pytest.mark.parametrize(("habit", "writer"), PAIRS)
def test_what_people_do_in_sheets_reads_as_they_see_it(
    door: Door, habit: Callable[[Door, list[list[str]]], Change], writer: str, new_sqlite: Callable[[], Store], tmp_path: Path
) -> None:
    """`habit` changes the rows to what should be read, and gives the same change of a sheet."""
    rows = door.rows(range(ROWS))
    typed = _typed(door, rows)
    path = _by_openpyxl(tmp_path / "lista.xlsx", typed, habit(door, rows))
    plain = _end(new_sqlite(), door, made_lists.write_csv(tmp_path / "lista.csv", rows))
    assert _end(new_sqlite(), door, _by_libreoffice(path) if writer == "LibreOffice" else path) == plain


def test_a_formula_that_nobody_computed_is_told(store: Store, tmp_path: Path) -> None:
    rows = LIST.rows(range(20))
    path = _by_openpyxl(tmp_path / "lista.xlsx", _typed(LIST, rows), _formulas(LIST, rows))
    done, told = report(store, tmp_path / "raport.csv", LIST.command(path))
    assert done.code == 0
    assert [(row["rodzaj"], row["wiersz"]) for row in told] == [("odrzucone", "2"), ("odrzucone", "4"), ("ostrzeżenie", "")]
    assert "B2" in told[2]["powod"]
