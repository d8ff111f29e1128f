"""How fast pages are answered and imports done, on this machine, by the real program on real databases.

    make bench                     pages of both sizes of sample region at 1, 8 and 64 connections; imports, peers, pages during an import;
                                   finding: how fast, how soon after a start or an import, how well, beside others;
                                   the map: tiles, numbers, pictures, borders, the first view on a phone, PostGIS beside
    make bench BENCH=--quick       small sizes, short lines
    make bench BENCH="--only pages --organisations 160000 --page organisation"

Prints tables and keeps only the made lists and the peers, in var/bench; figures worth keeping go by hand into docs/performance.md.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measures import aims
from measures.engines import engines
from measures.files import made_table
from measures.finding import MILLION, finding
from measures.imports import Imports
from measures.map import maps
from measures.meanwhile import Meanwhile
from measures.pages import PAGES, pages
from measures.peers import Peers
from measures.tables import describe_machine

from harness import processes

PARTS = ["pages", "imports", "peers", "meanwhile", "finding", "map"]


def main() -> int:
    options = _arguments()
    processes.end_politely_on_signals()
    describe_machine()
    with tempfile.TemporaryDirectory(prefix="pozytek-bench-") as name:
        folder = Path(name)
        if "pages" in options.only:
            for count in options.organisations:
                pages(folder, count, options.page, options.connections, options.seconds)
        if set(options.only) - {"pages", "finding", "map"}:
            _imports(folder, options)
        sizes = options.organisations + ([MILLION] if options.million else [])
        if "finding" in options.only:
            finding(folder, sizes, options.connections, options.seconds, options.quick)
        if "map" in options.only:
            maps(folder, sizes, options.connections, options.seconds, options.quick)
    return 0


def _imports(folder: Path, options: argparse.Namespace) -> None:
    """Imports first, then what is set beside them in the same run."""
    print()
    big, small = made_table(options.rows[0]), made_table(options.rows[1])
    with engines(folder) as both:
        imports, meanwhile = Imports(folder, big, small), Meanwhile(folder, big, options.seconds)
        if "imports" in options.only:
            imports.measure(both)
        if "peers" in options.only:
            Peers(folder, big, imports.runs).measure(both)
        if "meanwhile" in options.only:
            meanwhile.measure(both)
        aims.compare(imports.runs, meanwhile.p99, big.rows, small.rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--page", nargs="+", choices=PAGES, default=list(PAGES), metavar="PAGE", help=f"some of: {', '.join(PAGES)}")
    parser.add_argument("--organisations", type=int, nargs="+", metavar="N", help="sizes of the sample region (8000 160000)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 64], metavar="C")
    parser.add_argument("--rows", type=int, nargs=2, metavar=("BIG", "SMALL"), help="rows of the imported lists (160000 20000)")
    parser.add_argument("--seconds", type=int, metavar="S", help="how long a line is measured (6)")
    parser.add_argument("--million", action="store_true", help="finding and the map over 1000000 bodies too: some minutes and 5 GB more")
    parser.add_argument("--quick", action="store_true", help="8000 bodies, 20000 and 2500 rows, three seconds a line")
    options = parser.parse_args()
    options.organisations = options.organisations or ([8000] if options.quick else [8000, 160_000])
    options.rows = options.rows or ([20_000, 2_500] if options.quick else [160_000, 20_000])
    options.seconds = options.seconds or (3 if options.quick else 6)
    return options


if __name__ == "__main__":
    sys.exit(main())
