"""Workbooks that are not what they seem: made by openpyxl, then changed inside."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from harness import made_lists

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def write(path: Path, rows: list[list[str]], change: Callable[[str], str | bytes], part: str = SHEET) -> Path:
    """A workbook with these rows, one part of which is changed."""
    made_lists.write_xlsx(path, rows)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    changed = change(parts[part].decode())
    parts[part] = changed.encode() if isinstance(changed, str) else changed
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def bomb(megabytes: int) -> Callable[[str], str]:
    """Remarks between two rows: in the file a thousandth of what they become."""
    return lambda sheet: sheet.replace("</row>", "</row>" + "<!--.-->" * ((megabytes << 20) // 8), 1)


def laughing(sheet: str) -> str:
    """A billion laughs: ten entities, each of which names the one before ten times."""
    return _declared(sheet, f"<!DOCTYPE worksheet [{LAUGHS}]>", "&l9;")


def reading(file: Path) -> Callable[[str], str]:
    """A name that is the content of a file of this machine."""
    return lambda sheet: _declared(sheet, f'<!DOCTYPE worksheet [<!ENTITY cudzy SYSTEM "file://{file}">]>', "&cudzy;")


def _declared(sheet: str, declaration: str, entity: str) -> str:
    start = sheet.index("<worksheet")
    end = sheet.rindex("<t>") + len("<t>")
    return sheet[:start] + declaration + sheet[start:end] + entity + sheet[end:]


def understated(path: Path, part: str = SHEET) -> Path:
    """Lets the directory of the file say that a part has one kilobyte."""
    content = bytearray(path.read_bytes())
    at = content.rindex(part.encode())
    content[at - 46 + 24 : at - 46 + 28] = (1024).to_bytes(4, "little")
    path.write_bytes(content)
    return path
