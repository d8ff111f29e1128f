"""Grants as 360Giving: every export is held against the standard's required fields and formats by PyPI's jsonschema."""

import csv
import io
import json
import urllib.request
from pathlib import Path

import jsonschema
import pytest

from harness import machine, website

SCHEMA = json.loads((Path(__file__).parent / "360giving.schema.json").read_text())
CHECK = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
ONE = jsonschema.Draft202012Validator(
    {"$ref": "#/$defs/grant", "$defs": SCHEMA["$defs"]}, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
REAL = machine.SHARED / "data" / "grants" / "360giving_lloyds_bank_foundation_2010_2015.json"
EXAMPLE = machine.ROOT / "Sources" / "Office" / "ActivityMap" / "Data" / "mappings" / "grants" / "wykaz-umow.csv"


def brought(folder: Path, *words: str | Path) -> tuple[dict, Path, list[dict[str, str]]]:
    """Counts of an import into a fresh database, the database, and the rows of the report."""
    database, report = folder / "grants.sqlite", folder / "report.csv"
    done = machine.pozytek("import", "grants", *words, "--report", report, "--database", database, "--json")
    told = list(csv.DictReader(report.open(encoding="utf-8", newline=""))) if report.exists() else []
    return json.loads(done.stdout.splitlines()[-1]), database, told


def exported(database: Path, form: str) -> Path:
    path = database.with_suffix(f".{form}")
    done = machine.pozytek("export", "grants", "--format", form, "--out", path, "--database", database, "--json")
    made = json.loads(done.stdout.splitlines()[-1])
    assert made["bytes"] == path.stat().st_size
    return path


def test_the_schema_itself_is_one_and_refuses_what_it_should() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    body = [{"id": "a", "name": "A"}]
    good = {
        "id": "1",
        "title": "t",
        "description": "d",
        "currency": "PLN",
        "amountAwarded": 1.5,
        "awardDate": "2025-03-10",
        "recipientOrganization": body,
        "fundingOrganization": body,
    }
    assert ONE.is_valid(good)
    wrong = [{"awardDate": "10/03/2025"}, {"awardDate": "2025-13-01T00:00:00Z"}, {"amountAwarded": "1"}, {"currency": "zł"}, {"url": 1}]
    for change in [*wrong, {"recipientOrganization": []}, {"recipientOrganization": [{"name": "A"}]}]:
        assert not ONE.is_valid(good | change), change
    for key in good:
        assert not ONE.is_valid({name: value for name, value in good.items() if name != key}), key


@pytest.mark.skipif(not REAL.exists() and not machine.CI, reason="../shared is missing")
def test_real_grants_come_back_as_they_came_and_all_but_the_five_without_description_pass(tmp_path: Path) -> None:
    counts, database, told = brought(tmp_path, REAL)
    assert (counts["read"], counts["new"], counts["rejected"]) == (4116, 4116, 0)
    source = json.loads(REAL.read_text())["grants"]
    without = [grant["id"] for grant in source if "description" not in grant]
    assert len(without) == 5
    assert [row["powod"].split(":")[0] for row in told if row["pole"] == "description"] == without

    back = json.loads(exported(database, "json").read_text())["grants"]
    assert back == source
    assert [grant["id"] for grant in back if not ONE.is_valid(grant)] == without

    flat = exported(database, "csv")
    with flat.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4116
    assert [row["Recipient Org:0:Name"].lstrip("'") for row in rows] == [grant["recipientOrganization"][0]["name"] for grant in source]
    (tmp_path / "flat").mkdir()
    _, other, _ = brought(tmp_path / "flat", flat)
    assert json.loads(exported(other, "json").read_text())["grants"] == source


def test_an_offices_own_list_is_valid_360giving(tmp_path: Path) -> None:
    counts, database, told = brought(tmp_path, EXAMPLE, "--mapping", "wykaz-umow")
    assert (counts["new"], told) == (10, [])
    whole = json.loads(exported(database, "json").read_text())
    CHECK.validate(whole)
    assert len(whole["grants"]) == 10
    with exported(database, "csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 10


def test_sample_grants_are_valid_360giving(tmp_path: Path) -> None:
    database = tmp_path / "sample.sqlite"
    machine.pozytek("sample", "--organisations", "500", "--database", database)
    whole = json.loads(exported(database, "json").read_text())
    CHECK.validate(whole)
    assert len(whole["grants"]) > 100
    machine.pozytek("sample", "--remove", "--database", database)
    assert json.loads(exported(database, "json").read_text())["grants"] == []


def test_without_a_file_they_go_where_the_site_offers_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database, folder = tmp_path / "sample.sqlite", tmp_path / "offered" / "files"
    monkeypatch.setenv("POZYTEK_EXPORTS", str(folder))
    machine.pozytek("sample", "--organisations", "300", "--database", database)
    done = machine.pozytek("export", "grants", "--database", database, "--json")
    made = json.loads(done.stdout.splitlines()[-1])["files"]
    assert [(file["file"], file["bytes"]) for file in made] == [
        (str(path), path.stat().st_size) for path in (folder / "dotacje.json", folder / "dotacje.csv")
    ]
    assert sorted(entry.name for entry in folder.iterdir()) == ["dotacje.csv", "dotacje.json"]
    with website.serving(database, machine.LOGS / "grants.log") as base:
        for file in made:
            with urllib.request.urlopen(f"{base}/dane/{Path(file['file']).name}", timeout=30) as reply:
                assert reply.read() == Path(file["file"]).read_bytes()
    CHECK.validate(json.loads((folder / "dotacje.json").read_text()))
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("POZYTEK_EXPORTS", str(tmp_path / "file" / "below"))
    assert machine.pozytek("export", "grants", "--database", database, check=False).returncode == 73


@pytest.mark.parametrize(("page", "kind"), [("dzialania", "activities"), ("dotacje", "grants")])
def test_files_of_the_lists_are_what_the_api_says(base: str, page: str, kind: str) -> None:
    items: list[dict] = []
    for number in range(1, 100):
        with urllib.request.urlopen(f"{base}/api/v1/{kind}?sort=-date&per_page=200&page={number}", timeout=30) as reply:
            answer = json.load(reply)
        items += answer["items"]
        if not answer["items"]:
            break
    assert len(items) == answer["total"] > 0
    with urllib.request.urlopen(f"{base}/{page}.json?przykladowe=tak&przykladowe=nie", timeout=30) as reply:
        rows = json.load(reply)["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    for row, item in zip(rows, items, strict=True):
        assert row["title"] == (item["title"] or "")
        assert (row["amount"], row["from"], row["until"], row["sample"]) == (item["amount"], item["from"], item["until"], item["sample"])
        assert row["places"].split() == [place["teryt"] for place in item["places"]]
        assert row["organisations"] == "; ".join(body["name"] or "" for body in item["organisations"])
    with urllib.request.urlopen(f"{base}/{page}.csv?przykladowe=tak&przykladowe=nie", timeout=30) as reply:
        table = list(csv.DictReader(io.TextIOWrapper(reply, encoding="utf-8", newline="")))
    assert [row["id"] for row in table] == [str(item["id"]) for item in items]
