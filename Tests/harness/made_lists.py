"""Made inputs of every importer of lists: what the Ministry, NIW, starostas, the REGON service and the post send, as many records as asked.

The same arguments give the same bytes. NIP and REGON have right check digits; KRS numbers run from 9700000000 upward, which no court
issues. Nothing here is true of anybody.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

FIRST = 9_700_000_000
NAMES = ["Klub", "Fundacja", "Stowarzyszenie", "Koło", "Towarzystwo"]
WHAT = ["Orzeł", "Żuraw", "Dąb", "Łąka", "Śpiew", "Rzeka"]
# gmina, locality, postal code, powiat
SEATS = [
    ("Lipno", "Radomice", "87-600", "lipnowski"),
    ("Lubicz", "Lubicz Dolny", "87-162", "toruński"),
    ("Zbiczno", "Zbiczno", "87-305", "brodnicki"),
    ("Kikół", "Kikół", "87-620", "lipnowski"),
]


def krs(index: int) -> str:
    return str(FIRST + index)


def regon(index: int) -> str:
    """Nine digits, the last one a check digit."""
    digits = f"{37_000_000 + index}"
    return digits + str(weighted(digits, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10)


def nip(index: int) -> str:
    """Ten digits, the last one a check digit; numbers without one are passed over."""
    digits = f"{700_000_000 + index * 11}"
    for last in range(11):
        number = f"{int(digits) + last}"
        check = weighted(number, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
        if check != 10:
            return number + str(check)
    raise AssertionError("of eleven numbers in a row one has a check digit")


def weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def name(index: int, revision: int = 0) -> str:
    words = f"{NAMES[index % 5]} {WHAT[index % 6]} nr {index}"
    return words if revision == 0 else f"{words}, zmiana {revision}"


def tax_shares(numbers: Iterable[int], revision: int = 0) -> list[list[str]]:
    """What the Ministry of Finance publishes: number, name, złote with a decimal comma."""
    rows = [[str(place), krs(index), name(index), f"{100 + index + revision},{index % 100:02}"] for place, index in enumerate(numbers, 1)]
    return [["Lp.", "Numer KRS", "Nazwa", "Kwota"], *rows]


def entitled(numbers: Iterable[int], revision: int = 0) -> list[list[str]]:
    """What NIW publishes: number, name, tax number, seat."""
    rows = [[krs(index), name(index, revision), nip(index), SEATS[index % 4][1]] for index in numbers]
    return [["KRS", "Nazwa organizacji", "NIP", "Siedziba"], *rows]


def circles(numbers: Iterable[int], revision: int = 0) -> list[list[str]]:
    """What the ready mapping `kgw` reads: a complete list by its numbers."""
    header = ["Numer w rejestrze", "Nazwa koła", "Data wpisu", "Powiat", "Gmina", "Miejscowość", "REGON"]
    rows = []
    for index in numbers:
        gmina, locality, _, powiat = SEATS[index % 4]
        rows.append([str(index), name(index, revision), f"{index % 28 + 1:02}.03.2019", powiat, gmina, locality, regon(index)])
    return [header, *rows]


def postal_codes(numbers: Iterable[int]) -> list[list[str]]:
    """What a table of postal codes says: each code lies in one place that bears the name of one gmina."""
    rows = []
    for index in numbers:
        gmina, _, _, powiat = SEATS[1 + index % 3]
        rows.append([f"{index // 1000:02}-{index % 1000:03}", gmina, "Kujawsko-Pomorskie", f"Powiat {powiat}"])
    return [["postal_code", "place", "voivodeship", "admin2"], *rows]


def replies(numbers: Iterable[int], revision: int = 0) -> str:
    """A reply of the REGON service with a row of a search for each body."""
    rows = []
    for index in numbers:
        gmina, locality, code, powiat = SEATS[index % 4]
        fields = {
            "Regon": regon(index),
            "Nip": nip(index),
            "Nazwa": name(index, revision).upper(),
            "Wojewodztwo": "KUJAWSKO-POMORSKIE",
            "Powiat": powiat,
            "Gmina": gmina,
            "Miejscowosc": locality,
            "KodPocztowy": code,
            "Typ": "P",
        }
        rows.append("<dane>" + "".join(f"<{field}>{escape(value)}</{field}>" for field, value in fields.items()) + "</dane>")
    return "<root>\n" + "\n".join(rows) + "\n</root>\n"


def grants(numbers: Iterable[int], revision: int = 0) -> str:
    """A 360Giving file; each grant on a line of its own."""
    made = []
    for index in numbers:
        _, locality, code, _ = SEATS[index % 4]
        recipient = {"id": f"PL-KRS-{krs(index)}", "name": name(index), "addressLocality": locality, "postalCode": code}
        grant = {
            "id": f"360G-made-{index}",
            "title": f"Zadanie nr {index}",
            "description": f"Co zrobi {name(index)}.",
            "currency": "PLN",
            "amountAwarded": 1000 + index + (revision if index % 7 == 0 else 0),
            "awardDate": f"2024-{index % 12 + 1:02}-10",
            "recipientOrganization": [recipient],
            "fundingOrganization": [{"id": "PL-REGON-092350613", "name": "Województwo"}],
            "beneficiaryLocation": [{"name": locality, "countryCode": "PL"}],
        }
        made.append(json.dumps(grant, ensure_ascii=False))
    return '{"grants":[\n' + ",\n".join(made) + "\n]}\n"


def write_csv(path: Path, rows: Iterable[Sequence[str]], separator: str = ";", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: Iterable[Sequence[object]], title: str = "Lista") -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
