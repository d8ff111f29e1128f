"""The made files the imports read, kept in var/bench between runs: writing them takes longer than reading them."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from harness import machine

from . import made_list, runs

KEPT = machine.ROOT / "var" / "bench"
OPP_COUNT = 7_888


@dataclass(frozen=True)
class Table:
    """One made list, as CSV and as XLSX, of so many rows."""

    rows: int
    csv: Path
    xlsx: Path


def made_table(rows: int) -> Table:
    """The list of so many rows, made by a process of its own when it is not there or its maker has changed since."""
    sources = [Path(made_list.__file__), made_list.REFERENCE / "units.csv", made_list.REFERENCE / "postal_codes.csv"]
    version = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:8]
    folder = KEPT / f"list-{rows}-{version}"
    if not folder.is_dir():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"list-{rows}-*"):
            shutil.rmtree(old)
        with tempfile.TemporaryDirectory(dir=KEPT) as unfinished:
            command = [sys.executable, "-m", "measures.made_list", str(rows), unfinished]
            subprocess.run(command, check=True, cwd=Path(made_list.__file__).parents[1], env=runs.environment())
            shutil.copytree(unfinished, folder)
    table = Table(rows, folder / "list.csv", folder / "list.xlsx")
    print(f"Made list of {rows} rows: CSV {runs.size(table.csv):.1f} MB, XLSX {runs.size(table.xlsx):.1f} MB.", flush=True)
    return table


def tax_shares(folder: Path) -> dict[int, Path]:
    """The lists of the Ministry of Finance by tax year, real ones where there are some; otherwise one made list, which is said."""
    real = sorted((machine.SHARED / "data" / "opp").glob("opp_1proc_rozliczenie_*.csv"))
    if real:
        return {int(file.stem[-4:]): file for file in real}
    print(f"No lists of the tax share beside this clone: `import opp` reads a made one of {OPP_COUNT} rows.")
    made = folder / "opp-2014.csv"
    rows = (f'{at},{9_700_000_000 + at},"FUNDACJA ""POMOC {at}""",{at * 37 % 90_000}.{at % 100:02}' for at in range(1, OPP_COUNT + 1))
    made.write_text("lp,krs,nazwa,kwota_zl\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return {2014: made}
