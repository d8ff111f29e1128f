"""Made extracts of the court register, as many as asked: JSON lines in the shape of the KRS API's OdpisAktualny.

    python -m harness.made_records 20000 > records.jsonl

The same count and seed give the same bytes. Numbers run from 9800000000 upward, which no court issues and the sample region does not use;
NIP and REGON have right check digits. One record in fifty is a line `{"krs": …, "status": 204}` (no current extract) for a number that is
otherwise unknown, so it creates nothing. Nothing here is true of anybody.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

FIRST = 9_800_000_000
WITHOUT_EXTRACT = 50

FORMS = ["STOWARZYSZENIE", "FUNDACJA", "STOWARZYSZENIE KULTURY FIZYCZNEJ", "ZWIĄZEK STOWARZYSZEŃ", "KÓŁKO ROLNICZE"]
WHO = ["TOWARZYSTWO", "KLUB", "KOŁO", "CENTRUM", "OCHOTNICZA STRAŻ POŻARNA", "ZRZESZENIE", "FORUM", "INICJATYWA", "OŚRODEK", "UNIA"]
WHAT = ["PRZYJACIÓŁ", "MIŁOŚNIKÓW", "ROZWOJU", "OCHRONY", "WSPIERANIA", "KULTURY", "SPORTU", "TRADYCJI", "ZDROWIA", "EDUKACJI"]
WHOM = ["ZIEMI", "DZIECI", "SENIORÓW", "JEZIOR", "PRZYRODY", "ŻEGLARSTWA", "ZABYTKÓW", "WSI", "MŁODZIEŻY", "ŚPIEWU CHÓRALNEGO"]
WORDS = "POMOC EDUKACJA KULTURA SPORT ZDROWIE ŚRODOWISKO TURYSTYKA HISTORIA NAUKA ŁĄCZENIE POKOLEŃ WSPARCIE RODZIN ZAJĘĆ".split()  # noqa: SIM905
STREETS = ["KOŚCIUSZKI", "ŻWIRKI I WIGURY", "SŁOWACKIEGO", "DŁUGA", "OGRODOWA", "RYNEK", "ŁĄKOWA", "3 MAJA"]
# powiat, gmina, locality, postal code
SEATS = [
    ("M. TORUŃ", "M. TORUŃ", "TORUŃ", "87-100"),
    ("M. BYDGOSZCZ", "M. BYDGOSZCZ", "BYDGOSZCZ", "85-001"),
    ("WŁOCŁAWEK", "WŁOCŁAWEK", "WŁOCŁAWEK", "87-800"),
    ("GRUDZIĄDZ", "GRUDZIĄDZ", "GRUDZIĄDZ", "86-300"),
    ("LIPNOWSKI", "LIPNO", "LIPNO", "87-600"),
    ("LIPNOWSKI", "LIPNO", "RADOMICE", "87-600"),
    ("TUCHOLSKI", "CEKCYN", "CEKCYN", "89-511"),
    ("ŚWIECKI", "JEŻEWO", "LASKOWICE", "86-130"),
    ("ŻNIŃSKI", "ŻNIN", "ŻNIN", "88-400"),
    ("GOLUB-DOBRZYŃSKI", "ZBÓJNO", "ZBÓJNO", "87-645"),
    ("NAKIELSKI", "NAKŁO NAD NOTECIĄ", "PATEREK", "89-100"),
    ("RYPIŃSKI", "RYPIN", "RYPIN", "87-500"),
]


def made_records(count: int, seed: int = 1) -> Iterator[dict]:
    """`count` records in the order of their numbers."""
    for index in range(count):
        number = f"{FIRST + index:010}"
        if index % WITHOUT_EXTRACT == WITHOUT_EXTRACT - 1:
            yield {"krs": number, "status": 204}
        else:
            yield _extract(number, index, random.Random(f"{seed}/{index}"))


def write(path: Path, count: int, seed: int = 1) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for record in made_records(count, seed):
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def _extract(number: str, index: int, dice: random.Random) -> dict:
    registered = f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(2001, 2025)}"
    entry = f"{dice.randint(1, 28):02}.{dice.randint(1, 10):02}.2026"
    header = {
        "rejestr": "RejS",
        "numerKRS": number,
        "dataCzasOdpisu": "23.11.2026 08:47:22",
        "stanZDnia": "23.11.2026",
        "dataRejestracjiWKRS": registered,
        "numerOstatniegoWpisu": dice.randint(1, 40),
        "dataOstatniegoWpisu": entry,
        "sygnaturaAktSprawyDotyczacejOstatniegoWpisu": f"TO.VII NS-REJ.KRS/{index}/26/{dice.randint(1, 999)}",
        "oznaczenieSaduDokonujacegoOstatniegoWpisu": "SĄD REJONOWY W TORUNIU, VII WYDZIAŁ GOSPODARCZY KRAJOWEGO REJESTRU SĄDOWEGO",
        "stanPozycji": 3,
    }
    return {"odpis": {"rodzaj": "Aktualny", "naglowekA": header, "dane": _parts(index, dice)}}


def _parts(index: int, dice: random.Random) -> dict:
    aims = ", ".join(" ".join(dice.choices(WORDS, k=4)) for _ in range(dice.randint(3, 12)))
    parts: dict = {
        "dzial1": {
            "danePodmiotu": {
                "formaPrawna": dice.choice(FORMS),
                "identyfikatory": _numbers(index),
                "nazwa": _name(index, dice),
                "daneOWczesniejszejRejestracji": {},
                "czyPosiadaStatusOPP": dice.random() < 0.08,
            },
            "siedzibaIAdres": _seat(dice),
            "organSprawujacyNadzor": {"nazwa": "STAROSTA"},
        },
        "dzial2": {"reprezentacja": {"nazwaOrganu": "ZARZĄD", "sklad": [_person(dice) for _ in range(dice.randint(1, 5))]}},
        "dzial3": {"celDzialaniaOrganizacji": {"celDzialania": aims}},
        "dzial4": {},
        "dzial5": {},
        "dzial6": {},
    }
    if dice.random() < 0.02:
        parts["dzial6"] = {"likwidacja": {"otwarcieLikwidacji": "01.02.2026", "sposobReprezentacji": "LIKWIDATOR SAMODZIELNIE"}}
    return parts


def _name(index: int, dice: random.Random) -> str:
    name = f"{dice.choice(WHO)} {dice.choice(WHAT)} {dice.choice(WHOM)} NR {index}"
    return f'"{name}"' if dice.random() < 0.2 else name


def _seat(dice: random.Random) -> dict:
    powiat, gmina, locality, code = dice.choice(SEATS)
    address = {"nrDomu": str(dice.randint(1, 180)), "miejscowosc": locality, "kodPocztowy": code, "poczta": locality, "kraj": "POLSKA"}
    if dice.random() < 0.8:
        address["ulica"] = dice.choice(STREETS)
    return {
        "siedziba": {"kraj": "POLSKA", "wojewodztwo": "KUJAWSKO-POMORSKIE", "powiat": powiat, "gmina": gmina, "miejscowosc": locality},
        "adres": address,
    }


def _person(dice: random.Random) -> dict:
    """Masked as the register itself masks persons."""
    return {
        "nazwisko": {"nazwiskoICzlon": "K" + "*" * dice.randint(3, 9)},
        "imiona": {"imie": "A" + "*" * dice.randint(2, 8)},
        "identyfikator": {"pesel": "7**********"},
        "funkcjaWOrganie": dice.choice(["PREZES", "SKARBNIK", "CZŁONEK ZARZĄDU"]),
    }


def _numbers(index: int) -> dict[str, str]:
    """REGON padded with zeros to 14 digits, as the register gives it, and NIP; each the next number whose check digit exists."""
    regon = f"{36_000_000 + index}"
    regon += str(_weighted(regon, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10)
    numbers = {"regon": regon + "00000"}
    nip = f"{956_000_000 + index}"
    check = _weighted(nip, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
    if check != 10:
        numbers["nip"] = nip + str(check)
    return numbers


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


if __name__ == "__main__":
    for made in made_records(int(sys.argv[1])):
        print(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
