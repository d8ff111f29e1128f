"""Makes "Pozytek Text" from Debian's fonts-lato: four faces of about 31 kB in the folder named by the first argument.

The Open Font License reserves the name Lato for the original, so a subset has to carry another one (look at the `name` table below);
its text and the authors' copyright travel beside the files.
"""

import re
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LATO = Path("/usr/share/fonts/truetype/lato")
LICENCE = Path("/usr/share/doc/fonts-lato/copyright")
FAMILY = "Pozytek Text"
STYLES = {"regular": "Regular", "italic": "Italic", "bold": "Bold", "black": "Black"}

# Latin with every Polish letter and its neighbours; the spaces, dashes, quotation marks, arrows and signs that our pages and drawings use.
CHARACTERS = (
    "20-7E A0-17F 218-21B 2C7 2D8-2D9 2DB-2DD 2009-200A 2010 2012-2014 2018-201A 201C-201E 2020 2022 2026 202F-2030 2032-2033 "
    "2039-203A 2080-2083 20AC 2116 2122 2190-2193 2212 2215 2248 2260 2264-2265"
)
FEATURES = ["kern", "liga", "locl", "tnum", "pnum", "lnum", "case", "frac", "ccmp", "sups", "ordn"]


def code_points(ranges: str) -> list[int]:
    """The numbers named by a list such as "20-7E A0"."""
    bounds = [part.split("-") for part in ranges.split()]
    return [point for bound in bounds for point in range(int(bound[0], 16), int(bound[-1], 16) + 1)]


def renamed(font: TTFont, style: str) -> None:
    """Gives the face our family's name wherever a program may read one; copyright and licence stay as they are."""
    postscript = FAMILY.replace(" ", "") + "-" + style
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: postscript}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [postscript]


def make(style: str, target: Path) -> None:
    options = subset.Options(
        layout_features=FEATURES, flavor="woff2", hinting=False, name_IDs=[0, 5, 13, 14], name_languages=[0x409], desubroutinize=True
    )
    font = subset.load_font(str(LATO / f"Lato-{style}.ttf"), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(CHARACTERS))
    subsetter.subset(font)
    renamed(font, style)
    subset.save_font(font, str(target), options)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as draft:
        for name, style in STYLES.items():
            make(style, Path(draft) / f"pozytek-text-{name}.woff2")
        for made in Path(draft).iterdir():
            made.rename(folder / made.name)
    # Last, since its presence tells the set-up that all four are there.
    text = LICENCE.read_text(encoding="utf-8")
    if not re.search("SIL OPEN FONT LICENSE|OFL-1.1", text):
        sys.exit(f"{LICENCE} no longer holds the Open Font License")
    (folder / "LICENSE.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if not LATO.is_dir():
        sys.exit("Debian's package fonts-lato is missing")
    main(Path(sys.argv[1]))
