"""A made extract of the REGON register, as large as asked, as CSV and as XLSX: what the mapping `regon` reads.

    python -m measures.made_list 160000 FOLDER        # from Benchmarks/

The columns are those the statistics office sells, with the classifications no mapping asks for, so that a row weighs what a real one does
(about 330 bytes). Seats are real places of real gminas with their postal codes, REGON and NIP have right check digits, a REGON stands once.
The same count gives the same bytes. Nothing here is true of anybody.
"""

import csv
import datetime
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from harness import machine

REFERENCE = machine.ROOT / "Sources" / "Office" / "Reference" / "Data"
FIRST_REGON, FIRST_NIP = 20_000_000, 556_000_000

COLUMNS = [
    "REGON",
    "NIP",
    "Nazwa",
    "Podstawowa forma prawna",
    "Szczególna forma prawna",
    "Forma własności",
    "Forma finansowania",
    "Województwo",
    "Powiat",
    "Gmina",
    "Miejscowość",
    "Ulica",
    "Nr nieruchomości",
    "Nr lokalu",
    "Kod pocztowy",
    "Poczta",
    "Telefon",
    "Adres e-mail",
    "Strona internetowa",
    "Data rozpoczęcia działalności",
    "Data wpisu do rejestru",
    "PKD",
    "Przewidywana liczba pracujących",
]
DAYS = [at for at, name in enumerate(COLUMNS) if name.startswith("Data ")]


def _either(words: str) -> list[str]:
    return words.split("|")


# How often, how the name begins, the special legal form, PKD.
KINDS = [
    (35, 'STOWARZYSZENIE {whom} "{patron}"', "STOWARZYSZENIA", "94.99.Z"),
    (16, 'FUNDACJA "{patron}" IMIENIA {whose}', "FUNDACJE", "94.99.Z"),
    (3, "OCHOTNICZA STRAŻ POŻARNA {place}", "STOWARZYSZENIA", "84.25.Z"),
    (14, 'KOŁO GOSPODYŃ WIEJSKICH "{patron}" {place}', "KOŁA GOSPODYŃ WIEJSKICH", "94.99.Z"),
    (12, 'LUDOWY KLUB SPORTOWY "{patron}" {place}', "STOWARZYSZENIA KULTURY FIZYCZNEJ", "93.12.Z"),
    (10, 'UCZNIOWSKI KLUB SPORTOWY "{patron}" PRZY SZKOLE IM. {whose}', "STOWARZYSZENIA KULTURY FIZYCZNEJ", "93.12.Z"),
    (6, "TOWARZYSTWO {whom}", "STOWARZYSZENIA", "94.99.Z"),
    (4, 'RODZINNY OGRÓD DZIAŁKOWY "{patron}" {place}', "STOWARZYSZENIA", "94.99.Z"),
]
WHAT = _either("MIŁOŚNIKÓW|PRZYJACIÓŁ|ROZWOJU|OCHRONY|ODNOWY|NA RZECZ ROZWOJU|WSPIERANIA|PROMOCJI|TRADYCJI|KULTURY|AKTYWIZACJI")
WHOM = _either("ZIEMI|SOŁECTWA|GMINY|PARAFII|SZKOŁY PODSTAWOWEJ|BIBLIOTEKI|ORKIESTRY DĘTEJ|JEZIOR I LASÓW OKOLIC MIEJSCOWOŚCI")
PATRONS = _either(
    "JUTRZENKA|ORZEŁ|NASZ DOM|ŹRÓDŁO|KUJAWIANKI|WISŁA|POGOŃ|ŻUBR|SŁONECZNIK|POMOCNA DŁOŃ|DRWĘCA|BORUTA|ŁĄCZYMY POKOLENIA|MALWA|GWIAZDA|"
    "JARZĘBINA|KRAJNA|PAŁUKI|ISKRA|ZRYW|NADZIEJA|DĄBROWIANKA|TĘCZA|PIAST|NIEZAPOMINAJKA|SPARTA|UŚMIECH DZIECKA|ZŁOTY WIEK"
)
# In the genitive, as after „imienia”.
FIRST_NAMES = _either("JANA|STANISŁAWA|JÓZEFA|TADEUSZA|WŁADYSŁAWA|KAZIMIERZA|ŁUKASZA|MICHAŁA|ANTONIEGO|FRANCISZKA|LEONA|BOLESŁAWA")
SURNAMES = _either(
    "NOWAKA|KOWALCZYKA|WÓJCIKA|WOŹNIAKA|MAZURA|KACZMARKA|ZAJĄCA|KRÓLA|WRÓBLA|PAWLAKA|WALCZAKA|SIKORY|BĄKA|DUDY|SZEWCZYKA|PIETRZAKA"
)
STREETS = _either("Szkolna|Polna|Lipowa|Leśna|Ogrodowa|Kościelna|Krótka|Parkowa|Wiejska|Słoneczna|Tadeusza Kościuszki|3 Maja|Łąkowa|Długa")
STAFF = ["do 9 osób", "od 10 do 49 osób"]


