"""Reads every cell of the first sheet with one of two libraries and prints how many rows there were.

python read_xlsx.py calamine|openpyxl FILE
"""

import sys


def calamine(file: str) -> int:
    from python_calamine import CalamineWorkbook

    return sum(1 for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).iter_rows() if len(row) > 0)


def openpyxl(file: str) -> int:
    from openpyxl import load_workbook

    return sum(1 for row in load_workbook(file, read_only=True).worksheets[0].iter_rows(values_only=True) if len(row) > 0)


if __name__ == "__main__":
    print({"calamine": calamine, "openpyxl": openpyxl}[sys.argv[1]](sys.argv[2]))
