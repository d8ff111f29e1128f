"""Files of lists and of the whole register, opened by the tools people use: Python's csv, openpyxl, GDAL. Row for row the same."""

import csv
import datetime
import io
import json
import os
import urllib.request
from pathlib import Path

import openpyxl
import pyogrio
import pytest
from openpyxl.utils.escape import unescape

from conftest import NAMES, ORGANISATIONS
from harness import machine

FORMATS = ["csv", "xlsx", "json", "geojson"]
# Pages and the API in the same order; the API hides nothing, so what the page chooses by itself is said there.
LISTS = [
    ("", "kind=ngo&kind=art3_3&kind=unknown"),
    ("?rodzaj=wszystkie&kolejnosc=wpis", "sort=-since"),
    ("?rodzaj=wszystkie&q=klub&forma=uks", "q=klub&form=uks"),
    ("?rodzaj=wszystkie&powiat=0415&kolejnosc=gmina", "powiat=0415&sort=gmina"),
]

Row = dict[str, str]


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as reply:
        return reply.read()


def shown(value) -> str:
    """A value as CSV has it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case float() | int():
            return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)


def of_csv(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def of_xlsx(content: bytes) -> list[Row]:
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows())
    assert not [cell for row in rows for cell in row if cell.data_type == "f"], "a formula"
    header = [cell.value for cell in rows[0]]
    # openpyxl leaves the escapes of OOXML in, which spreadsheets take out.
    return [dict(zip(header, (unescape(shown(cell.value)) for cell in row), strict=True)) for row in rows[1:]]


def of_json(content: bytes) -> list[Row]:
    told = json.loads(content)
    assert told["sources"]
    assert all(source["licence"] for source in told["sources"])
    return [{key: shown(value) for key, value in item.items()} for item in told["items"]]


def of_geojson(content: bytes, folder: Path) -> list[Row]:
    """As GDAL reads it; the point it finds is the one the columns say."""
    path = folder / "list.geojson"
    path.write_bytes(content)
    meta, _, geometry, columns = pyogrio.raw.read(path)
    assert meta["geometry_type"] in ("Point", "Unknown"), meta["geometry_type"]
    fields = [str(field) for field in meta["fields"]]
    told = json.loads(content)["features"]
    assert len(columns[0]) == len(told)
    for number, feature in enumerate(told):
        properties = feature["properties"]
        for field, column in zip(fields, columns, strict=True):
            assert same(column[number], properties[field]), (field, column[number], properties[field])
        if feature["geometry"] is None:
            assert geometry[number] is None
            assert properties["lat"] is None
        else:
            assert feature["geometry"]["coordinates"] == [properties["lon"], properties["lat"]]
            assert geometry[number] is not None
    return [{key: shown(value) for key, value in feature["properties"].items()} for feature in told]


def same(read, told) -> bool:
    """GDAL has its own kinds of values: a day is a number of days, a missing number is no number."""
    if told is None:
        return read is None or str(read) in ("NaT", "nan", "None", "") or (isinstance(read, float) and read != read)
    if isinstance(told, bool):
        return bool(read) == told
    if isinstance(told, int | float):
        return abs(float(read) - told) < 1e-9
    return str(read)[: len(told)] == told if len(told) == 10 and told[4:5] == "-" else str(read) == told


def guarded(text: str) -> str:
    """CSV puts an apostrophe before what a spreadsheet would take for a formula; a plain number is none."""
    if text.startswith(("+", "-")) and text[1:].replace(".", "", 1).isdigit():
        return text
    return f"'{text}" if text.startswith(("=", "@", "+", "-")) else text


@pytest.mark.parametrize(("page", "api"), LISTS)
def test_all_formats_hold_the_same_rows_as_the_list(base: str, tmp_path: Path, page: str, api: str) -> None:
    content = {form: fetch(f"{base}/organizacje.{form}{page}") for form in FORMATS}
    rows = of_json(content["json"])
    assert of_xlsx(content["xlsx"]) == rows
    assert of_geojson(content["geojson"], tmp_path) == rows
    assert of_csv(content["csv"]) == [{key: guarded(value) for key, value in row.items()} for row in rows]
    listed: list[dict] = []
    for number in range(1, 6):
        listed += json.loads(fetch(f"{base}/api/v1/organisations?{api}&per_page=200&page={number}"))["items"]
    assert [(row["id"], row["name"]) for row in rows] == [(str(item["id"]), item["name"]) for item in listed]
    assert rows


def test_names_that_break_files_do_not(base: str) -> None:
    rows = of_json(fetch(f"{base}/organizacje.json?rodzaj=wszystkie&zrodlo=nazwy"))
    assert sorted(row["official_name"] for row in rows) == sorted(NAMES)
    assert {row["sources"] for row in rows} == {"nazwy"}
    assert {row["stated_on"] for row in rows} == {"2026-11-20"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_register_by_command_is_the_list_of_all(base: str, database: Path, tmp_path: Path, form: str) -> None:
    """With `--sample show` on both sides; a file that was there is replaced."""
    path = tmp_path / f"all.{form}"
    path.write_text("old")
    environment = dict(os.environ, POZYTEK_SAMPLE="show")
    told = machine.pozytek("export", "--format", form, "--out", path, "--database", database, "--json", env=environment)
    made = json.loads(told.stdout.splitlines()[-1])["files"][0]
    assert made == {"file": str(path), "organisations": ORGANISATIONS + len(NAMES), "bytes": path.stat().st_size}
    readers = {"csv": of_csv, "xlsx": of_xlsx, "json": of_json, "geojson": lambda content: of_geojson(content, tmp_path)}
    assert readers[form](path.read_bytes()) == readers[form](fetch(f"{base}/organizacje.{form}?rodzaj=wszystkie"))
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_an_export_that_cannot_be_written_says_so_and_leaves_the_old_file(database: Path, tmp_path: Path) -> None:
    done = machine.pozytek("export", "--format", "csv", "--out", tmp_path / "none" / "a.csv", "--database", database, check=False)
    assert done.returncode == 73
    assert "Błąd" in done.stderr
    assert machine.pozytek("export", "--out", tmp_path / "a.csv", "--database", database, check=False).returncode == 64
