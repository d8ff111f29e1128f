"""Values that cannot be right: keys that stand twice, check digits that no office issues, texts of ten kilobytes. One record pays, not the
file, and both engines answer the same."""

import random
from pathlib import Path

import pytest

from doors import ENTITLED, LIST, OPP, POSTAL, Door, refused, report
from harness import made_lists
from harness.stores import COUNTS, Store

# Of the key in a row, of the name, and what the report calls the key.
KEYED = {"opp": (OPP, 1, 2, "KRS"), "opp-entitled": (ENTITLED, 0, 1, "KRS"), "list": (LIST, 0, 1, "numer")}
LETTERS = "abcdefghijklmnoprstuwyz ąćęłńóśżź"
MAPPING = """
[źródło]
kod = proba
tytuł = Próbny wykaz
etykieta = próbny wykaz
wydawca = starosta
licencja = bez ograniczeń
pierwszeństwo = 33

[plik]
klucz = krs

[kolumny]
krs = KRS
nazwa = Nazwa
numer? = Numer
nip? = NIP
regon? = REGON
telefon? = Telefon
e-mail? = E-mail
strona? = Strona
miejscowość? = Miejscowość
ulica? = Ulica
forma? = Forma
cele? = Cele
pkd? = PKD
"""


@pytest.fixture(params=KEYED.values(), ids=KEYED)
def keyed(request: pytest.FixtureRequest) -> tuple[Door, int, int, str]:
    return request.param


def _long(letters: int) -> str:
    """Of all letters at random: nothing that compresses, as an index would."""
    dice = random.Random(letters)
    return "".join(dice.choices(LETTERS, k=letters)).strip()


def _columns(path: Path, **values: str) -> tuple[Path, Path]:
    """A list of two bodies, the first with these values, and its mapping."""
    titles = [line.split(" = ")[1] for line in MAPPING.split("[kolumny]")[1].split("\n") if " = " in line]
    first = {"KRS": made_lists.krs(1), "Nazwa": "Klub Pierwszy"} | values
    second = {"KRS": made_lists.krs(2), "Nazwa": "Klub Drugi"}
    (path / "wykaz.mapping").write_text(MAPPING)
    rows = [[row.get(title, "") for title in titles] for row in (first, second)]
    return made_lists.write_csv(path / "wykaz.csv", [titles, *rows]), path / "wykaz.mapping"


def _counts(store: Store) -> tuple[int, ...]:
    return tuple(store.runs()[-1]["counts"][name] for name in COUNTS)


def test_a_key_that_stands_twice_is_taken_once(keyed: tuple[Door, int, int, str], ready_store: Store, tmp_path: Path) -> None:
    door, key, name, field = keyed
    rows = door.rows(range(2500))
    rows[1700][key], rows[1700][name] = rows[3][key], "Ktoś Inny"
    done, told = report(ready_store, tmp_path / "raport.csv", door.command(made_lists.write_csv(tmp_path / "lista.csv", rows)))
    assert done.code == 0
    assert _counts(ready_store) == (2500, 2499, 0, 0, 0, 1)
    assert [(row["rodzaj"], row["wiersz"], row["pole"]) for row in told] == [("odrzucone", "1701", field)]
    assert "wierszu 4" in told[0]["powod"]
    assert "Ktoś Inny" not in ready_store.names()


@pytest.mark.parametrize("wrong", ["", "   ", "brak", "12345678901"])
def test_a_key_that_is_none_rejects_its_row(keyed: tuple[Door, int, int, str], wrong: str, store: Store, tmp_path: Path) -> None:
    door, key, _, field = keyed
    rows = door.rows(range(3))
    rows[2][key] = wrong
    done, told = report(store, tmp_path / "raport.csv", door.command(made_lists.write_csv(tmp_path / "lista.csv", rows)))
    # Any word may be a number in a register of circles.
    rejected = [] if door is LIST and wrong.strip() else [("odrzucone", "3", field)]
    assert (done.code, _counts(store)) == (0, (3, 3 - len(rejected), 0, 0, 0, len(rejected)))
    assert [(row["rodzaj"], row["wiersz"], row["pole"]) for row in told] == rejected


@pytest.mark.parametrize("amount", ["", "-5", "dużo", "1e9", "12,34,56", "99999999999999999999"])
def test_an_amount_that_is_none_rejects_its_row(amount: str, store: Store, tmp_path: Path) -> None:
    rows = OPP.rows(range(3))
    rows[2][3] = amount
    done, told = report(store, tmp_path / "raport.csv", OPP.command(made_lists.write_csv(tmp_path / "lista.csv", rows)))
    assert (done.code, _counts(store)) == (0, (3, 2, 0, 0, 0, 1))
    assert [(row["wiersz"], row["pole"]) for row in told] == [("3", "kwota")]
    assert store.number("SELECT count(*) FROM tax_share") == 2


