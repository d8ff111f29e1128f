"""Writes and reads spreadsheets with openpyxl, for the tests that hold our reader and writer against it.

tables.py write FOLDER    makes FOLDER/0.xlsx, 1.xlsx … of the tables in FOLDER/tables.json
tables.py read FOLDER     puts what FOLDER/0.xlsx, 1.xlsx … say into FOLDER/seen.json, as our reader would show it
"""

import datetime
import json
import sys
from pathlib import Path

import openpyxl


def main() -> None:
    verb, folder = sys.argv[1], Path(sys.argv[2])
    count = len(json.loads((folder / "tables.json").read_text()))
    if verb == "write":
        for number, table in enumerate(json.loads((folder / "tables.json").read_text())):
            write(table, folder / f"{number}.xlsx", streaming=number % 2 == 0)
    else:
        seen = [read(folder / f"{number}.xlsx") for number in range(count)]
        (folder / "seen.json").write_text(json.dumps(seen))


def write(table: list, path: Path, streaming: bool) -> None:
    book = openpyxl.Workbook(write_only=streaming)
    sheet = book.create_sheet("Tabela", 0)
    for row in table:
        sheet.append([made(cell, sheet, streaming) for cell in row])
    book.save(path)


def made(cell: list, sheet, streaming: bool):
    kind, *value = cell
    match kind:
        case "t":
            # As a cell whose type is given, or a text that begins with "=" would become a formula.
            text = openpyxl.cell.WriteOnlyCell(sheet) if streaming else openpyxl.cell.Cell(sheet)
            text._value, text.data_type = value[0], "s"
            return text
        case "n":
            return int(value[0]) if value[0] == int(value[0]) else value[0]
        case "d":
            return datetime.date.fromisoformat(value[0])
        case "b":
            return bool(value[0])
    return None


def read(path: Path) -> list[list[str]]:
    rows = []
    for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True):
        texts = [shown(value) for value in row]
        while texts and texts[-1] == "":
            texts.pop()
        if texts:
            rows.append(texts)
    return rows


def shown(value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "PRAWDA" if value else "FAŁSZ"
        case datetime.datetime():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


if __name__ == "__main__":
    main()
