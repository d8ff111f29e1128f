"""Files of grants and activities that are not what they should be: told in Polish, with nothing written, in flat memory."""

import json
from pathlib import Path

import pytest

from doors import MOST_MEMORY, refused, report, through
from harness import machine, made_lists
from harness.stores import COUNTS, DAY, Store

FOLDER = machine.ROOT / "Sources" / "Office" / "ActivityMap" / "Data" / "mappings"
GIVING = {
    "title": "t",
    "description": "d",
    "currency": "PLN",
    "amountAwarded": 100,
    "awardDate": "2025-03-10",
    "recipientOrganization": [{"id": "PL-KRS-0000000101", "name": "Klub"}],
    "fundingOrganization": [{"id": "f", "name": "F"}],
}
BROKEN = {
    "cut off in a grant": ('{"grants":[{"id":"a","title":"b', "ucięty"),
    "cut off between grants": ('{"grants":[{"id":"a"},', "ucięty"),
    "no list": ('{"dotacje":[]}', "nie ma listy „grants”"),
    "no comma": ('{"grants":[{"id":"a"}{"id":"b"}]}', "brak przecinka"),
    "something behind": ('{"grants":[]} x', "za jego końcem"),
    "no JSON in a grant": ('{"grants":[{"id":a}]}', "JSON"),
    "deep": ('{"grants":[' + "[" * 2000 + "]" * 2000 + "]}", "zagnieżdżony"),
    "empty": ("", "pusty"),
    "a page": ("<html></html>", "HTML"),
    "another table": ("a;b\n1;2\n", "nagłówka"),
}


def grants(path: Path, *more: str) -> list[str]:
    return ["import", "grants", str(path), "--day", DAY, *more]


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_no_360giving_is_refused_whole(case: str, store: Store, tmp_path: Path) -> None:
    text, said = BROKEN[case]
    (tmp_path / "dotacje.json").write_text(text)
    refused(store, grants(tmp_path / "dotacje.json"), 65, said)


def test_a_file_that_is_missing_or_a_folder_is_refused(store: Store, tmp_path: Path) -> None:
    refused(store, grants(tmp_path / "nic.json"), 66, "nie ma takiego pliku")
    refused(store, grants(tmp_path), 66, "folder")
    refused(store, grants(tmp_path / "nic.csv", "--mapping", "zly-opis"), 66)


def test_a_hundred_thousand_grants_in_one_line_cost_flat_memory(new_sqlite, tmp_path: Path) -> None:
    path = tmp_path / "wiele.json"
    with path.open("w") as file:
        file.write('{"grants":[')
        for number in range(100_000):
            file.write(("," if number else "") + json.dumps(GIVING | {"id": f"g{number}"}, ensure_ascii=False))
        file.write("]}")
    store = new_sqlite()
    done = through(store, grants(path))
    assert done.code == 0, done.complained[:2000]
    assert store.number("SELECT count(*) FROM grant_award") == 100_000
    assert done.peak < MOST_MEMORY


def test_values_that_cannot_be_are_rejected_alike_on_both_engines(ready_store: Store, tmp_path: Path) -> None:
    bad = [GIVING, GIVING | {"id": ""}, GIVING | {"id": "x" * 400}, GIVING | {"id": "a", "currency": "złote polskie"}]
    bad += [GIVING | {"id": "b", "amountAwarded": 1e300}, GIVING | {"id": "c", "amountAwarded": None}, GIVING | {"id": "d\u0000"}]
    good = [GIVING | {"id": "e", "title": "\u0000"}, GIVING | {"id": "f", "title": "=SUM(A1)<script>"}]
    (tmp_path / "a.json").write_text(json.dumps(bad + good))
    done, told = report(ready_store, tmp_path / "raport.csv", grants(tmp_path / "a.json"))
    assert done.code == 0, done.complained
    assert tuple(ready_store.runs()[-1]["counts"][name] for name in COUNTS) == (9, 2, 0, 0, 0, 7)
    fields = ["id", "id", "id", "currency", "amountAwarded", "amountAwarded", "id"]
    assert [row["pole"] for row in told if row["rodzaj"] == "odrzucone"] == fields
    assert all(len(row["powod"]) < 1000 for row in told)


@pytest.mark.parametrize(("kind", "mapping"), [("grants", "wykaz-umow"), ("activities", "dzialania")])
def test_a_ready_mapping_reads_its_example_as_csv_and_xlsx(kind: str, mapping: str, ready_store: Store, tmp_path: Path) -> None:
    lines = (FOLDER / kind / f"{mapping}.csv").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip('"') for cell in _cells(line)] for line in lines]
    command = ["--mapping", mapping, "--day", DAY]
    assert ready_store.counts("import", kind, FOLDER / kind / f"{mapping}.csv", *command) == (10, 10, 0, 0, 0, 0)
    assert ready_store.counts("import", kind, made_lists.write_xlsx(tmp_path / "lista.xlsx", rows), *command) == (10, 0, 0, 10, 0, 0)


def _cells(line: str) -> list[str]:
    cells, quoted = [""], False
    for letter in line:
        quoted ^= letter == '"'
        if letter == ";" and not quoted:
            cells.append("")
        else:
            cells[-1] += letter
    return cells


@pytest.mark.parametrize(("kind", "mapping"), [("grants", "wykaz-umow"), ("activities", "dzialania")])
def test_twenty_thousand_rows_load_and_load_again_unchanged(kind: str, mapping: str, new_sqlite, tmp_path: Path) -> None:
    header, *rows = [_cells(line) for line in (FOLDER / kind / f"{mapping}.csv").read_text(encoding="utf-8").splitlines()]
    made = [[f"{number}", *(cell.strip('"') for cell in rows[number % 10][1:])] for number in range(20_000)]
    path = made_lists.write_csv(tmp_path / "lista.csv", [header, *made])
    store = new_sqlite()
    command = ["import", kind, path, "--mapping", mapping, "--day", DAY]
    assert store.counts(*command) == (20_000, 20_000, 0, 0, 0, 0)
    assert store.counts(*command) == (20_000, 0, 0, 20_000, 0, 0)
    assert store.number("SELECT count(*) FROM organisation") == 0


def test_a_list_without_its_columns_is_refused_with_their_names(store: Store, tmp_path: Path) -> None:
    path = made_lists.write_csv(tmp_path / "lista.csv", [["Nr umowy", "Tytuł"], ["1", "A"]])
    refused(store, grants(path, "--mapping", "wykaz-umow"), 65, "brakuje kolumn", "Kwota dotacji".lower())