def test_check_digits_are_checked_and_the_field_is_left_out(ready_store: Store, tmp_path: Path) -> None:
    wrong_nip, wrong_regon = made_lists.nip(1)[:-1] + "X", made_lists.regon(1)[:-1] + str((int(made_lists.regon(1)[-1]) + 1) % 10)
    path, mapping = _columns(tmp_path, NIP=wrong_nip, REGON=wrong_regon)
    done, told = report(ready_store, tmp_path / "raport.csv", ["import", "list", str(path), "--mapping", str(mapping)])
    assert (done.code, _counts(ready_store)) == (0, (2, 2, 0, 0, 0, 0))
    assert [(row["rodzaj"], row["pole"]) for row in told] == [("ostrzeżenie", "nip"), ("ostrzeżenie", "regon")]
    assert ready_store.number("SELECT count(*) FROM identifier WHERE kind IN ('nip', 'regon')") == 0

    rows = ENTITLED.rows(range(3))
    rows[2][2] = "5213003701"
    _, told = report(ready_store, tmp_path / "niw.csv", ENTITLED.command(made_lists.write_csv(tmp_path / "niw.txt", rows)))
    assert [(row["rodzaj"], row["wiersz"], row["pole"]) for row in told] == [("ostrzeżenie", "3", "NIP")]

    (tmp_path / "bir.xml").write_text(made_lists.replies([7, 8]).replace(made_lists.regon(7), wrong_regon))
    done, told = report(ready_store, tmp_path / "bir.csv", ["import", "bir", str(tmp_path / "bir.xml")])
    assert (done.code, _counts(ready_store)) == (0, (2, 1, 0, 0, 0, 1))
    assert [row["rodzaj"] for row in told] == ["odrzucone"]


def test_a_postal_code_that_is_none_refuses_the_table(store: Store, tmp_path: Path) -> None:
    rows = POSTAL.rows(range(50))
    rows[20][0] = "87-1OO"
    refused(store, POSTAL.command(made_lists.write_csv(tmp_path / "kody.csv", rows)), 65, "wiersz 21", "kod pocztowy")


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Nazwa", True), ("Miejscowość", True), ("Ulica", True), ("Cele", True), ("Telefon", False), ("E-mail", False), ("Strona", False)],
)
def test_a_text_of_ten_kilobytes_is_one_records_own_affair(title: str, kept: bool, ready_store: Store, tmp_path: Path) -> None:
    """Kept whole, or left out with a warning: never the end of the run."""
    path, mapping = _columns(tmp_path, **{title: _long(10_000)})
    done, told = report(ready_store, tmp_path / "raport.csv", ["import", "list", str(path), "--mapping", str(mapping)])
    assert done.code == 0, done.complained
    assert "Klub Drugi" in ready_store.names()
    assert [(row["rodzaj"], row["pole"]) for row in told] == ([] if kept else [("ostrzeżenie", title.lower())])
    assert all(len(row["powod"]) < 1000 for row in told)


def test_a_number_of_ten_kilobytes_is_one_records_own_affair(ready_store: Store, tmp_path: Path) -> None:
    """It goes into an index, which takes no more than some kilobytes on PostgreSQL: told, and the same on both engines."""
    path, mapping = _columns(tmp_path, Numer=_long(10_000))
    done, told = report(ready_store, tmp_path / "raport.csv", ["import", "list", str(path), "--mapping", str(mapping)])
    assert done.code == 0, done.complained
    assert "Klub Drugi" in ready_store.names()
    assert [(row["wiersz"], row["pole"]) for row in told] == [("2", "numer")]


def test_a_key_of_ten_kilobytes_is_rejected_by_itself(ready_store: Store, tmp_path: Path) -> None:
    rows = LIST.rows(range(3))
    rows[2][0] = _long(10_000)
    done, told = report(ready_store, tmp_path / "raport.csv", LIST.command(made_lists.write_csv(tmp_path / "lista.csv", rows)))
    assert (done.code, _counts(ready_store)) == (0, (3, 2, 0, 0, 0, 1))
    assert [(row["wiersz"], row["pole"]) for row in told] == [("3", "numer")]
    assert len(told[0]["powod"]) < 1000


def test_a_field_of_a_megabyte_is_no_list(store: Store, tmp_path: Path) -> None:
    rows = OPP.rows(range(3))
    rows[2][2] = "a" * (1 << 20)
    refused(store, OPP.command(made_lists.write_csv(tmp_path / "lista.csv", rows)), 65, "wiersz 3", "1 MiB")
