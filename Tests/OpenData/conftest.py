"""A site with a made register for whoever reads it by program: sample bodies, struck off ones, hostile names."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import machine, website

ORGANISATIONS = 700
# Names that mean something to a spreadsheet, to CSV, to JSON or to a page.
NAMES = [
    *("=SUM(A1)", '"Cudzysłów", przecinek; średnik', "+48 tel", "@kropka", "'apostrof", "-5"),
    *("Żółć \\ ukośnik", "<b>A & B</b>", "_x0041_ escape"),
]
MAPPING = """
opis = nazwy, które psują pliki

[źródło]
kod = nazwy
tytuł = Nazwy
etykieta = nazwy
wydawca = test
licencja = bez ograniczeń
pierwszeństwo = 40

[plik]
klucz = numer

[kolumny]
numer = numer
nazwa = nazwa

[stałe]
forma = stowarzyszenie_zwykle
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("open-data")


@pytest.fixture(scope="session")
def database(folder: Path) -> Path:
    """Sample bodies and a list whose names try every format."""
    path = folder / "register.sqlite"
    machine.pozytek("sample", "--organisations", str(ORGANISATIONS), "--database", path)
    table = folder / "list.csv"
    with table.open("w", newline="") as file:
        csv.writer(file).writerows([["nazwa", "numer"], *([name, number] for number, name in enumerate(NAMES, 1))])
    mapping = folder / "list.mapping"
    mapping.write_text(MAPPING)
    machine.pozytek("import", "list", table, "--mapping", mapping, "--day", "2026-11-20", "--database", path)
    return path


@pytest.fixture(scope="session")
def base(database: Path) -> Iterator[str]:
    with website.serving(database, machine.LOGS / "open-data.log", "--sample", "show") as base:
        yield base