def made_rows(count: int) -> Iterator[list[str]]:
    """`count` rows under `COLUMNS`, days as RRRR-MM-DD."""
    codes = _codes()
    places = [[code for code in codes if code[1:] == place] for place in sorted({code[1:] for code in codes})]
    weights = [kind[0] for kind in KINDS]
    for index in range(count):
        dice = random.Random(f"regon/{index}")
        # Postal codes stand for streets of cities, places for villages: half of each.
        code, place, gmina, powiat = dice.choice(dice.choice(places)) if dice.random() < 0.5 else dice.choice(codes)
        _, pattern, form, pkd = dice.choices(KINDS, weights)[0]
        patron = " I ".join(dice.sample(PATRONS, dice.choice((1, 2, 2))))
        whom = f"{dice.choice(WHAT)} {dice.choice(WHOM)} {place.upper()}"
        whose = f"{dice.choice(FIRST_NAMES)} {dice.choice(SURNAMES)}"
        name = pattern.format(patron=patron, place=place.upper(), whom=whom, whose=whose)
        entered = datetime.date(1990, 1, 1) + datetime.timedelta(days=dice.randrange(13_000))
        mail = dice.random() < 0.6
        yield [
            _regon(index),
            _nip(index),
            name,
            "OSOBA PRAWNA",
            form,
            "WŁASNOŚĆ KRAJOWYCH OSÓB FIZYCZNYCH",
            "JEDNOSTKA SAMOFINANSUJĄCA SIĘ",
            "KUJAWSKO-POMORSKIE",
            powiat,
            gmina,
            place,
            f"ul. {dice.choice(STREETS)}" if dice.random() < 0.8 else "",
            str(dice.randint(1, 180)),
            str(dice.randint(1, 60)) if dice.random() < 0.2 else "",
            code,
            place,
            f"{dice.choice((52, 54, 56))}{dice.randint(2_000_000, 7_999_999)}" if dice.random() < 0.5 else "",
            f"biuro{index}@organizacja.example" if mail else "",
            f"https://organizacja{index}.example" if mail and dice.random() < 0.4 else "",
            (entered - datetime.timedelta(days=dice.randrange(60))).isoformat(),
            entered.isoformat(),
            pkd,
            dice.choices(STAFF, (19, 1))[0],
        ]


def write_csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(made_rows(count))


def write_xlsx(path: Path, count: int) -> None:
    """The same table as Excel itself would keep it: texts shared, days as numbers with a format of days."""
    from openpyxl import Workbook  # only the process that writes carries its memory

    book = Workbook(write_only=True)
    sheet = book.create_sheet("REGON")
    sheet.append(COLUMNS)
    for row in made_rows(count):
        sheet.append([datetime.date.fromisoformat(cell) if at in DAYS else cell or None for at, cell in enumerate(row)])
    book.save(path)


def _codes() -> list[tuple[str, str, str, str]]:
    """Postal code, place, gmina and powiat, of every code that lies in one gmina."""
    with (REFERENCE / "units.csv").open(encoding="utf-8") as file:
        names = {row["teryt"]: row["name"] for row in csv.DictReader(file)}
    with (REFERENCE / "postal_codes.csv").open(encoding="utf-8") as file:
        return [(row["code"], row["place"], names[row["gmina"]], names[row["powiat"]]) for row in csv.DictReader(file) if row["gmina"]]


def _regon(index: int) -> str:
    digits = f"{FIRST_REGON + index:08}"
    return digits + str(_weighted(digits, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10)


def _nip(index: int) -> str:
    """Empty for every eleventh or so, whose check digit does not exist; real extracts lack some too."""
    digits = f"{FIRST_NIP + index}"
    check = _weighted(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
    return digits + str(check) if check < 10 else ""


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


if __name__ == "__main__":
    rows, folder = int(sys.argv[1]), Path(sys.argv[2])
    write_csv(folder / "list.csv", rows)
    write_xlsx(folder / "list.xlsx", rows)
